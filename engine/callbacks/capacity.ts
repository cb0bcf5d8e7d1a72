/** How many callbacks fit into a slot of time: counted from who is there, as rosters, shifts, absences and settings say. */
import { isWorkingTime, type Counting } from '../calendar/index.ts'
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
 * setting says.
 */
export function operatorsAt(at: Date, hospital: Hospital, { atNight }: Pick<Capacity, 'atNight'>): number {
  const operators = new Set(hospital.people.filter(({ id, roles }) => roles.includes('operator') && presenceOf(id, at, hospital).code === 'present').map(({ id }) => id))
  const rostered = hospital.roster.filter(({ person, from, to }) => from <= at && to > at && operators.has(person))
  if (rostered.length > 0) return new Set(rostered.map(({ person }) => person)).size
  if (isWorkingTime(at, hospital.calendar)) return operators.size
  const onShift = hospital.posts.filter(({ shifts }) => shifts).flatMap((post) => {
    const there = [post.a, post.b].find((id) => presenceAtPost(id, post, at, hospital).code === 'present')
    return there && operators.has(there) ? [there] : []
  })
  return new Set(onShift).size || atNight
}

/** The slots between two instants in which somebody is there; for work that counts in working time only those. The running one counts. */
export function slotsBetween(from: Date, to: Date, counting: Counting, hospital: Hospital, settings: Capacity): Slot[] {
  const length = settings.slotMinutes * 60_000
  const first = Math.floor(from.getTime() / length) * length
  const count = Math.min(mostSlots, Math.ceil((to.getTime() - first) / length))
  return Array.from({ length: Math.max(count, 0) }, (_, i) => new Date(first + i * length))
    .filter((start) => counting === 'around-the-clock' || isWorkingTime(start, hospital.calendar))
    .map((start) => ({ start, room: operatorsAt(start, hospital, settings) * settings.callsPerOperator }))
    .filter(({ room }) => room > 0)
}
