import { Instant } from '../parts/instant.tsx'
import { named } from '../parts/named.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { Room } from '../../kit/shapes/overviews.ts'

/** What happened and who did it, the latest first. */
export function Journal({ lines }: { lines: Room['journal'] }) {
  const { t } = useTexts('room')
  const { language } = useLanguage()
  return (
    <ol className="room-journal">
      {lines.map(({ at, by, state, step }, i) => <li key={i}><span className="quiet"><Instant at={at} /></span> {state ? <b>{t(`became.${state}`)}</b> : step?.[language]}{by && <span className="quiet"> · {named(by, language)}</span>}</li>)}
    </ol>
  )
}
