import { letterHtml, textOfHtml } from '../../letters/letter-text.ts'
import { Letters, type Letter } from '../../letters/letter.ts'
import type { ListQuestion } from './list.ts'

/** The drafted letter that the process works on (the variable `letter`), as whoever reviews or signs it reads it. */
export async function letterText({ complaintId, variables }: ListQuestion): Promise<string> {
  const { letter: _id } = variables
  if (typeof _id !== 'string' || complaintId === null) return ''
  const letter = await Letters.findOne({ _id, complaintId }).lean<Letter>()
  return letter ? textOfHtml((await letterHtml(letter)).body) : ''
}
