import { useTranslation } from 'react-i18next'
import type * as en from '../../kit/texts/en/cases.ts'

/** What a choice of the office is called; one that a hospital added is shown as it is. */
export function useChoice(): (kind: keyof typeof en.choices, code: string) => string {
  const { i18n } = useTranslation()
  return (kind, code) => {
    const found: unknown = i18n.getResource(i18n.language, 'choices', `${kind}.${code}`)
    return typeof found === 'string' ? found : code
  }
}
