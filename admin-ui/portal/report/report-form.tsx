import { useEffect, useRef, useState, type FormEvent } from 'react'
import { Attachments } from './attachments.tsx'
import { Contact } from './contact.tsx'
import { isUntouched, type Draft } from './draft.ts'
import { Field } from '../field.tsx'
import { useDepartments } from '../use-departments.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { useFieldErrors } from './use-field-errors.ts'
import type { Sending } from './use-sending.ts'

interface ReportFormProps {
  draft: Draft
  change: (part: Partial<Draft>) => void
  discard: () => void
  sending: Exclude<Sending, { phase: 'done' }>
  send: () => Promise<void>
}

export function ReportForm({ draft, change, discard, sending, send }: ReportFormProps) {
  const { t } = useTexts('report')
  const { language } = useLanguage()
  const departments = useDepartments()
  const [uploading, setUploading] = useState(false)
  const { errors, check } = useFieldErrors(draft, sending)
  const form = useRef<HTMLFormElement>(null)
  const fixed = sending.phase === 'sending' || sending.phase === 'lost'

  useEffect(() => {
    if (Object.keys(errors).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [errors])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!uploading && (sending.phase === 'lost' || check())) void send()
  }

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <fieldset disabled={fixed}>
        <section>
          <Field label={t('subject')} hint={t('subjectHint')} error={errors.subject}>
            {(control) => <input {...control} name="subject" maxLength={200} value={draft.subject} onChange={({ target }) => change({ subject: target.value })} />}
          </Field>
          <Field label={t('narrative')} hint={t('narrativeHint')} error={errors.narrative}>
            {(control) => <textarea {...control} name="narrative" rows={5} value={draft.narrative} onChange={({ target }) => change({ narrative: target.value })} />}
          </Field>
          <Attachments
            attached={draft.attachments}
            onAdd={(file) => change({ attachments: [...draft.attachments, file] })}
            onRemove={(id) => change({ attachments: draft.attachments.filter((file) => file.id !== id) })}
            onBusy={setUploading}
          />
        </section>
        <section>
          <h2>{t('whereWhen')}</h2>
          <Field label={t('department')} optional error={errors.department}>
            {(control) => (
              <select {...control} name="department" value={draft.department} onChange={({ target }) => change({ department: target.value })}>
                <option value="">{t('departmentUnknown')}</option>
                {departments.map(({ id, name, nameZh }) => <option key={id} value={id}>{language === 'zh' ? (nameZh ?? name) : name}</option>)}
              </select>
            )}
          </Field>
          <div className="pair">
            <Field label={t('place')} optional error={errors.place}>
              {(control) => <input {...control} name="place" placeholder={t('placeHint')} value={draft.place} onChange={({ target }) => change({ place: target.value })} />}
            </Field>
            <Field label={t('when')} optional error={errors.occurredAt}>
              {(control) => <input {...control} name="when" type="datetime-local" value={draft.when} onChange={({ target }) => change({ when: target.value })} />}
            </Field>
          </div>
        </section>
        <Contact draft={draft} change={change} errors={errors} />
        <section className="promise">
          <h2>{t('promise')}</h2>
          <ol>{(['promiseReceipt', 'promiseContact', 'promisePlan', 'promiseRate'] as const).map((key) => <li key={key}>{t(key)}</li>)}</ol>
        </section>
      </fieldset>
      <div className="submit">
        {sending.phase === 'lost' && <p role="alert" className="notice warn"><b>{t('lost')}</b>{t('lostHint')}</p>}
        {sending.phase === 'refused' && <p role="alert" className="notice bad"><b>{t('refused')}</b>{sending.errors.length === 0 && sending.message}</p>}
        {uploading && <p className="hint">{t('uploadsRunning')}</p>}
        <button type="submit" className="primary" disabled={sending.phase === 'sending' || uploading}>
          {sending.phase === 'sending' ? t('submitting') : sending.phase === 'lost' ? t('common:retry') : t('submit')}
        </button>
        {!isUntouched(draft) && !fixed && (
          <p className="hint centred">{t('draftKept')} <button type="button" className="link" onClick={discard}>{t('discard')}</button></p>
        )}
      </div>
    </form>
  )
}
