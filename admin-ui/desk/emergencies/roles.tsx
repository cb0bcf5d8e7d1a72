import { inOneLine, named } from '../parts/named.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { Emergency } from '../../kit/shapes/emergencies.ts'

/** Who has which part in it. */
export function Roles({ people }: Pick<Emergency, 'people'>) {
  const { t } = useTexts('emergencies')
  const { language } = useLanguage()
  return (
    <dl className="parts-of-people">
      {(['coordinator', 'handler', 'deputy', 'team'] as const).map((part) => {
        const holders = people.filter((one) => one.part === part)
        return holders.length > 0 && <div key={part}><dt>{t(`part.${part}`)}</dt><dd>{inOneLine(holders.map((one) => named(one, language)), language)}</dd></div>
      })}
    </dl>
  )
}
