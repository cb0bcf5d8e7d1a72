import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Card, Space } from 'antd'
import { useRef, useState } from 'react'
import { completeTask } from './complete-task.ts'
import { dropDraft, keptDraft } from './form-draft.ts'
import { TaskForm, type FilledForm, type FormHandle } from './task-form.tsx'
import { useContinue } from './use-continue.ts'
import { useMe } from '../frame/signed-in.tsx'
import { named } from '../parts/named.ts'
import { usePersonName } from '../parts/use-person-name.ts'
import { Shown } from '../parts/shown.tsx'
import { call, Problem, type FieldError } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import * as queries from '../queries.ts'
import type { Task } from '../../kit/shapes/desk.ts'

/** Take the task, fill in its form, complete it; what the server does not like is shown at the fields. */
export function TaskWork({ task }: { task: Task }) {
  const { t } = useTexts('task')
  const { language } = useLanguage()
  const { message, notification } = App.useApp()
  const me = useMe()
  const personName = usePersonName()
  const client = useQueryClient()
  const form = useQuery(queries.taskForm(task.key, language))
  const handle = useRef<FormHandle>(null)
  const goOn = useContinue(task.key)
  const [busy, setBusy] = useState(false)
  const [homeless, setHomeless] = useState<FieldError[]>()
  const [restored, setRestored] = useState(() => keptDraft(task.key) !== undefined)
  const mine = task.assignee === me.id
  const taken = Boolean(task.assignee) && !mine
  const editable = task.canComplete && !taken

  const act = async (work: () => Promise<void>) => {
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
    if (error.status === 422) return setHomeless(handle.current?.tell(error.errors) ?? error.errors)
    if (error.status !== 409) return void message.error(error.message)
    notification.info({ title: t('colleague'), description: t('colleagueHint') })
    dropDraft(task.key)
    await goOn()
  }
  const assign = (verb: 'claim' | 'release') => act(async () => {
    await call(`/api/tasks/${task.key}/${verb}`, { method: 'POST' })
    await client.invalidateQueries({ queryKey: ['tasks'] })
  })
  const complete = (filled: FilledForm) => act(async () => {
    setHomeless(undefined)
    await completeTask(task.key, filled)
    dropDraft(task.key)
    void message.success(t('completed', { name: named(task, language) }))
    await goOn()
  })

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
      {restored && editable && (
        <Alert
          type="info"
          className="gap-below"
          title={t('draftRestored')}
          action={<Button size="small" type="text" onClick={() => { handle.current?.discardDraft(); setRestored(false) }}>{t('draftDiscard')}</Button>}
        />
      )}
      <Shown of={form} failed={t('common:failed')}>
        {(shown) => (
          <>
            <TaskForm ref={handle} draftKey={task.key} form={shown} readOnly={!editable} onFilled={(filled) => void complete(filled)} />
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
      {editable && (
        <Space className="task-actions">
          <Button type="primary" size="large" loading={busy} disabled={form.data === undefined} onClick={() => handle.current?.submit()}>{t('complete')}</Button>
        </Space>
      )}
    </Card>
  )
}
