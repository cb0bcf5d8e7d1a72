import { createContext, Script } from 'node:vm'

const longest = 500

/** Milliseconds: for one value, and for trying all patterns of a form before it is saved. */
const patience = { using: 250, checking: 3_000 }

const context = createContext({ pattern: /x/, texts: [''] })
const script = new Script('texts.every((text) => pattern.test(text))')
const trial = new Script('for (const text of texts) pattern.test(text)')

/**
 * A regular expression from a form, tried with a deadline: V8 stops one that backtracks too long, and what could not be decided
 * counts as no match. Shaped for ajv's `code.regExp`, which tells patterns apart by their text.
 */
export function boundedPattern(source: string): { test(value: string): boolean; toString(): string } {
  const pattern = new RegExp(source)
  return { test: (value) => attempt(script, pattern, [value], patience.using) === true, toString: () => String(pattern) }
}

/** Why a form may not use a regular expression, or null. */
export type PatternCheck = (source: string) => string | null

/**
 * A check for the patterns of one form, which share one deadline. Refused is what can take exponential time by its shape, or what a few hostile
 * texts bring to a halt.
 */
export function patternCheck(): PatternCheck {
  const known = new Map<string, string | null>()
  let left = patience.checking
  return (source) => {
    const before = performance.now()
    const problem = known.has(source) ? known.get(source) ?? null : patternProblem(source, Math.max(1, Math.ceil(left)))
    known.set(source, problem)
    left -= performance.now() - before
    return problem
  }
}

function patternProblem(source: string, timeout: number): string | null {
  if (source.length > longest) return `It is longer than ${longest} characters.`
  try {
    new RegExp(source)
  } catch {
    return 'It is no regular expression.'
  }
  if (/\\(?:[1-9]|k<)/.test(source)) return 'It refers back to a group, which can take exponential time.'
  if (repeatsAmbiguously(source)) return 'It repeats a group that itself repeats or offers alternatives, which can take exponential time.'
  return attempt(trial, new RegExp(source), hostileTexts(source), timeout) === null ? 'It takes too long on some texts.' : null
}

/** What a script makes of texts and a pattern, null where the deadline passed first. */
function attempt(tried: Script, pattern: RegExp, texts: string[], timeout: number): unknown {
  Object.assign(context, { pattern, texts })
  try {
    return tried.runInContext(context, { timeout }) ?? true
  } catch {
    return null
  }
}

/** Whether a group that is repeated contains a quantifier or an alternative, at any depth. */
function repeatsAmbiguously(source: string): boolean {
  const tokens = source.match(/\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?|\)|[*+?]|\{\d+(?:,\d*)?\}|\||[^]/g) ?? []
  const open: boolean[] = [false]
  for (const [i, token] of tokens.entries()) {
    if (token.startsWith('(')) open.push(false)
    else if (token === ')') {
      const ambiguous = open.pop() ?? false
      if (ambiguous && repeats(tokens[i + 1])) return true
      if (ambiguous) open[open.length - 1] = true
    } else if (token === '|' || varies(token)) open[open.length - 1] = true
  }
  return false
}

function varies(token: string): boolean {
  return token === '*' || token === '+' || token === '?' || /^\{\d+,\d*\}$/.test(token)
}

function repeats(token: string | undefined): boolean {
  if (token === '*' || token === '+') return true
  const counted = /^\{(\d+)(,(\d*))?\}$/.exec(token ?? '')
  return counted !== null && (counted[3] === '' || Number(counted[3] ?? counted[1]) > 1)
}

/** Long runs of what the expression mentions, ending in something that it does not. */
function hostileTexts(source: string): string[] {
  const mentioned = new Set(['a', 'A', '0', ' ', '中', ...source.replaceAll(/\\[a-zA-Z]/g, '').split('')])
  return [...mentioned].slice(0, 24).map((character) => `${character.repeat(2_000)}\u0001`)
}
