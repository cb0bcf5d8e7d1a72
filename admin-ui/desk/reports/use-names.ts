import { useQuery } from '@tanstack/react-query'
import * as queries from '../queries.ts'
import { named } from '../parts/named.ts'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import type { Breakdown } from '../../kit/shapes/reports.ts'

/** What the values in a report are called: departments by the hospital's names, the rest by the field's words. */
export function useNames(): { department: (id: string) => string; value: (kind: Breakdown | 'tag' | 'stage' | 'outcome' | 'target', value: string) => string } {
  const { t } = useTexts('reports')
  const { language } = useLanguage()
  const word = useWord()
  const departments = useQuery(queries.departments).data ?? []
  const department = (id: string): string => {
    const found = departments.find((one) => one.id === id)
    return found ? named(found, language) : id
  }
  const value = (kind: Breakdown | 'tag' | 'stage' | 'outcome' | 'target', code: string): string =>
    code === 'unknown' ? t('unknown') : kind === 'department' ? department(code) : kind === 'place' ? code : word(kind, code)
  return { department, value }
}
