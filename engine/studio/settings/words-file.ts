/** What the hospital calls its categories, as a table: `kind`, `id`, `en`, `zh`. */
import { ownKinds, shippedWords, type OwnWord } from '../../complaints/vocabulary.ts'
import type { FieldFault } from '../../errors/errors.ts'
import { linesOf } from '../../people/tables/plan-change.ts'
import { csvOf } from '../../scenarios/csv.ts'

const columns = ['kind', 'id', 'en', 'zh'] as const

export const writeWordsFile = (words: readonly OwnWord[]): string => csvOf(columns, words.map((word) => ({ ...word })))

/** `faults`: line and column; what diagrams and tables count on may be renamed and not be left out. */
export function readWordsFile(csv: string): { words: OwnWord[], faults: FieldFault[] } {
  const faults: FieldFault[] = []
  const words = linesOf(csv, columns, faults).map(({ at, cells }): OwnWord => {
    const [kind, id, en, zh] = columns.map((column) => (cells[column] ?? '').trim()) as [string, string, string, string]
    const fault = (column: string, message: string) => faults.push({ path: `/${at}/${column}`, message })
    if (!(ownKinds as readonly string[]).includes(kind)) fault('kind', `must be one of ${ownKinds.join(', ')}`)
    if (!/^[a-z0-9][a-z0-9-]{0,40}$/.test(id)) fault('id', 'must be small letters, digits and hyphens')
    if (en === '' || en.length > 60) fault('en', 'must have 1 to 60 characters')
    if (zh === '' || zh.length > 60) fault('zh', 'must have 1 to 60 characters')
    return { kind: kind as OwnWord['kind'], id, en, zh }
  })
  const keys = words.map(keyOf)
  for (const [i, key] of keys.entries()) if (keys.indexOf(key) < i) faults.push({ path: `/${i + 2}/id`, message: 'The same row stands above.' })
  if (faults.length === 0) {
    for (const word of shippedWords()) if (!keys.includes(keyOf(word))) faults.push({ path: '/', message: `“${word.en} ${word.zh}” (${keyOf(word)}) is used by diagrams: it can be renamed, not left out.` })
  }
  return { words, faults }
}

export const keyOf = ({ kind, id }: Pick<OwnWord, 'kind' | 'id'>): string => `${kind}/${id}`
