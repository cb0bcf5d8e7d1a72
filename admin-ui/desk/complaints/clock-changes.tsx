import { formatInstant, formatLength, useNow } from '../../kit/time.ts'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import type { ClockChange, Deadline } from '../../kit/shapes/desk.ts'
import { usePersonName } from '../parts/use-person-name.ts'

/** What people changed about a clock: since when, until when, why, who asked and who said yes. */
export function ClockChanges({ deadline: { pauses = [], extensions = [] } }: { deadline: Deadline }) {
  const { t } = useTexts('caseFile')
  const { language } = useLanguage()
  const now = useNow()
  const word = useWord()
  const person = usePersonName()
  const who = ({ by, approvedBy }: ClockChange) =>
    [by && t('askedBy', { name: person(by) }), approvedBy && t('approvedBy', { name: person(approvedBy) })].filter(Boolean).join(' · ')
  const time = (at: string) => formatInstant(at, language, now)
  const lines = [
    ...pauses.map((pause) => ({ change: pause, text: t(pause.resumedAt ? 'pausedThen' : 'pausedUntil', { since: time(pause.at), until: time(pause.resumedAt ?? pause.until) }) })),
    ...extensions.map((extension) => ({ change: extension, text: t('extendedBy', { length: formatLength(extension.length, language) }) })),
  ].toSorted((one, other) => one.change.at.localeCompare(other.change.at))
  return lines.map(({ change, text }) => (
    <span className="deadline-note" key={`${change.id} ${change.at}`}>{text}: {word('because', change.because)}<span className="quiet">{who(change) && ` · ${who(change)}`}</span></span>
  ))
}
