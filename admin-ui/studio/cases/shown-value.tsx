import { useTexts } from '../../kit/language.ts'

/** Says a code in words; what has none comes back as it is. */
type Say = (code: string, name: string) => string

/** A value of the engine as people read it: lists and records as lists, never as JSON. `name` is what the value is called. */
export function ShownValue({ value, name = '', say }: { value: unknown; name?: string; say?: Say | undefined }) {
  const { t } = useTexts('watchCase')
  if (value === null || value === undefined || value === '') return <i className="quiet">{t('nothing')}</i>
  if (typeof value === 'boolean') return value ? t('yes') : t('no')
  if (Array.isArray(value)) return value.length === 0 ? <i className="quiet">{t('emptyList')}</i> : <ol className="case-value">{value.map((item, index) => <li key={index}><ShownValue value={item} name={name} say={say} /></li>)}</ol>
  if (typeof value === 'object') return <ul className="case-value">{Object.entries(value).map(([key, part]) => <li key={key}><span className="quiet">{key}</span> <ShownValue value={part} name={key} say={say} /></li>)}</ul>
  return <span className="case-text">{typeof value === 'string' ? (say?.(value, name) ?? value) : String(value as number)}</span>
}

/** A value that came as JSON text. */
export function ShownJson({ text, name, say }: { text: string; name?: string; say?: Say }) {
  return <ShownValue value={parsed(text)} say={say} {...(name !== undefined && { name })} />
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
