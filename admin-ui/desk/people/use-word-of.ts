import { useTranslation } from 'react-i18next'
import type { people } from '../../kit/texts/en/people.ts'

type Kind = { [K in keyof typeof people]: (typeof people)[K] extends string ? never : K }[keyof typeof people]

/** What a column, a value or a rule is called; one without a word is shown as it is. */
export function useWordOf(): (kind: Kind, code: string) => string {
  const { i18n } = useTranslation()
  return (kind, code) => {
    const found: unknown = i18n.getResource(i18n.language, 'people', `${kind}.${code}`)
    return typeof found === 'string' ? found : code
  }
}
