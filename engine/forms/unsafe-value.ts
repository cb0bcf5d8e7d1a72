import { pointer, type Path } from './paths.ts'

const limits = { depth: 16, entries: 5_000, text: 100_000 }

/** Names that would reach an object's prototype instead of a field. */
export const forbiddenKeys: readonly string[] = ['__proto__', 'constructor', 'prototype']

/**
 * The first thing in a submission that is no plain, bounded JSON, before anything else looks at it: a prototype key, a number that is none, broken or huge
 * text, too many entries or too deep. Walks without recursion.
 */
export function unsafeValue(submitted: unknown): { path: string; message: string } | null {
  const open: { value: unknown; path: Path }[] = [{ value: submitted, path: [] }]
  let entries = 0
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path } = next
    entries += 1
    const message = entries > limits.entries ? 'These are too many values.' : problemOf(value, path)
    if (message) return { path: pointer(path), message }
    if (typeof value !== 'object' || value === null) continue
    for (const [key, item] of Object.entries(value)) open.push({ value: item, path: [...path, key] })
  }
  return null
}

function problemOf(value: unknown, path: Path): string | null {
  if (path.length > limits.depth) return 'This is nested too deeply.'
  if (forbiddenKeys.includes(String(path.at(-1)))) return 'This name is not allowed.'
  switch (typeof value) {
    case 'string': return textProblem(value)
    case 'number': return Number.isFinite(value) ? null : 'This is no number.'
    case 'boolean': return null
    case 'undefined': return null
    case 'object': return value === null || Array.isArray(value) || isPlain(value) ? null : 'This is no plain value.'
    default: return 'This is no plain value.'
  }
}

function textProblem(text: string): string | null {
  if (text.length > limits.text) return 'This is too long.'
  return text.isWellFormed() && !text.includes('\u0000') ? null : 'This text is damaged.'
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
