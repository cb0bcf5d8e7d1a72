import { useEffect, useRef, type FormEvent } from 'react'
import { Attachments } from './attachments.tsx'
import { Contact } from './contact.tsx'
import { isUntouched, type Change, type Draft } from './draft.ts'
import { Field } from '../field.tsx'
import { Promises } from '../promises.tsx'
import { useDepartments } from '../use-departments.ts'
import { useOnline } from '../use-online.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { PortalFacts } from '../../kit/shapes/portal.ts'
import { useFieldErrors } from './use-field-errors.ts'
import { canRecord } from './use-recorder.ts'
import type { Sending } from './use-sending.ts'
import type { Uploads } from './use-uploads.ts'

interface ReportFormProps {
  draft: Draft
  change: Change
  discard: () => void
  uploads: Uploads
  facts: PortalFacts | undefined
  sending: Exclude<Sending, { phase: 'done' }>
  send: () => void
}

export function ReportForm({ draft, change, discard, uploads, facts, sending, send }: ReportFormProps) {
  const { t } = useTexts('report')
  const { language } = useLanguage()
  const departments = useDepartments()
  const online = useOnline()
  const { errors, check } = useFieldErrors(draft, sending)
  const form = useRef<HTMLFormElement>(null)
  const fixed = sending.phase === 'sending' || sending.phase === 'lost'

  useEffect(() => {
    if (Object.keys(errors).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [errors])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!uploads.refused && !uploads.recording && (sending.phase === 'lost' || check())) send()
  }

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      {!online && sending.phase !== 'lost' && <p role="status" className="notice warn">{t('offline')}</p>}
      <fieldset disabled={fixed}>
        <section>
          <div className="apart-from-people" aria-hidden="true">
            <label>Website <input name="website" tabIndex={-1} autoComplete="off" value={draft.trap} onChange={({ target }) => change({ trap: target.value })} /></label>
          </div>
          <Field label={t('narrative')} hint={t(canRecord ? 'narrativeOrVoice' : 'narrativeHint')} error={errors.narrative}>
            {(control) => <textarea {...control} name="narrative" rows={5} maxLength={20_000} value={draft.narrative} onChange={({ target }) => change({ narrative: target.value })} />}
          </Field>
          <Attachments files={draft.files} uploads={uploads} megabytes={facts?.megabytes} />
          <Field label={t('subject')} optional hint={t('subjectHint')} error={errors.subject}>
            {(control) => <input {...control} name="subject" maxLength={200} value={draft.subject} onChange={({ target }) => change({ subject: target.value })} />}
          </Field>
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
              {(control) => <input {...control} name="place" maxLength={300} placeholder={t('placeHint')} value={draft.place} onChange={({ target }) => change({ place: target.value })} />}
            </Field>
            <Field label={t('when')} optional error={errors.occurredAt}>
              {(control) => <input {...control} name="when" type="datetime-local" max="9999-12-31T23:59" value={draft.when} onChange={({ target }) => change({ when: target.value })} />}
            </Field>
          </div>
        </section>
        <Contact draft={draft} change={change} errors={errors} />
        <Promises promises={facts?.promises ?? []} anonymous={draft.anonymous} before />
      </fieldset>
      <div className="submit">
        {sending.phase === 'lost' && <p role="alert" className="notice warn"><b>{t('lost')}</b>{t('lostHint')}</p>}
        {sending.phase === 'refused' && <p role="alert" className="notice bad"><b>{t('refused')}</b>{sending.errors.length === 0 && sending.message}</p>}
        {uploads.recording && <p className="hint centred">{t('recordFirst')}</p>}
        <button type="submit" className="primary" disabled={sending.phase === 'sending' || uploads.refused || uploads.recording}>
          {sending.phase === 'sending' ? t(sending.files ? 'submittingFiles' : 'submitting') : sending.phase === 'lost' ? t('common:retry') : t('submit')}
        </button>
        {fixed && draft.attempt === null && <p className="centred"><button type="button" className="link" onClick={() => change({ wanted: false })}>{t('takeBack')}</button></p>}
        {!isUntouched(draft) && !fixed && (
          <p className="hint centred">{t('draftKept')} <button type="button" className="link" onClick={discard}>{t('discard')}</button></p>
        )}
      </div>
    </form>
  )
}
