import { durationInWords, useTableWords as usePackWords } from '../../../desk/packs/in-words.ts'
import { useLanguage, useTexts } from '../../../kit/language.ts'
import { isAny, unquoted } from './feel.ts'

/** The words of tables: those that packs are shown with, and the studio's own. What has no word is shown as it stands. */
export function useTableWords(): { column: (label: string) => string; value: (code: string, column?: string) => string; cell: (feel: string, column: string) => string; title: (id: string, name: string) => string } {
  const { t, i18n } = useTexts('studioTables')
  const { language } = useLanguage()
  const packs = usePackWords()
  const own = (kind: 'column' | 'value' | 'title', code: string): string | undefined => {
    const found: unknown = i18n.getResource(i18n.language, 'studioTables', `${kind}.${code}`)
    return typeof found === 'string' ? found : undefined
  }
  const value = (code: string, column = ''): string => {
    const found: unknown = i18n.getResource(i18n.language, 'words', `${column}.${code}`)
    return durationInWords(code, language) ?? own('value', code) ?? (typeof found === 'string' ? found : packs.cell(`"${code}"`, column))
  }
  return {
    title: (id, name) => own('title', id) ?? packs.table(id, name),
    column: (label) => own('column', label) ?? packs.column(label),
    value,
    cell: (feel, column) => (isAny(feel) ? t('any') : value(unquoted(feel) ?? feel, column)),
  }
}
