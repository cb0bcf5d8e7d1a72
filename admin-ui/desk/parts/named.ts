import type { Bilingual, Language } from '../../kit/language.ts'

/** A thing's name in the language shown; things without a Chinese one keep the English. */
export function named({ name, nameZh }: { name: string; nameZh?: string | null }, language: Language): string {
  return language === 'zh' ? (nameZh ?? name) : name
}

/** A text that may come in one language or in both. */
export function inWords(text: string | Bilingual, language: Language): string {
  return typeof text === 'string' ? text : text[language]
}

/** Several names as the language lists them: `Ann, Bob and Cai`. */
export const inOneLine = (names: readonly string[], language: Language): string => new Intl.ListFormat(language).format(names)

/** `spelledOut('root-cause')` → `Root cause`: the last resort where a key has no label. */
export function spelledOut(key: string): string {
  const words = key.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[-_.]/g, ' ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
