/** How many callbacks fit into a slot of time: counted from who is there, as rosters, shifts, absences and settings say. */
import { turnAt, type Counting } from '../calendar/index.ts'
import type { Hospital } from '../people/index.ts'
import { presenceAtPost, presenceOf } from '../people/presence.ts'
import type { CallbackSettings } from './settings.ts'

type Capacity = Pick<CallbackSettings, 'slotMinutes' | 'callsPerOperator' | 'atNight'>

export interface Slot {
  start: Date
  /** Calls that fit in. */
  room: number
}

/** Longest stretch that is looked through for room. */
const mostSlots = 4_000

/**
 * Operators who are there at an instant: those on the roster, else in working time all who are not absent, else whoever is on shift at a post of theirs, else as many as the
 * setting says. The instants asked for must not go back: what holds until a later one is not looked up again.
 */
export function staffing(hospital: Hospital, { atNight }: Pick<Capacity, 'atNight'>): (at: Date) => number {
  const operators = hospital.people.filter(({ roles }) => roles.includes('operator')).map(({ id }) => ({ id, presence: held((at) => presenceOf(id, at, hospital)) }))
  const isOperator = (id: string | null): boolean => operators.some((one) => one.id === id)
  const roster = hospital.roster.filter(({ person }) => isOperator(person))
  const holders = hospital.posts.filter(({ shifts, a, b }) => shifts && (isOperator(a) || isOperator(b)))
    .map((post) => [post.a, post.b].map((id) => ({ id, presence: held((at) => presenceAtPost(id, post, at, hospital)) })))
  const turn = held((at) => turnAt(at, hospital.calendar))
  return (at) => {
    const there = new Set(operators.filter(({ presence }) => presence(at).code === 'present').map(({ id }) => id))
    const rostered = new Set(roster.filter(({ person, from, to }) => from <= at && to > at && there.has(person)).map(({ person }) => person))
    if (rostered.size > 0) return rostered.size
    if (turn(at).working) return there.size
    const onShift = new Set(holders.map((pair) => pair.find(({ presence }) => presence(at).code === 'present')?.id ?? '').filter((id) => there.has(id)))
    return onShift.size || atNight
  }
}

/** Asks again only when the answer may have changed. */
function held<T extends { until: Date | null }>(ask: (at: Date) => T): (at: Date) => T {
  let answer: T | null = null
  return (at) => {
    if (!answer || (answer.until && at >= answer.until)) answer = ask(at)
    return answer
  }
}

/** The slots between two instants in which somebody is there; for work that counts in working time only those. The running one counts. */
export function slotsBetween(from: Date, to: Date, counting: Counting, hospital: Hospital, settings: Capacity): Slot[] {
  const length = settings.slotMinutes * 60_000
  const first = Math.floor(from.getTime() / length) * length
  const count = Math.min(mostSlots, Math.ceil((to.getTime() - first) / length))
  const turn = held((at) => turnAt(at, hospital.calendar))
  const operators = staffing(hospital, settings)
  return Array.from({ length: Math.max(count, 0) }, (_, i) => new Date(first + i * length))
    .filter((start) => counting === 'around-the-clock' || turn(start).working)
    .map((start) => ({ start, room: operators(start) * settings.callsPerOperator }))
    .filter(({ room }) => room > 0)
}
