/** The simple shapes of FEEL in a cell: what can be shown and chosen in words. Everything else stays as text. */

const quoted = /^"((?:[^"\\]|\\.)*)"$/

export const unquoted = (cell: string): string | undefined => quoted.exec(cell.trim())?.[1]?.replaceAll(/\\(.)/g, '$1')

export const quote = (value: string): string => `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`

export const isAny = (cell: string): boolean => cell.trim() === '' || cell.trim() === '-'

/** `null`, `true` and numbers are written as they are; the rest in quotes. A value here is what stands in a list of choices: a text, `null` for nothing. */
export type Value = string | null

const one = (part: string): Value | undefined => (part.trim() === 'null' ? null : unquoted(part))

function listOf(text: string): Value[] | undefined {
  const parts = text.match(/"(?:[^"\\]|\\.)*"|[^,"]+/g)?.filter((part) => part.trim() !== '') ?? []
  const values = parts.map(one)
  return values.length > 0 && !values.includes(undefined) ? (values as Value[]) : undefined
}

const feelOf = (value: Value): string => (value === null ? 'null' : quote(value))

/** What an input cell asks for. `is` and `is-not` compare the value, `has` looks into a list. */
export type Test = { kind: 'any' } | { kind: 'is' | 'is-not'; values: Value[] } | { kind: 'has'; values: string[] }

/** Undefined where the cell says more than choices can. */
export function readTest(cell: string): Test | undefined {
  const text = cell.trim()
  if (isAny(text)) return { kind: 'any' }
  const single = /^list contains\(\s*\?\s*,\s*("(?:[^"\\]|\\.)*")\s*\)$/.exec(text)?.[1]
  if (single !== undefined) return { kind: 'has', values: [unquoted(single)!] }
  const several = /^\(?some (\w+) in \? satisfies list contains\(\[(.+)\],\s*\1\s*\)\)?$/.exec(text)?.[2]
  if (several !== undefined) {
    const values = listOf(several)
    return values === undefined || values.includes(null) ? undefined : { kind: 'has', values: values as string[] }
  }
  const negated = /^not\((.+)\)$/.exec(text)?.[1]
  const values = listOf(negated ?? text)
  return values === undefined ? undefined : { kind: negated === undefined ? 'is' : 'is-not', values }
}

export function writeTest(test: Test): string {
  if (test.kind === 'any' || test.values.length === 0) return ''
  if (test.kind === 'has') {
    return test.values.length === 1 ? `list contains(?, ${quote(test.values[0]!)})` : `(some s in ? satisfies list contains([${test.values.map(quote).join(', ')}], s))`
  }
  const list = test.values.map(feelOf).join(', ')
  return test.kind === 'is' ? list : `not(${list})`
}
