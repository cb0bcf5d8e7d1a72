import { turnAt, type CalendarSettings } from '../calendar/index.ts'
import type { Absence, Hospital, Person, Post } from './hospital.ts'

/** Why somebody answers or does not. */
export type PresenceCode =
  | 'present' | 'on-leave' | 'in-consultation' | 'in-training' | 'sick' | 'away' | 'off-shift' | 'inactive' | 'unknown' | 'vacant'

/** How a person stands at an instant; `until` is when that may change, null where nothing foreseen changes it. */
export interface Presence { code: PresenceCode; person: Person | null; until: Date | null }

const codeOf: Record<Absence['reason'], PresenceCode> = {
  leave: 'on-leave', consultation: 'in-consultation', training: 'in-training', sick: 'sick', other: 'away',
}

/** Presence of the holder of a post, who must also be on shift. */
export function presenceAtPost(id: string | null, post: Post, at: Date, hospital: Hospital): Presence {
  const presence = presenceOf(id, at, hospital)
  if (presence.code !== 'present') return presence
  const turn = turnAt(at, calendarOf(post, hospital))
  if (!turn.working) return { ...presence, code: 'off-shift', until: turn.until }
  return { ...presence, until: earliest([presence.until, turn.until]) }
}

/** Presence of a person whose hours are not asked: one on the roster, or the head of a department. */
export function presenceOf(id: string | null, at: Date, hospital: Hospital): Presence {
  if (id === null) return { code: 'vacant', person: null, until: null }
  const person = hospital.people.find((someone) => someone.id === id) ?? null
  if (!person) return { code: 'unknown', person, until: null }
  if (!person.active) return { code: 'inactive', person, until: null }
  const absences = hospital.absences.filter((absence) => absence.person === id && absence.to > at)
  const absence = absences.find(({ from }) => from <= at)
  if (absence) return { code: codeOf[absence.reason], person, until: endOf(absence, absences) }
  return { code: 'present', person, until: earliest(absences.map(({ from }) => from)) }
}

/** The earliest of some instants, leaving out those that never come. */
export function earliest(instants: (Date | null)[]): Date | null {
  return instants.reduce((first, instant) => (!first || (instant && instant < first) ? instant : first), null)
}

/** When the holders of a post work. */
export function calendarOf({ shifts }: Post, { calendar }: Hospital): CalendarSettings {
  if (!shifts) return calendar
  const { id, version, timeZone } = calendar
  return { id, version, timeZone, weekdays: shifts, holidays: [], workdays: [] }
}

/** When somebody is back: absences that touch or overlap are one. */
function endOf(absence: Absence, absences: Absence[]): Date {
  let end = absence.to
  for (const next of absences.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    if (next.from <= end && next.to > end) end = next.to
  }
  return end
}
