/** Values as cells write them (docs/scenarios.md, "Values"). */
import { isDeepStrictEqual } from 'node:util'
import { pieces } from './parts.ts'

const ticks: Record<string, boolean> = { yes: true, true: true, no: false, false: false }

/** A value for a variable, a table's input or a field of the interface. @throws SyntaxError where it begins like JSON and is none */
export function readValue(text: string): unknown {
  const list = listOf(text)
  if (list) return list.map(readValue)
  if (/^(".*"|\[.*\]|\{.*\})$/s.test(text)) return JSON.parse(text) as unknown
  if (text === '') return null
  if (/^-?\d+(\.\d+)?$/.test(text) && text === String(Number(text))) return Number(text)
  return ticks[text] ?? text
}

/** A text, out of its quotes if it has any. */
export const readText = (text: string): string => (/^".*"$/s.test(text) ? JSON.parse(text) as string : text)

/** `a|b` → both; null for anything else. */
export function listOf(text: string): string[] | null {
  const items = pieces(text, /\|/)
  return items.length > 1 || text.endsWith('|') ? items : null
}

/** Whether a ticked box is meant; null where the text is neither yes nor no. */
export const readTick = (text: string): boolean | null => ticks[text] ?? null

/** Whether something is what a cell says: texts, numbers and ticks as they are written, lists with the same members in any order. */
export function isSame(actual: unknown, written: string): boolean {
  if (Array.isArray(actual)) {
    const wanted = listOf(written) ?? (written === '' ? [] : [written])
    return wanted.length === actual.length && wanted.every((one) => actual.some((item) => isSame(item, one)))
  }
  if (actual === null || actual === undefined || actual === '') return written === ''
  if (typeof actual === 'object') return isDeepStrictEqual(actual, readValue(written))
  if (typeof actual === 'boolean') return readTick(written) === actual
  return `${actual as string | number}` === readText(written)
}

export function doesContain(actual: unknown, written: string): boolean {
  if (Array.isArray(actual)) return actual.some((item) => isSame(item, written))
  return typeof actual === 'string' && actual.includes(readText(written))
}
