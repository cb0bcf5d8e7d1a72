/** What a decision table answered. */
import type { Expectation } from '../parts.ts'
import { compared, finding, shown, type Check } from './finding.ts'

export const output: Check = async ({ decided }, expectation) => finding(decided, expectation)

export const rowCount: Check = async ({ decided }, expectation) => ({ ...finding(rowsOf(decided).length, expectation), found: shown(decided) })

/** `any stage=contact within=PT12H`: one of the collected rows has all of it. */
export const rowLike: Check = async ({ decided }, { subject: [, ...pairs] }) => {
  const wanted = pairs.map((pair): [string, Pick<Expectation, 'compare' | 'value'>] => [pair.split('=', 1)[0] ?? '', { compare: '=', value: pair.slice(pair.indexOf('=') + 1) }])
  return { holds: rowsOf(decided).some((row) => wanted.every(([name, value]) => compared(outputOf(row, name), value))), found: shown(decided) }
}

export const inOutput: Check = async ({ decided }, expectation) => ({ ...finding(outputOf(decided, expectation.subject[0] ?? ''), expectation), found: shown(decided) })

const rowsOf = (decided: unknown): unknown[] => (Array.isArray(decided) ? decided as unknown[] : [])

/** A table with one output collects its values bare. */
const outputOf = (row: unknown, name: string): unknown => (row !== null && typeof row === 'object' ? (row as Record<string, unknown>)[name] : row)
