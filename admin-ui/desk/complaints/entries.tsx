import { Instant } from '../parts/instant.tsx'
import { inWords, named, spelledOut } from '../parts/named.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { Attachment, Entry } from '../../kit/shapes/desk.ts'

/** What people wrote down at the steps of the process, latest first. */
export function Entries({ entries, complaintId, attachments }: { entries: Entry[]; complaintId: string; attachments: Attachment[] }) {
  const { t } = useTexts('caseFile')
  const { language } = useLanguage()
  return (
    <ul className="entries">
      {entries.toReversed().map((entry) => (
        <li key={`${entry.elementId} ${entry.at}`}>
          <header><b>{inWords(entry.stepName, language)}</b> <span className="quiet">{entry.actor ? named(entry.actor, language) : t('common:system')} · <Instant at={entry.at} /></span></header>
          <dl>{Object.entries(entry.words).map(([key, value]) => <div key={key}><dt>{entry.labels[key] ? inWords(entry.labels[key], language) : spelledOut(key)}</dt><dd className="narrative"><Written value={value} files={{ complaintId, attachments }} /></dd></div>)}</dl>
        </li>
      ))}
    </ul>
  )
}

/** A text, the files that were added, or the rows of a list, each in a line. */
function Written({ value, files: { complaintId, attachments } }: { value: unknown; files: { complaintId: string; attachments: Attachment[] } }) {
  if (typeof value === 'string') return value
  if (!Array.isArray(value)) return JSON.stringify(value)
  const files = attachments.filter(({ id }) => value.includes(id))
  if (files.length > 0) return files.map(({ id, name }) => <a key={id} className="file" href={`/api/complaints/${complaintId}/attachments/${id}`}>{name}</a>)
  return <ol>{value.map((row: unknown, i) => <li key={i}>{typeof row === 'object' && row !== null ? Object.values(row).join(' · ') : String(row)}</li>)}</ol>
}
