import { Field } from '../field.tsx'
import type { Relation } from '../../kit/shapes/public.ts'
import type { Change, Draft } from './draft.ts'
import type { ErrorsByField } from './use-field-errors.ts'
import { useTexts } from '../../kit/language.ts'

const relations: Relation[] = ['self', 'relative', 'friend', 'other']

interface ContactProps {
  draft: Draft
  change: Change
  errors: ErrorsByField
}

/** Either a name and a way to call back, or the wish to stay unknown. */
export function Contact({ draft, change, errors }: ContactProps) {
  const { t } = useTexts('report')
  return (
    <section>
      <h2>{t('who')}</h2>
      <label className="switch">
        <input type="checkbox" role="switch" checked={draft.anonymous} onChange={({ target }) => change({ anonymous: target.checked })} />
        <span>{t('anonymous')}</span>
      </label>
      {draft.anonymous ? <p className="hint">{t('anonymousHint')}</p> : (
        <>
          <div className="pair">
            <Field label={t('common:name')} error={errors.name} optional>
              {(control) => <input {...control} name="name" autoComplete="name" value={draft.name} onChange={({ target }) => change({ name: target.value })} />}
            </Field>
            <Field label={t('relation')} error={errors.relation}>
              {(control) => (
                <select {...control} name="relation" value={draft.relation} onChange={({ target }) => change({ relation: target.value as Relation })}>
                  {relations.map((relation) => <option key={relation} value={relation}>{t(`words:relation.${relation}`)}</option>)}
                </select>
              )}
            </Field>
          </div>
          <div className="pair">
            <Field label={t('common:phone')} error={errors.phone}>
              {(control) => <input {...control} name="phone" type="tel" autoComplete="tel" value={draft.phone} onChange={({ target }) => change({ phone: target.value })} />}
            </Field>
            <Field label={t('common:email')} error={errors.email} optional>
              {(control) => <input {...control} name="email" type="email" autoComplete="email" value={draft.email} onChange={({ target }) => change({ email: target.value })} />}
            </Field>
          </div>
          <label className="switch">
            <input type="checkbox" role="switch" checked={draft.confidential} onChange={({ target }) => change({ confidential: target.checked })} />
            <span>{t('confidential')}</span>
          </label>
          <p className="hint">{draft.confidential ? t('confidentialHint') : t('privacy')}</p>
        </>
      )}
    </section>
  )
}
