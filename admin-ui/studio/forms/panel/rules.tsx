import { InputNumber, Select, Switch } from 'antd'
import type { FormField } from '../editor/schema.ts'
import { Entry, TextEntry } from './entries.tsx'
import { withProperty } from './words.tsx'
import { labelOf } from '../editor/schema.ts'
import { useLanguage, useTexts } from '../../../kit/language.ts'

interface RulesProps {
  field: FormField
  edit: (properties: Record<string, unknown>) => void
}

/** What may be filled in. */
export function Rules({ field, edit }: RulesProps) {
  const { t } = useTexts('studioForms')
  const { type, validate = {} } = field
  const rule = (name: string, value: unknown) => edit({ validate: withRule(validate, { [name]: value }) })
  const isText = type === 'textfield' || type === 'textarea'
  return (
    <>
      <Ticked label={t('required')} value={validate['required']} onChange={(on) => rule('required', on || undefined)} />
      <Ticked label={t('readonly')} value={field.readonly} onChange={(on) => edit({ readonly: on || undefined })} hint={t('readonlyHint')} />
      {isText && <Whole label={t('longest')} value={validate['maxLength']} min={1} onChange={(value) => rule('maxLength', value)} />}
      {type === 'textfield' && <Shape field={field} edit={edit} />}
      {type === 'number' && <>
        <Whole label={t('atLeast')} value={validate['min']} onChange={(value) => rule('min', value)} />
        <Whole label={t('atMost')} value={validate['max']} onChange={(value) => rule('max', value)} />
        <Whole label={t('decimals')} value={field['decimalDigits']} min={0} onChange={(value) => edit({ decimalDigits: value })} />
      </>}
      {type === 'datetime' && <Moment field={field} edit={edit} />}
      {type === 'filepicker' && <Ticked label={t('multiple')} value={field['multiple']} onChange={(on) => edit({ multiple: on || undefined })} />}
      <First field={field} edit={edit} />
    </>
  )
}

const withRule = (validate: Record<string, unknown>, rule: Record<string, unknown>): Record<string, unknown> | undefined => {
  const kept = Object.fromEntries(Object.entries({ ...validate, ...rule }).filter(([, value]) => value !== undefined && value !== null && value !== ''))
  return Object.keys(kept).length === 0 ? undefined : kept
}

/** A switch; one that an expression decides shows it. */
function Ticked({ label, hint, value, onChange }: { label: string; hint?: string; value: unknown; onChange: (on: boolean) => void }) {
  const { t } = useTexts('studioForms')
  const computed = typeof value === 'string' && value.startsWith('=')
  return (
    <div className="form-entry form-switch">
      <span><Switch size="small" checked={value === true || computed} aria-label={label} onChange={onChange} /> {label}</span>
      {computed ? <small>{t('computed')} <code>{value.slice(1)}</code></small> : hint && <small>{hint}</small>}
    </div>
  )
}

function Whole({ label, value, min, onChange }: { label: string; value: unknown; min?: number; onChange: (value: number | undefined) => void }) {
  const { t } = useTexts('studioForms')
  if (typeof value === 'string' && value.startsWith('=')) return <Entry label={label}>{(id) => <code id={id}>{t('computed')} {value.slice(1)}</code>}</Entry>
  return <Entry label={label}>{(id) => <InputNumber id={id} {...(min !== undefined && { min })} value={value === undefined || value === '' ? null : Number(value)} onChange={(given) => onChange(given ?? undefined)} />}</Entry>
}

/** What a line of text has to look like. */
function Shape({ field: { validate = {}, properties }, edit }: RulesProps) {
  const { t } = useTexts('studioForms')
  const pattern = validate['pattern'] as string | undefined
  const shape = pattern !== undefined ? 'custom' : ((validate['validationType'] as string | undefined) || 'any')
  const choose = (kind: string) => edit({ validate: withRule(validate, { validationType: kind === 'any' ? undefined : kind, pattern: kind === 'custom' ? (pattern ?? '^.+$') : undefined, patternErrorMessage: undefined }) })
  return (
    <>
      <Entry label={t('shape')}>{(id) => <Select id={id} value={shape} onChange={choose} options={(['any', 'email', 'phone', 'custom'] as const).map((kind) => ({ value: kind, label: t(`shapes.${kind}`) }))} />}</Entry>
      {shape === 'custom' && <>
        <TextEntry mono label={t('pattern')} value={pattern ?? ''} onChange={(text) => edit({ validate: withRule(validate, { pattern: text }) })} />
        <TextEntry lang="en" label={t('patternEn')} value={(validate['patternErrorMessage'] as string | undefined) ?? ''} onChange={(text) => edit({ validate: withRule(validate, { patternErrorMessage: text }) })} />
        <TextEntry lang="zh-CN" label={t('patternZh')} value={properties?.['validate.patternErrorMessage.zh'] ?? ''} onChange={(text) => edit({ properties: withProperty(properties, 'validate.patternErrorMessage.zh', text) })} />
      </>}
    </>
  )
}

function Moment({ field, edit }: RulesProps) {
  const { t } = useTexts('studioForms')
  const subtype = (field['subtype'] as string | undefined) ?? 'date'
  const { dateLabel = '', properties } = field
  const choose = (kind: string) => edit({
    subtype: kind,
    // A moment names its offset, so that it means the same wherever it is read.
    ...(kind === 'date' ? { timeSerializingFormat: undefined, timeInterval: undefined, timeLabel: undefined } : { timeSerializingFormat: 'utc_offset', timeInterval: 15, timeLabel: kind === 'time' ? dateLabel : 'Time' }),
    properties: withProperty(properties, 'timeLabel.zh', { date: '', time: properties?.['dateLabel.zh'] ?? '', datetime: '时间' }[kind] ?? ''),
  })
  return <Entry label={t('moment')}>{(id) => <Select id={id} value={subtype} onChange={choose} options={(['date', 'time', 'datetime'] as const).map((kind) => ({ value: kind, label: t(`moments.${kind}`) }))} />}</Entry>
}

/** What stands in it before anybody has filled it in. */
function First({ field: { type, values, defaultValue }, edit }: RulesProps) {
  const { t } = useTexts('studioForms')
  const { language } = useLanguage()
  const set = (value: unknown) => edit({ defaultValue: value === '' ? undefined : value })
  if (type === 'checkbox') return <Ticked label={t('firstTicked')} value={defaultValue} onChange={(on) => set(on || undefined)} />
  if ((type === 'radio' || type === 'select') && values) {
    return <Entry label={t('firstValue')}>{(id) => <Select id={id} allowClear value={defaultValue as string | undefined} onChange={set} options={values.map((option) => ({ value: option.value, label: labelOf(option, language) }))} />}</Entry>
  }
  if (type === 'number') return <Whole label={t('firstValue')} value={defaultValue} onChange={set} />
  if (type === 'textfield' || type === 'textarea') return <TextEntry label={t('firstValue')} value={(defaultValue as string | undefined) ?? ''} onChange={set} />
  return null
}
