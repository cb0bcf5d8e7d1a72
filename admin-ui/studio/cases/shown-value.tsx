import { useTexts } from '../../kit/language.ts'

/** A value of the engine as people read it: lists and records as lists, never as JSON. */
export function ShownValue({ value }: { value: unknown }) {
  const { t } = useTexts('watchCase')
  if (value === null || value === undefined || value === '') return <i className="quiet">{t('nothing')}</i>
  if (typeof value === 'boolean') return value ? t('yes') : t('no')
  if (Array.isArray(value)) return value.length === 0 ? <i className="quiet">{t('emptyList')}</i> : <ol className="case-value">{value.map((item, index) => <li key={index}><ShownValue value={item} /></li>)}</ol>
  if (typeof value === 'object') return <ul className="case-value">{Object.entries(value).map(([name, part]) => <li key={name}><span className="quiet">{name}</span> <ShownValue value={part} /></li>)}</ul>
  return <span className="case-text">{String(value as string | number)}</span>
}

/** A value that came as JSON text. */
export function ShownJson({ text }: { text: string }) {
  return <ShownValue value={parsed(text)} />
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
