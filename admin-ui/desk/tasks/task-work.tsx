import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Card, Space } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { completeTask } from './complete-task.ts'
import { dropDraft } from './form-draft.ts'
import { TaskForm, type FilledForm, type FormHandle } from './task-form.tsx'
import { useContinue } from './use-continue.ts'
import { useTaskDraft } from './use-task-draft.ts'
import { useMe } from '../frame/signed-in.tsx'
import { named } from '../parts/named.ts'
import { usePersonName } from '../parts/use-person-name.ts'
import { Shown } from '../parts/shown.tsx'
import { call, Problem, type FieldError } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatInstant } from '../../kit/time.ts'
import * as queries from '../queries.ts'
import type { Task } from '../../kit/shapes/desk.ts'

const tryAgain = 5_000

/** Take the task, fill in its form, complete it and go on, to the next one or where the page says; what the server does not like is shown at the fields, and what does not reach it is sent again. */
export function TaskWork({ task, onDone }: { task: Task; onDone?: () => Promise<unknown> }) {
  const { t } = useTexts('task')
  const { t: say } = useTexts('beside')
  const { language } = useLanguage()
  const { message, notification } = App.useApp()
  const me = useMe()
  const personName = usePersonName()
  const client = useQueryClient()
  const form = useQuery(queries.taskForm(task.key, language))
  const handle = useRef<FormHandle>(null)
  const next = useContinue(task.key)
  const goOn = onDone ?? next
  const [busy, setBusy] = useState(false)
  const [homeless, setHomeless] = useState<FieldError[]>()
  const [unsent, setUnsent] = useState<FilledForm>()
  const [drawing, redraw] = useState(0)
  const mine = task.assignee === me.id
  const taken = Boolean(task.assignee) && !mine
  const editable = task.canComplete && !taken
  const draftKey = `${me.id} ${task.key}`
  const draft = useTaskDraft(task.key, draftKey, editable)

  const act = async (work: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    try {
      await work()
    } catch (error) {
      await refused(error)
    } finally {
      setBusy(false)
    }
  }
  const refused = async (error: unknown) => {
    if (!(error instanceof Problem)) return void message.error(t('common:noConnection'))
    setUnsent(undefined)
    if (error.status === 422) return setHomeless(handle.current?.tell(error.errors) ?? error.errors)
    if (error.status !== 409) return void message.error(error.message)
    notification.info({ title: t('colleague'), description: t('colleagueHint') })
    dropDraft(draftKey)
    await goOn()
  }
  const assign = (verb: 'claim' | 'release') => act(async () => {
    await call(`/api/tasks/${task.key}/${verb}`, { method: 'POST' })
    await client.invalidateQueries({ queryKey: ['tasks'] })
  })
  const complete = (filled: FilledForm) => act(async () => {
    setHomeless(undefined)
    try {
      await completeTask(task.key, filled)
    } catch (error) {
      if (error instanceof Problem) throw error
      return setUnsent(filled)
    }
    setUnsent(undefined)
    dropDraft(draftKey)
    void message.success(t('completed', { name: named(task, language) }))
    await goOn()
  })

  const again = useRef(complete)
  useEffect(() => {
    again.current = complete
  })
  useEffect(() => {
    if (unsent === undefined) return
    const send = () => void again.current(unsent)
    const timer = setInterval(send, tryAgain)
    addEventListener('online', send)
    return () => {
      clearInterval(timer)
      removeEventListener('online', send)
    }
  }, [unsent])

  const discard = () => {
    handle.current?.discardDraft()
    draft.drop()
  }
  const takeElsewhere = () => {
    draft.takeElsewhere()
    redraw(drawing + 1)
  }
  return (
    <Card
      title={t('form')}
      className="task-work"
      extra={mine
        ? <Button size="small" disabled={busy} onClick={() => void assign('release')}>{t('release')}</Button>
        : task.canClaim && !taken && <Button size="small" disabled={busy} onClick={() => void assign('claim')}>{t('claim')}</Button>}
    >
      {taken && (
        <Alert
          type="info"
          className="gap-below"
          title={t('takenBy', { name: personName(task.assignee ?? '', task.assigneeName) })}
          action={task.canClaim && <Button loading={busy} onClick={() => void assign('claim')}>{t('takeOver')}</Button>}
        />
      )}
      {draft.elsewhere !== undefined && (
        <Alert type="info" className="gap-below" title={say('draftElsewhere', { time: formatInstant(draft.elsewhere.at, language) })} action={<Button size="small" onClick={takeElsewhere}>{say('draftTake')}</Button>} />
      )}
      {draft.restoredFrom !== undefined && editable && (
        <Alert type="info" className="gap-below" title={say('draftKept', { time: formatInstant(draft.restoredFrom, language) })} action={<Button size="small" type="text" onClick={discard}>{t('draftDiscard')}</Button>} />
      )}
      <Shown of={{ ...form, data: draft.ready ? form.data : undefined }} failed={t('common:failed')}>
        {(shown) => (
          <>
            <TaskForm key={drawing} ref={handle} draftKey={draftKey} form={shown} readOnly={!editable || unsent !== undefined} onTyped={draft.typed} onFilled={(filled) => void complete(filled)} />
            {shown.generated && <p className="quiet">{t('generated')}</p>}
          </>
        )}
      </Shown>
      {homeless !== undefined && (
        <Alert
          type="error"
          className="gap-above"
          title={t('invalid')}
          description={homeless.length > 0 && <>{t('otherErrors')}<ul>{homeless.map(({ path, message: text }) => <li key={path + text}>{text}</li>)}</ul></>}
        />
      )}
      {unsent !== undefined && (
        <Alert
          type="warning"
          showIcon
          className="gap-above"
          title={say('unsent')}
          action={<Space><Button size="small" onClick={() => setUnsent(undefined)}>{say('unsentChange')}</Button><Button size="small" type="primary" loading={busy} onClick={() => void complete(unsent)}>{say('unsentNow')}</Button></Space>}
        />
      )}
      {editable && unsent === undefined && (
        <Space className="task-actions">
          <Button type="primary" size="large" loading={busy} disabled={form.data === undefined} onClick={() => handle.current?.submit()}>{t('complete')}</Button>
        </Space>
      )}
    </Card>
  )
}
