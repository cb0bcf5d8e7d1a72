import { useQuery } from '@tanstack/react-query'
import { useWordOf } from './use-word-of.ts'
import { named } from '../parts/named.ts'
import { usePersonName } from '../parts/use-person-name.ts'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import * as queries from '../queries.ts'

/** A cell as people read it: names for ids, words for codes. */
export function useShownCell(): (column: string, cell: string) => string {
  const { t } = useTexts('people')
  const { language } = useLanguage()
  const nameOf = usePersonName()
  const word = useWord()
  const wordOf = useWordOf()
  const { data: departments = [] } = useQuery(queries.departments)
  return (column, cell) => {
    if (cell === '') return ''
    if (['a', 'b', 'head', 'person'].includes(column)) return nameOf(cell)
    if (column === 'department') return named(departments.find(({ id }) => id === cell) ?? { name: cell }, language)
    if (column === 'roles') return cell.split('; ').map((role) => word('role', role)).join(language === 'zh' ? '、' : ', ')
    if (column === 'chain') return cell.split(' > ').map((place) => wordOf('place', place)).join(' → ')
    return ['kind', 'language', 'active', 'reason'].includes(column) ? wordOf('value', cell) : column === 'uid' ? t('column.uid') : cell
  }
}
