import { useTranslation } from 'react-i18next'

/** The rule of a finding in the reader's words; undefined for one that has none. */
export function useRule(): (rule: string | undefined) => string | undefined {
  const { i18n } = useTranslation()
  return (rule) => {
    const found: unknown = i18n.getResource(i18n.language, 'studio', `rule.${rule}`)
    return typeof found === 'string' ? found : undefined
  }
}
