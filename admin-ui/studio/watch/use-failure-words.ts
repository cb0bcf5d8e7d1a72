import { useTranslation } from 'react-i18next'

/** Why a step is stuck in the reader's words: a code of the engine, or one of a connector with what it is about, `secret.unknown:crm`. Whatever else the engine says stays as it is. */
export function useFailureWords(): (text: string) => string {
  const { i18n } = useTranslation()
  return (text) => {
    const [, code = '', about] = /^([\w.-]+)(?::(.*))?$/.exec(text) ?? []
    const found: unknown = i18n.getResource(i18n.language, 'watchCase', `error.${code}`)
    return typeof found !== 'string' ? text : about ? `${found} (${about})` : found
  }
}
