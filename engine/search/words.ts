/**
 * Words under which a text is kept to be found again, and those that a question asks for. Chinese is kept as pairs of characters: whatever a question cuts out of
 * a sentence, its pairs stand there side by side. Everything else is kept by the word.
 */
import { fillers, wordsOf } from '../knowledge/words.ts'

/** A text of twenty thousand characters has more; whoever looks for it will not miss the rest. */
const mostKept = 2_000
const mostAsked = 12
const han = /^\p{Script=Han}+$/u

export function searchWords(...texts: (string | undefined)[]): string[] {
  const found = new Set(wordsOf(texts.filter(Boolean).join('\n')).filter(isKept))
  return [...found].slice(0, mostKept)
}

const isKept = (word: string): boolean => !fillers.has(word) && (!han.test(word) || word.length === 2)

/** A word as it is kept, or how it begins. */
export type Sought = string | RegExp

/** What all has to stand in a text: a Latin word or a number of three signs and more is found by its beginning, one Chinese character by the pairs that it begins. */
export function soughtIn(question: string): Sought[] {
  const all = [...new Set(wordsOf(question))]
  const kept = all.filter(isKept)
  const sought = kept.length > 0 ? kept : all
  return sought.slice(0, mostAsked).map((word) => (/^[^\p{Script=Han}]{3,}$/u.test(word) || /^\p{Script=Han}$/u.test(word) ? beginning(word) : word))
}

// Not RegExp.escape: it also writes the first letter as a code, and then MongoDB reads the whole index.
const beginning = (word: string): RegExp => new RegExp(`^${word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}`)

/** Words of a name, and a telephone number whole and by its last four digits, as people say them. */
export function namesToFind({ name, phone, email }: { name?: string, phone?: string, email?: string } = {}): string[] {
  const digits = (phone ?? '').replace(/\D/g, '')
  return [...new Set([...searchWords(name, email), ...(digits ? [digits, digits.slice(-4)] : [])])]
}

/** The conditions that a text holds all of it; one that nothing can meet where nothing was asked for. */
export const containing = <Field extends string>(field: Field, sought: readonly Sought[]): Record<string, unknown>[] =>
  (sought.length > 0 ? sought.map((word) => ({ [field]: word })) : [{ [field]: { $in: [] } }])
