/** What the product has changed since a hospital made a file its own, put together with what the hospital has changed. */
import { diff3Merge } from 'node-diff3'
import type { FileKind } from '../files/names.ts'
import { linesOf } from '../difference/lines.ts'
import { mergeForms } from './merge-forms.ts'
import { mergeDiagrams, mergeTables } from './merge-models.ts'
import type { Choice, MergedContent, Three, ToldConflict } from './merged.ts'

/** Element by element, row by row, field by field, line by line. What both changed otherwise stays mine until it is chosen. @throws Error where one of the three is not what the file should be */
export function mergeContents(kind: FileKind, three: Three, choices: Readonly<Record<string, Choice>>): Promise<MergedContent> | MergedContent {
  switch (kind) {
    case 'diagram': return mergeDiagrams(three, choices)
    case 'table': return mergeTables(three, choices)
    case 'form': return mergeForms(three, choices)
    default: return mergeLines(three, choices)
  }
}

function mergeLines({ base, mine, theirs }: Three, choices: Readonly<Record<string, Choice>>): MergedContent {
  const regions = diff3Merge(linesOf(mine), linesOf(base), linesOf(theirs), { excludeFalseConflicts: true })
  const conflicts: ToldConflict[] = []
  const lines = regions.flatMap(({ ok, conflict }, i) => {
    if (!conflict) return ok ?? []
    const id = `lines ${conflict.oIndex} ${i}`
    const text = (part: string[]): string | null => (part.length === 0 ? null : part.join('\n'))
    conflicts.push({ id, about: '', name: '', nameZh: null, type: 'lines', fact: `lines.${conflict.aIndex + 1}`, base: text(conflict.o), mine: text(conflict.a), theirs: text(conflict.b) })
    return (choices[id] ?? 'mine') === 'mine' ? conflict.a : conflict.b
  })
  const content = lines.join('\n')
  return { content, taken: content === mine ? 0 : 1, conflicts }
}
