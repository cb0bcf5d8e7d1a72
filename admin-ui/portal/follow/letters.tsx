import { query } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { PublicComplaint } from '../../kit/shapes/public.ts'
import { formatInstant } from '../../kit/time.ts'
import type { Keys } from './follow-page.tsx'

/** The signed letters, to save: the very files that were signed. */
export function Letters({ keys: { receipt, code }, letters }: { keys: Keys } & Pick<PublicComplaint, 'letters'>) {
  const { t } = useTexts('follow')
  const { language } = useLanguage()
  return (
    <section>
      <h2>{t('letters')}</h2>
      <ul className="letters">
        {letters.map(({ no, at, size }) => (
          <li key={no}>
            <a href={`/api/public/complaints/${encodeURIComponent(receipt)}/letters/${no}${query({ code })}`} download>{t('letter', { no, time: formatInstant(at, language) })}</a> <small>PDF, {Math.ceil(size / 1024)} kB</small>
          </li>
        ))}
      </ul>
    </section>
  )
}
