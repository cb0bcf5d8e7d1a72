import { apart, quoted, unquoted } from './feel-text.ts'

/** How a variable is compared. `has` asks a list for one value, `in` a value for one of several. */
export const operators = ['is', 'is-not', 'in', 'has', 'has-not', 'more', 'at-least', 'less', 'at-most', 'yes', 'no', 'empty', 'not-empty'] as const
export type Operator = (typeof operators)[number]

export interface Comparison {
  variable: string
  operator: Operator
  /** What it is compared with; numbers as numbers, several for `in`, none for `yes`, `no`, `empty` and `not-empty`. */
  values: (string | number)[]
}

export interface Condition {
  /** Whether all of them have to hold, or one is enough. */
  joined: 'and' | 'or'
  comparisons: Comparison[]
}

const signs = { '=': 'is', '!=': 'is-not', '>': 'more', '>=': 'at-least', '<': 'less', '<=': 'at-most' } as const
const name = String.raw`[A-Za-z_][\w.]*`
const literal = String.raw`"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?`

/** Reads a FEEL condition; undefined where it says more than comparisons joined by "and" or by "or". */
export function readCondition(feel: string | undefined): Condition | undefined {
  const text = feel?.trim().replace(/^=/, '').trim() ?? ''
  if (text === '') return { joined: 'and', comparisons: [] }
  for (const joined of ['or', 'and'] as const) {
    const parts = apart(text, new RegExp(String.raw`\s+${joined}\s+`))
    if (parts.length === 1 && joined === 'or') continue
    const comparisons = parts.map(readComparison)
    if (comparisons.every((one) => one !== undefined)) return { joined, comparisons }
  }
  return undefined
}

export function writeCondition({ joined, comparisons }: Condition): string | undefined {
  const written = comparisons.filter(isWhole).map(feelOf)
  return written.length === 0 ? undefined : `=${written.join(` ${joined} `)}`
}

/** Nothing is missing: it can be asked. */
export const isWhole = ({ variable, operator, values }: Comparison): boolean => variable !== '' && (asksNothing(operator) || (values.length > 0 && values.every((value) => value !== '')))

export const asksNothing = (operator: Operator): boolean => ['yes', 'no', 'empty', 'not-empty'].includes(operator)

function readComparison(part: string): Comparison | undefined {
  const found = (pattern: string) => new RegExp(`^${pattern}$`).exec(part)
  const bare = found(`(${name})(?:\\s*=\\s*(true|false))?`)
  if (bare) return { variable: bare[1]!, operator: bare[2] === 'false' ? 'no' : 'yes', values: [] }
  const negated = found(`not\\((${name})\\)`)
  if (negated) return { variable: negated[1]!, operator: 'no', values: [] }
  const has = found(String.raw`(not\()?list contains\((?:get or else\()?(${name})(?:, \[\]\))?,\s*(${literal})\)(\))?`)
  if (has && (has[1] === undefined) === (has[4] === undefined)) return { variable: has[2]!, operator: has[1] ? 'has-not' : 'has', values: [valueOf(has[3]!)] }
  const nothing = found(String.raw`(${name})\s*(!?=)\s*null`)
  if (nothing) return { variable: nothing[1]!, operator: nothing[2] === '=' ? 'empty' : 'not-empty', values: [] }
  const [, safe = part] = /^get or else\((.*), false\)$/.exec(part) ?? []
  const compared = new RegExp(String.raw`^(?:number\((?:string\()?)?(${name})\)*\s*(=|!=|>=|<=|>|<)\s*(${literal})$`).exec(safe)
  if (compared) return { variable: compared[1]!, operator: signs[compared[2] as keyof typeof signs], values: [valueOf(compared[3]!)] }
  const among = found(String.raw`list contains\(\[([\s\S]*)\],\s*(${name})\)`) ?? undefined
  if (among === undefined) return undefined
  const literals = apart(among[1]!, /,/)
  return literals.every((one) => new RegExp(`^(?:${literal})$`).test(one)) ? { variable: among[2]!, operator: 'in', values: literals.map(valueOf) } : undefined
}

function feelOf({ variable, operator, values }: Comparison): string {
  const [first = ''] = values
  const value = typeof first === 'number' ? String(first) : quoted(first)
  switch (operator) {
    case 'yes': return `${variable} = true`
    case 'no': return `${variable} = false`
    case 'empty': return `${variable} = null`
    case 'not-empty': return `${variable} != null`
    case 'has': return `list contains(get or else(${variable}, []), ${value})`
    case 'has-not': return `not(list contains(get or else(${variable}, []), ${value}))`
    case 'in': return `list contains([${values.map((one) => (typeof one === 'number' ? one : quoted(one))).join(', ')}], ${variable})`
    default: {
      const sign = Object.entries(signs).find(([, meaning]) => meaning === operator)![0]
      // A form's choices are texts: what is compared as a number is made one. What is not known yet is no, and not an incident.
      return ['is', 'is-not'].includes(operator) ? `${variable} ${sign} ${value}` : `get or else(number(string(${variable})) ${sign} ${value}, false)`
    }
  }
}

const valueOf = (written: string): string | number => unquoted(written) ?? Number(written)
