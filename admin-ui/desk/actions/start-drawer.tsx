import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Drawer, Space } from 'antd'
import { useRef, useState } from 'react'
import { whatHappens } from './what-happens.ts'
import { useMe } from '../frame/signed-in.tsx'
import { named } from '../parts/named.ts'
import { Shown } from '../parts/shown.tsx'
import { variablesOf } from '../tasks/complete-task.ts'
import { dropDraft } from '../tasks/form-draft.ts'
import { TaskForm, type FilledForm, type FormHandle } from '../tasks/task-form.tsx'
import { call, Problem, type FieldError } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { randomKey } from '../../kit/random-key.ts'
import * as queries from '../queries.ts'
import type { Action } from '../../kit/shapes/desk.ts'

interface StartProps {
  action: Action
  complaintId?: string | undefined
  onClose: () => void
}

/** The form that starts a process, beside the page it is started from. What was typed is still there when it is opened again. */
export function StartDrawer({ action, complaintId, onClose }: StartProps) {
  const { t } = useTexts('actions')
  const { language } = useLanguage()
  const { message } = App.useApp()
  const client = useQueryClient()
  const path = `${queries.actionsPath(complaintId)}/${encodeURIComponent(action.processId)}`
  const form = useQuery(queries.startForm(path, language))
  const draftKey = `${useMe().id} ${path}`
  const handle = useRef<FormHandle>(null)
  const [key] = useState(randomKey)
  const [open, setOpen] = useState(true)
  const [busy, setBusy] = useState(false)
  const [homeless, setHomeless] = useState<FieldError[]>()
  const name = named(action, language)
  const about = whatHappens(action, language)

  const start = async (filled: FilledForm) => {
    setBusy(true)
    setHomeless(undefined)
    try {
      await call(path, { json: { variables: await variablesOf(filled) }, headers: { 'idempotency-key': key } })
      dropDraft(draftKey)
      void message.success(t('started', { name }))
      setOpen(false)
      await client.invalidateQueries({ queryKey: ['complaints'] })
    } catch (error) {
      refused(error)
    }
    setBusy(false)
  }
  const refused = (error: unknown) => {
    if (!(error instanceof Problem)) void message.error(t('common:noConnection'))
    else if (error.status === 422 && error.errors.length > 0) setHomeless(handle.current?.tell(error.errors) ?? error.errors)
    else void message.error(error.type.endsWith('complaint.closed') ? t('closed') : error.message)
  }

  return (
    <Drawer
      open={open}
      onClose={() => setOpen(false)}
      afterOpenChange={(shown) => { if (!shown) onClose() }}
      size={560}
      title={name}
      styles={{ wrapper: { maxWidth: '100vw' } }}
      footer={(
        <Space className="drawer-actions">
          <Button onClick={() => setOpen(false)}>{t('common:cancel')}</Button>
          <Button type="primary" loading={busy} disabled={form.data === undefined} onClick={() => handle.current?.submit()}>{t('start')}</Button>
        </Space>
      )}
    >
      {about !== undefined && <p className="quiet drawer-lead">{about}</p>}
      <Shown of={form} failed={t('formFailed')}>
        {(shown) => <TaskForm ref={handle} draftKey={draftKey} form={shown} readOnly={false} onFilled={(filled) => void start(filled)} />}
      </Shown>
      {homeless !== undefined && (
        <Alert type="error" className="gap-above" title={t('invalid')} description={homeless.length > 0 && <ul>{homeless.map(({ path: field, message: text }) => <li key={field + text}>{text}</li>)}</ul>} />
      )}
    </Drawer>
  )
}
