import { Entries, type Entry } from '../complaints/entry.ts'
import { answersIn, asksOf } from '../feedback/asks.ts'
import { rowsOf, textOf, windowOf } from '../feedback/window.ts'
import type { LetterWords } from './letter-model.ts'

/**
 * For each point of the 1+X window what the departments said about it (`domain.md` [0]): a proposal for whoever writes the letter, never the letter. Owners of
 * measures stay in the house. Empty where the complaint was not split.
 */
export async function proposedPoints(complaintId: string): Promise<LetterWords['points']> {
  const window = await windowOf(complaintId)
  if (!window) return []
  const answers = answersIn(await asksOf(complaintId))
  const entries = await Entries.find({ _id: { $in: answers.flatMap(({ entry }) => entry ?? []) } }).lean<Entry[]>()
  const said = (id: string): string => answers
    .filter(({ answered }) => answered.includes(id))
    .flatMap(({ entry }) => entries.find(({ _id }) => _id === entry) ?? [])
    .map(saidIn).join('\n\n')
  return window.points.map(({ id, text }) => ({ point: text, answer: said(id) }))
}

function saidIn(entry: Entry): string {
  const measures = rowsOf(entry, 'measures').map(({ measure }) => textOf(measure)).filter((measure) => measure !== '')
  return [textOf(entry.words['whatHappened']), ...measures.map((measure) => `– ${measure}`)].filter((line) => line !== '').join('\n')
}
