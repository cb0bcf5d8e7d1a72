import { readDuration, readMoment } from '../moments.ts'
import type { Expectation } from '../parts.ts'
import { momentsOf, type Story } from '../story.ts'
import { doesContain, isSame } from '../values.ts'

export interface Finding {
  holds: boolean
  /** What is there instead, for the reader. */
  found: string
}

export type Check = (story: Story, expectation: Expectation) => Promise<Finding>

/** Compares as the part asks; one that compares nothing wants anything to be there. */
export function compared(actual: unknown, { compare, value }: Pick<Expectation, 'compare' | 'value'>): boolean {
  if (compare === '=') return isSame(actual, value)
  if (compare === 'contains') return doesContain(actual, value)
  return actual !== undefined && actual !== null && actual !== false && actual !== ''
}

export const finding = (actual: unknown, expectation: Expectation): Finding => ({ holds: compared(actual, expectation), found: shown(actual) })

/** One of several is enough. */
export const oneOf = (actual: unknown[], expectation: Expectation): Finding =>
  ({ holds: actual.some((one) => compared(one, expectation)), found: actual.length > 0 ? actual.map(shown).join(', ') : 'nothing' })

export function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing'
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const tolerance = 60_000

/** `+PT12H` counts from receipt, `+PT12H from now` and without a case from the step; anything else is a moment. */
export async function isThen(at: Date | null, story: Story, text: string): Promise<Finding> {
  const wanted = await momentMeant(story, text)
  const found = at ? `${at.toISOString()}${at < wanted ? ', earlier than ' : ', later than '}${wanted.toISOString()}` : 'no moment'
  return { holds: at !== null && Math.abs(at.getTime() - wanted.getTime()) <= tolerance, found }
}

async function momentMeant(story: Story, text: string): Promise<Date> {
  const [, duration, fromNow] = /^\+(P\S+)( from now)?$/.exec(text) ?? []
  if (duration === undefined) return readMoment(text, momentsOf(story))
  const from = story.here && !fromNow ? story.here.receivedAt : story.doneAt
  return new Date(from.getTime() + readDuration(duration))
}
