import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { kindOf } from './column-kind.ts'
import type { TableElement } from './services.ts'
import { isAny, readTest, unquoted, type Value } from '../words/feel.ts'
import { useTableWords } from '../words/use-table-words.ts'
import { vocabulary, type KnownVariable } from '../../diagrams/use-vocabulary.ts'
import { durationInWords } from '../../../desk/packs/in-words.ts'
import { useLanguage, useTexts } from '../../../kit/language.ts'

export interface CellSayings {
  /** Another one: there are other words. */
  since: object
  /** A cell in words; undefined where only its text says it. */
  say: (cell: TableElement) => string | undefined
  /** A column's label in the reader's language; undefined where that is the file's. */
  label: (label: string) => string | undefined
  /** One value of a variable. */
  value: (value: Value, variable: string) => string
  /** Values that a variable is known to have, by their names: those that the hospital knows first, then those that only the table names. */
  options: (variable: string, inTable: readonly Value[]) => { value: Value; label: string }[]
}

export function useCellWords(): CellSayings {
  const { t } = useTexts('studioTables')
  const { language } = useLanguage()
  const words = useTableWords()
  const { data } = useQuery(vocabulary)
  const known = useMemo(() => new Map<string, KnownVariable['options']>([
    ...(data?.forms ?? []).flatMap(({ variables }) => variables.filter(({ options }) => options.length > 0).map(({ name, options }) => [name, options] as const)),
    ...(data?.caseVariables ?? []).filter(({ options }) => options.length > 0).map(({ name, options }) => [name, options] as const),
  ]), [data])

  const value = (one: Value, variable: string): string =>
    (one === null ? t('nothing') : (known.get(variable)?.find((option) => option.value === one)?.label[language] ?? words.value(one, variable)))

  const say = (cell: TableElement): string | undefined => {
    const kind = kindOf(cell)
    const text = cell.businessObject.text?.trim() ?? ''
    if (kind === undefined) return undefined
    if (cell.businessObject.$type === 'dmn:UnaryTests') {
      if (isAny(text)) return t('any')
      if (kind.kind === 'yes-no') return text === 'true' || text === 'false' ? t(text === 'true' ? 'yes' : 'no') : undefined
      const test = kind.kind === 'span' ? undefined : readTest(text)
      if (test === undefined || test.kind === 'any' || kind.kind === 'span') return undefined
      const values = test.values.map((one) => value(one, kind.variable)).join(t('or'))
      return test.kind === 'is-not' ? t('notOf', { values }) : values
    }
    if (text === 'null') return t('nothing')
    if (kind.kind === 'yes-no') return text === 'true' || text === 'false' ? t(text === 'true' ? 'yes' : 'no') : undefined
    const plain = text === '' ? '' : unquoted(text)
    if (plain === undefined) return undefined
    if (kind.kind === 'span') return plain === '' ? '' : plain === 'PT0S' ? t('atOnce') : durationInWords(plain, language)
    return plain === '' ? '' : value(plain, kind.variable)
  }

  const label = (text: string): string | undefined => {
    const said = words.column(text)
    return said === text ? undefined : said
  }

  const options = (variable: string, inTable: readonly Value[]) => {
    const named = (known.get(variable) ?? []).map(({ value: one }): Value => one)
    return [...named, ...inTable.filter((one) => !named.includes(one))].map((one) => ({ value: one, label: value(one, variable) }))
  }
  return { since: known, say, label, value, options }
}
