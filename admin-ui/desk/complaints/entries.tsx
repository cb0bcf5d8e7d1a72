import { Instant } from '../parts/instant.tsx'
import { inWords, named, spelledOut } from '../parts/named.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { Entry } from '../../kit/shapes/desk.ts'

/** What people wrote down at the steps of the process, latest first. */
export function Entries({ entries }: { entries: Entry[] }) {
  const { t } = useTexts('caseFile')
  const { language } = useLanguage()
  return (
    <ul className="entries">
      {entries.toReversed().map((entry) => (
        <li key={`${entry.elementId} ${entry.at}`}>
          <header><b>{inWords(entry.stepName, language)}</b> <span className="quiet">{entry.actor ? named(entry.actor, language) : t('common:system')} · <Instant at={entry.at} /></span></header>
          <dl>{Object.entries(entry.words).map(([key, value]) => <div key={key}><dt>{entry.labels[key] ? inWords(entry.labels[key], language) : spelledOut(key)}</dt><dd className="narrative">{typeof value === 'string' ? value : JSON.stringify(value)}</dd></div>)}</dl>
        </li>
      ))}
    </ul>
  )
}
