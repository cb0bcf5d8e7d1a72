import { useLanguage, useTexts, useWord, type Language } from '../../kit/language.ts'

const durations = /^P(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/
const units = ['month', 'day', 'hour', 'minute'] as const

/** `P3D` → `3 days`; undefined for another text. */
export function durationInWords(text: string, language: Language): string | undefined {
  const [, ...amounts] = durations.exec(text) ?? []
  const parts = amounts.flatMap((amount, i) => (amount === undefined ? [] : [new Intl.NumberFormat(language, { style: 'unit', unit: units[i]!, unitDisplay: 'long' }).format(Number(amount))]))
  return parts.length === 0 ? undefined : parts.join(' ')
}

/** Reads the words of a table: its name, its columns, and the FEEL values in its cells. What has no word is shown as it stands. */
export function useTableWords(): { table: (id: string, name: string) => string; column: (label: string) => string; cell: (feel: string, column: string) => string } {
  const { t, i18n } = useTexts('packs')
  const { language } = useLanguage()
  const word = useWord()
  const own = (kind: 'table' | 'column' | 'value', code: string): string | undefined => {
    const found: unknown = i18n.getResource(i18n.language, 'packs', `${kind}.${code}`)
    return typeof found === 'string' ? found : undefined
  }
  const cell = (feel: string, column: string): string => {
    if (feel === '' || feel === '-') return t('any')
    const plain = /^"([^"]*)"$/.exec(feel)?.[1] ?? feel
    const kind = column === 'tier' || column === 'stage' ? column : undefined
    return durationInWords(plain, language) ?? own('value', plain) ?? (kind ? word(kind, plain) : plain)
  }
  return { table: (id, name) => own('table', id) ?? name, column: (label) => own('column', label) ?? label, cell }
}
