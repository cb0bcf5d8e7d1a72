/** When a field is shown, as tests that read like a sentence, and as the FEEL that form-js hides it by: the opposite of what is said. */

export type Comparison = 'is' | 'is-not' | 'filled' | 'empty' | 'has' | 'has-not' | 'least' | 'most'

export interface Test {
  name: string
  is: Comparison
  value?: string | number | boolean
}

export interface Condition {
  /** Shown when all tests hold, else when any does. */
  all: boolean
  tests: Test[]
}

const name = String.raw`[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*`
const literal = String.raw`"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false`

/** What one part of the hiding expression says about showing. */
const readings: [pattern: RegExp, is: Comparison][] = [
  [new RegExp(`^(?<name>${name}) = null$`, 'u'), 'filled'],
  [new RegExp(`^(?<name>${name}) = ""$`, 'u'), 'filled'],
  [new RegExp(String.raw`^count\((?<name>${name})\) = 0$`, 'u'), 'filled'],
  [new RegExp(`^(?<name>${name}) != null$`, 'u'), 'empty'],
  [new RegExp(`^(?<name>${name}) != ""$`, 'u'), 'empty'],
  [new RegExp(String.raw`^count\((?<name>${name})\) > 0$`, 'u'), 'empty'],
  [new RegExp(String.raw`^list contains\((?<name>${name}), (?<value>${literal})\) != true$`, 'u'), 'has'],
  [new RegExp(String.raw`^list contains\((?<name>${name}), (?<value>${literal})\) = true$`, 'u'), 'has-not'],
  [new RegExp(`^(?<name>${name}) != (?<value>${literal})$`, 'u'), 'is'],
  [new RegExp(`^(?<name>${name}) = (?<value>${literal})$`, 'u'), 'is-not'],
  [new RegExp(`^(?<name>${name}) < (?<value>${literal})$`, 'u'), 'least'],
  [new RegExp(`^(?<name>${name}) > (?<value>${literal})$`, 'u'), 'most'],
]

/** The condition in an expression such as `=whose != "merge"`, or null where it says more than tests can. */
export function readCondition(hide: string | undefined): Condition | null {
  if (!hide) return { all: true, tests: [] }
  if (!hide.startsWith('=')) return null
  const chain = chainOf(hide.slice(1).trim())
  if (chain === null) return null
  const tests = chain.parts.map(readTest)
  if (tests.some((test) => test === null)) return null
  return { all: chain.word !== 'and', tests: merged(tests as Test[]) }
}

function readTest(part: string): Test | null {
  for (const [pattern, is] of readings) {
    const { name: asked, value } = pattern.exec(part)?.groups ?? {}
    if (asked !== undefined) return { name: asked, is, ...(value !== undefined && { value: JSON.parse(value) as string | number | boolean }) }
  }
  // `(x = null or x = "")` within a longer one.
  const inner = part.startsWith('(') && part.endsWith(')') ? chainOf(part.slice(1, -1).trim()) : null
  if (inner === null || inner.parts.length < 2) return null
  const tests = inner.parts.map(readTest)
  const [first] = tests
  const one = first && ['filled', 'empty'].includes(first.is) && tests.every((test) => test?.name === first.name && test.is === first.is)
  return one && inner.word === (first.is === 'filled' ? 'or' : 'and') ? first : null
}

/** `x = null or x = ""` says one thing twice. */
const merged = (tests: Test[]): Test[] =>
  tests.filter((test, i) => !(test.is === 'filled' || test.is === 'empty') || tests.findIndex((other) => other.name === test.name && other.is === test.is) === i)

/** The parts of an expression that is all `or` or all `and`; null where it is neither or its brackets do not fit. */
function chainOf(source: string): { word: 'and' | 'or' | null; parts: string[] } | null {
  const parts: string[] = []
  const words = new Set<string>()
  let depth = 0
  let begin = 0
  for (const token of source.matchAll(/"(?:[^"\\]|\\.)*"|[()]|(?<= )(?:and|or)(?= )/g)) {
    if (token[0] === '(') depth += 1
    else if (token[0] === ')') depth -= 1
    else if (depth === 0 && !token[0].startsWith('"')) {
      parts.push(source.slice(begin, token.index).trim())
      words.add(token[0])
      begin = token.index + token[0].length
    }
  }
  parts.push(source.slice(begin).trim())
  const [word = null] = [...words] as ('and' | 'or')[]
  return depth === 0 && words.size < 2 ? { word, parts } : null
}

/** As form-js reads it; undefined where the field is always shown. `isList` says which names hold several values. */
export function writeCondition({ all, tests }: Condition, isList: (name: string) => boolean): string | undefined {
  const joint = all ? 'or' : 'and'
  const parts = tests.map((test) => writeTest(test, tests.length === 1 ? null : joint, isList(test.name)))
  return parts.length === 0 ? undefined : `=${parts.join(` ${joint} `)}`
}

function writeTest({ name: asked, is, value = '' }: Test, joint: 'and' | 'or' | null, isList: boolean): string {
  const said = JSON.stringify(value)
  const bracketed = (text: string, own: 'and' | 'or'): string => (joint === null || joint === own ? text : `(${text})`)
  switch (is) {
    case 'is': return `${asked} != ${said}`
    case 'is-not': return `${asked} = ${said}`
    case 'filled': return bracketed(`${asked} = null or ${isList ? `count(${asked}) = 0` : `${asked} = ""`}`, 'or')
    case 'empty': return bracketed(`${asked} != null and ${isList ? `count(${asked}) > 0` : `${asked} != ""`}`, 'and')
    case 'has': return `list contains(${asked}, ${said}) != true`
    case 'has-not': return `list contains(${asked}, ${said}) = true`
    case 'least': return `${asked} < ${said}`
    case 'most': return `${asked} > ${said}`
  }
}
