import { apart, quoted, unquoted } from './feel-text.ts'

/** The case's own department, as against one that is named. */
export const ofTheCase = Symbol('department of the case')
type Place = string | typeof ofTheCase

/** One of those who may take a task. `found` is whoever the step "Find who answers" found before; `handlers` are those who answer for the posts of the case. */
export type Who =
  | { kind: 'role'; role: string }
  | { kind: 'role-in'; role: string; department: Place }
  | { kind: 'department'; department: Place }
  | { kind: 'found' }
  | { kind: 'handlers' }

const handlers = 'distinct values(concatenate(posts.group, handlers.group))'

/** Reads `candidateGroups`: those it names, or undefined for an expression that follows no known pattern. */
export function readWho(groups: string | undefined): Who[] | undefined {
  const text = groups?.trim() ?? ''
  if (text === '') return []
  if (!text.startsWith('=')) return text.split(',').map((group) => readGroup(group.trim()))
  const expression = text.slice(1).trim()
  const whole = readExpression(expression)
  if (whole !== undefined) return [whole]
  const joined = /^distinct values\(concatenate\(([\s\S]*)\)\)$/.exec(expression)?.[1]
  return joined === undefined ? readList(expression) : together(apart(joined, /,/).map((part) => (part === 'handlers.group' ? [{ kind: 'handlers' } as const] : readList(part))))
}

/** Writes it as FEEL; nothing where nobody is named. */
export function writeWho(named: readonly Who[]): string | undefined {
  if (named.length === 0) return undefined
  const others = named.filter(({ kind }) => kind !== 'handlers')
  const list = `[${others.map(expressionOf).join(', ')}]`
  if (others.length === named.length) return `=${list}`
  return others.length === 0 ? `=${handlers}` : `=distinct values(concatenate(${list}, handlers.group))`
}

/** A short name that tells one from the others, and back: what a picker keeps. */
export const keyOf = (who: Who): string =>
  who.kind === 'role' ? who.role
  : who.kind === 'found' || who.kind === 'handlers' ? `*${who.kind}`
  : `${who.kind === 'role-in' ? who.role : 'department'}:${who.department === ofTheCase ? '*' : who.department}`

export function fromKey(key: string): Who {
  if (key === '*found' || key === '*handlers') return { kind: key === '*found' ? 'found' : 'handlers' }
  const [role = '', department] = key.split(':')
  if (department === undefined) return { kind: 'role', role }
  const place: Place = department === '*' ? ofTheCase : department
  return role === 'department' ? { kind: 'department', department: place } : { kind: 'role-in', role, department: place }
}

function readList(expression: string): Who[] | undefined {
  const inside = /^\[([\s\S]*)\]$/.exec(expression)?.[1]?.trim()
  if (inside === undefined) return undefined
  return inside === '' ? [] : together(apart(inside, /,/).map((part) => { const one = readExpression(part); return one && [one] }))
}

function readExpression(part: string): Who | undefined {
  if (part === handlers) return { kind: 'handlers' }
  if (part === 'found.group') return { kind: 'found' }
  const literal = unquoted(part)
  if (literal !== undefined) return readGroup(literal)
  const role = /^"([a-z-]+):"\s*\+\s*department$/.exec(part)?.[1]
  return role === undefined ? undefined : fromKey(`${role}:*`)
}

const readGroup = (group: string): Who => {
  const [role = '', ...department] = group.split(':')
  if (department.length === 0) return { kind: 'role', role }
  return role === 'department' ? { kind: 'department', department: department.join(':') } : { kind: 'role-in', role, department: department.join(':') }
}

function expressionOf(who: Who): string {
  if (who.kind === 'role') return quoted(who.role)
  if (who.kind === 'found') return 'found.group'
  if (who.kind === 'handlers') return 'handlers.group'
  const role = who.kind === 'department' ? 'department' : who.role
  return who.department === ofTheCase ? `"${role}:" + department` : quoted(`${role}:${who.department}`)
}

/** All of them, or undefined where one of them could not be read. */
const together = (parts: (readonly Who[] | undefined)[]): Who[] | undefined => (parts.some((part) => part === undefined) ? undefined : parts.flatMap((part) => part ?? []))
