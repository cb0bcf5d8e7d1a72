import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Select } from 'antd'
import { useRef, useState } from 'react'
import * as queries from './queries.ts'
import type { Picture, PlayTask } from './shapes.ts'
import { dropDraft } from '../../desk/tasks/form-draft.ts'
import { TaskForm, type FilledForm, type FormHandle } from '../../desk/tasks/task-form.tsx'
import { groupInWords } from '../../desk/tasks/who.ts'
import { named } from '../../desk/parts/named.ts'
import { Shown } from '../../desk/parts/shown.tsx'
import { call, Problem, type FieldError } from '../../kit/http.ts'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import { formatInstant, formatSpan } from '../../kit/time.ts'

interface StepProps {
  task: PlayTask
  now: string
  isFirst: boolean
  onBusy: (busy: boolean) => void
  onStep: (picture: Picture) => Promise<void>
}

/** An open step: whose it is, until when, and its real form once it is opened. */
export function Step({ task, now, isFirst, onBusy, onStep }: StepProps) {
  const { t } = useTexts('studioRehearsal')
  const { language } = useLanguage()
  const word = useWord()
  const departments = useQuery(queries.departments).data ?? []
  const [open, setOpen] = useState(isFirst)
  const [as, setAs] = useState(task.takers[0]?.id)
  const left = task.dueAt ? new Date(task.dueAt).getTime() - new Date(now).getTime() : null
  return (
    <section className="rehearsal-step">
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <b>{named(task, language)}</b>
        <span className="quiet">{task.candidateGroups.map((group) => groupInWords(group, departments, language, (kind, code) => word(kind, code))).join(', ')}</span>
        {task.dueAt && left !== null && <span className={left < 0 ? 'rehearsal-over' : 'quiet'} title={formatInstant(task.dueAt, language)}>{left < 0 ? t('overBy', { span: formatSpan(left, language) }) : t('dueIn', { span: formatSpan(left, language) })}</span>}
      </button>
      {open && (
        <>
          <label className="rehearsal-as">{t('as')} <Select size="small" value={as ?? null} onChange={setAs} placeholder={t('nobody')} showSearch={{ optionFilterProp: 'label' }} options={task.takers.map((one) => ({ value: one.id, label: named(one, language) }))} /></label>
          {as === undefined ? <Alert type="warning" title={t('nobodyHint')} /> : <Filling key={as} task={task} as={as} onBusy={onBusy} onStep={onStep} />}
        </>
      )}
    </section>
  )
}

function Filling({ task, as, onBusy, onStep }: Omit<StepProps, 'now' | 'isFirst'> & { as: string }) {
  const { t } = useTexts('studioRehearsal')
  const { language } = useLanguage()
  const form = useQuery(queries.form(task.key, as, language))
  const handle = useRef<FormHandle>(null)
  const [errors, setErrors] = useState<FieldError[]>()
  const draftKey = `rehearsal.${task.key}`
  const complete = async ({ data }: FilledForm) => {
    onBusy(true)
    setErrors(undefined)
    try {
      const picture = await call<Picture>(`/api/studio/rehearsal/play/tasks/${task.key}`, { json: { as, variables: withoutFiles(data) } })
      dropDraft(draftKey)
      await onStep(picture)
    } catch (error) {
      const found = error instanceof Problem ? error.errors : []
      setErrors(found.length > 0 ? handle.current?.tell(found) ?? found : [{ path: '', message: error instanceof Error ? error.message : t('common:failed') }])
    } finally {
      onBusy(false)
    }
  }
  return (
    <Shown of={form} failed={t('failed')}>
      {(shown) => (
        <>
          <TaskForm ref={handle} draftKey={draftKey} form={shown} readOnly={false} onFilled={(filled) => void complete(filled)} />
          {errors !== undefined && <Alert className="gap-below" type="error" title={t('notTaken')} description={errors.map(({ path, message }) => <div key={path + message}>{message}</div>)} />}
          <Button type="primary" onClick={() => handle.current?.submit()}>{t('complete')}</Button>
        </>
      )}
    </Shown>
  )
}

/** Files stay out of a rehearsal. */
const withoutFiles = (data: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(data).map(([name, value]) => [name, typeof value === 'string' && value.startsWith('files::') ? [] : value]))
