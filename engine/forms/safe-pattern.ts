import { createContext, Script } from 'node:vm'

const longest = 500
const patience = { using: 250, checking: 500 }

const context = createContext({ pattern: /x/, value: '' })
const script = new Script('pattern.test(value)')

/**
 * A regular expression from a form, tried with a deadline: V8 stops one that backtracks too long, and what could not be decided
 * counts as no match. Shaped for ajv's `code.regExp`.
 */
export function boundedPattern(source: string): { test(value: string): boolean } {
  const pattern = new RegExp(source)
  return { test: (value) => attempt(pattern, value, patience.using) === true }
}

/** Why a form may not use a regular expression, or null. Refused is what can take exponential time by its shape, or what a few hostile texts bring to a halt. */
export function patternProblem(source: string): string | null {
  if (source.length > longest) return `It is longer than ${longest} characters.`
  try {
    new RegExp(source)
  } catch {
    return 'It is no regular expression.'
  }
  if (/\\(?:[1-9]|k<)/.test(source)) return 'It refers back to a group, which can take exponential time.'
  if (repeatsAmbiguously(source)) return 'It repeats a group that itself repeats or offers alternatives, which can take exponential time.'
  return hostileTexts(source).some((text) => attempt(new RegExp(source), text, patience.checking) === null) ? 'It takes too long on some texts.' : null
}

/** True, false, or null where the deadline (milliseconds) passed first. */
function attempt(pattern: RegExp, value: string, timeout: number): boolean | null {
  Object.assign(context, { pattern, value })
  try {
    return script.runInContext(context, { timeout }) === true
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
  const mentioned = new Set([...source.replaceAll(/\\[a-zA-Z]/g, '').split(''), 'a', 'A', '0', ' ', '中'])
  return [...mentioned].slice(0, 60).map((character) => `${character.repeat(2_000)}\u0001`)
}
