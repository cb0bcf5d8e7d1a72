/** Which values no row of a table is for, which rows are never reached, and which get in each other's way. */
import type { DecisionTable } from './decisions.ts'
import { domainOf, type Domain, type Said } from './domains.ts'

/** One an input column: what is said of it; empty where it does not matter. */
export type Case = Said[][]

export interface Coverage {
  /** Examples of what no row is for; not more than a few. */
  gaps: Case[]
  /** Rows, from 1, that those before take everything from. */
  unreached: number[]
  /** Rows, from 1, of which only one may fit and both do. */
  clashes: { rows: [number, number]; when: Case }[]
  /** Rows, from 1, that say what another one says. */
  repeats: [number, number][]
  /** Columns with rows that cannot be judged. */
  unjudged: { columnId: string; rows: number[] }[]
  /** Too many combinations to look at them all. */
  tooMany: boolean
}

const mostGaps = 5
const mostSteps = 60_000

class TooMany extends Error {}

export function coverageOf(table: DecisionTable): Coverage {
  // Where every row that fits counts, no value is left out and no two get in each other's way.
  const one = ['FIRST', 'UNIQUE', 'ANY', 'PRIORITY'].includes(table.hitPolicy)
  const domains = one ? table.inputs.map((column, i) => domainOf(column, table.rules.map(({ when }) => when[i] ?? { id: '', text: '' }))) : []
  const coverage: Coverage = {
    gaps: [], unreached: [], clashes: [], repeats: repeatsIn(table),
    unjudged: domains.flatMap(({ unjudged }, i) => (unjudged.length > 0 ? [{ columnId: table.inputs[i]?.id ?? '', rows: unjudged.map((row) => row + 1) }] : [])),
    tooMany: false,
  }
  const rows = table.rules.map((_, row) => row)
  const steps = { left: mostSteps }
  try {
    if (one) coverage.gaps = holes(domains, rows, 'perhaps', domains.map(({ examples }) => examples.map(() => true)), steps)
    if (table.hitPolicy === 'FIRST') coverage.unreached = rows.filter((row) => row > 0 && isTaken(domains, row, steps)).map((row) => row + 1)
    if (table.hitPolicy === 'UNIQUE' || table.hitPolicy === 'ANY') coverage.clashes = clashesIn(table, domains)
  } catch (error) {
    if (!(error instanceof TooMany)) throw error
    coverage.tooMany = true
  }
  return coverage
}

/** Whether rows before this one hold for everything that it holds for. */
const isTaken = (domains: Domain[], row: number, steps: { left: number }): boolean =>
  holes(domains, Array.from({ length: row }, (_, before) => before), 'surely', domains.map((domain) => domain.holds[row]!.perhaps), steps, 1).length === 0

/** Parts of the room that no row holds for: column by column, examples that the same rows hold for are looked at together. */
function holes(domains: Domain[], rows: number[], how: 'surely' | 'perhaps', within: boolean[][], steps: { left: number }, most = mostGaps): Case[] {
  const walk = (column: number, left: number[]): Case[] => {
    if (--steps.left < 0) throw new TooMany()
    if (left.length === 0) return [domains.slice(column).map(() => [])]
    const domain = domains[column]
    if (!domain) return []
    const groups = Map.groupBy(
      domain.examples.flatMap((example, i) => (within[column]?.[i] ? [{ example, rows: left.filter((row) => domain.holds[row]?.[how][i]) }] : [])),
      (one) => one.rows.join(),
    )
    const found: Case[] = []
    for (const group of groups.values()) {
      if (found.length >= most) break
      for (const rest of walk(column + 1, group[0]!.rows)) found.push([groups.size === 1 ? [] : joined(group.map(({ example }) => example.says)), ...rest])
    }
    return found.slice(0, most)
  }
  return walk(0, rows)
}

/** Numbers that lie beside each other are one stretch; of lists the shortest are enough. */
function joined(says: Said[]): Said[] {
  const shortest = Math.min(...says.map((one) => (one.kind === 'has' ? one.values.length : 1)))
  return says.filter((one) => one.kind !== 'has' || one.values.length === shortest).reduce<Said[]>((all, one) => {
    const last = all.at(-1)
    if (last?.kind !== 'number' || one.kind !== 'number' || last.to !== one.from) return [...all, one]
    return [...all.slice(0, -1), { kind: 'number', from: last.from, to: one.to, open: last.open || one.open }]
  }, [])
}

function clashesIn(table: DecisionTable, domains: Domain[]): Coverage['clashes'] {
  const said = table.rules.map(({ then }) => then.map(({ text }) => text).join('\n'))
  return table.rules.flatMap((_, row) => table.rules.slice(row + 1).flatMap((_rule, i) => {
    const other = row + 1 + i
    if (table.hitPolicy === 'ANY' && said[row] === said[other]) return []
    const both = domains.map(({ examples, holds }) => examples.filter((_example, at) => holds[row]?.surely[at] && holds[other]?.surely[at]))
    if (both.some((examples) => examples.length === 0)) return []
    return [{ rows: [row + 1, other + 1] as [number, number], when: both.map((examples, column) => (examples.length === domains[column]?.examples.length ? [] : joined(examples.map(({ says }) => says)))) }]
  }))
}

function repeatsIn({ rules, hitPolicy }: DecisionTable): [number, number][] {
  if (hitPolicy === 'FIRST') return []
  const texts = rules.map(({ when, then }) => [...when, ...then].map(({ text }) => text.replaceAll(/\s+/g, '')).join('\n'))
  return texts.flatMap((text, row): [number, number][] => (texts.indexOf(text) < row ? [[texts.indexOf(text) + 1, row + 1]] : []))
}
