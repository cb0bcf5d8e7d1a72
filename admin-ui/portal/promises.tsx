import { promiseLines, type Promised } from '../kit/promises.ts'
import { useLanguage, useTexts } from '../kit/language.ts'
import { formatInstant } from '../kit/time.ts'

interface PromisesProps {
  promises: readonly Promised[]
  anonymous: boolean
  /** Before it is sent the receipt is promised too; afterwards each limit is a date. */
  before?: boolean
}

/** What happens next and by when, as the hospital's tables say it now. Without them nothing is said about times. */
export function Promises({ promises, anonymous, before = false }: PromisesProps) {
  const { t } = useTexts('report')
  const { language } = useLanguage()
  return (
    <section className="promise">
      <h2>{t('promise')}</h2>
      <ol>
        {before && <li>{t('promiseReceipt')}</li>}
        {promiseLines(promises, language, anonymous).map(({ key, blanks, by }) => (
          <li key={key}>{t(key, blanks)}{!before && <small>{t('promiseBy', { time: formatInstant(by, language) })}</small>}</li>
        ))}
        <li>{t('promiseRate')}</li>
      </ol>
    </section>
  )
}
