import type { Department, Hospital, Post, RosterShift } from './hospital.ts'
import { earliest, presenceAtPost, presenceOf, type Presence, type PresenceCode } from './presence.ts'

/** One step of the lookup: which place was asked, what came of it, about whom, and until when that holds. */
export interface Reason { code: ReasonCode; person?: string; until?: Date }

export type ReasonCode =
  | `${'a' | 'b' | 'head'}.${PresenceCode}` | `duty.${Exclude<PresenceCode, 'present' | 'off-shift' | 'vacant'>}` | 'duty.rostered' | 'duty.none'
  | 'department.none' | 'department.unknown' | 'post.unknown' | 'office.fallback'

export interface DutyQuestion { department: string | null; post: string; at: Date }

/** Who answers (null: whoever is in `group`), why, and when the answer may change (null: not foreseeable). `group` is a candidate group. */
export interface DutyAnswer { person: string | null; group: string; because: Reason[]; holdsUntil: Date | null }

/** Where a complaint goes when nobody in the department can take it. */
export const officeGroup = 'complaint-office'

/**
 * Who answers for a post of a department at an instant: A, unless on leave, in consultation or off shift; else B; else who is on
 * the duty roster; else the department's head, at any hour; else the complaint office. Pure: the hospital is all it knows.
 */
export function onDuty({ department: departmentId, post: postId, at }: DutyQuestion, hospital: Hospital): DutyAnswer {
  if (departmentId === null) return office([{ code: 'department.none' }])
  const department = hospital.departments.find(({ id }) => id === departmentId)
  if (!department) return office([{ code: 'department.unknown' }])

  const because: Reason[] = []
  const post = hospital.posts.find((candidate) => candidate.id === postId && candidate.department === departmentId)
  const steps = post ? [holder('a', post), holder('b', post), roster, head] : [unknownPost, roster, head]
  for (const step of steps) {
    const { reasons, person, group } = step(department, at, hospital)
    because.push(...reasons)
    if (person !== null) return { person, group, because, holdsUntil: endOf(because) }
  }
  return office(because)
}

interface Outcome { reasons: Reason[]; person: string | null; group: string }

type Step = (department: Department, at: Date, hospital: Hospital) => Outcome

function holder(place: 'a' | 'b', post: Post): Step {
  return ({ id }, at, hospital) => {
    const presence = presenceAtPost(post[place], post, at, hospital)
    return { reasons: [reason(`${place}.${presence.code}`, presence)], person: answering(presence), group: `department:${id}` }
  }
}

/** Whoever began first is asked first; one who is away passes it on to the next. */
const roster: Step = ({ id }, at, hospital) => {
  const shifts = hospital.roster.filter((shift) => shift.department === id && shift.to > at).toSorted(byStart)
  const reasons: Reason[] = []
  for (const shift of shifts.filter(({ from }) => from <= at)) {
    const presence = presenceOf(shift.person, at, hospital)
    const outcome = { ...presence, until: earliest([presence.until, shift.to]) }
    reasons.push({ ...reason(dutyCode(presence.code), outcome), person: shift.person })
    if (presence.code === 'present') return { reasons, person: shift.person, group: `department:${id}` }
  }
  const next = shifts.find(({ from }) => from > at)
  reasons.push({ code: 'duty.none', ...(next && { until: next.from }) })
  return { reasons, person: null, group: `department:${id}` }
}

const head: Step = ({ id, head: headId }, at, hospital) => {
  const presence = presenceOf(headId, at, hospital)
  return { reasons: [reason(`head.${presence.code}`, presence)], person: answering(presence), group: `department-head:${id}` }
}

const unknownPost: Step = ({ id }) => ({ reasons: [{ code: 'post.unknown' }], person: null, group: `department:${id}` })

function office(before: Reason[]): DutyAnswer {
  return { person: null, group: officeGroup, because: [...before, { code: 'office.fallback' }], holdsUntil: endOf(before) }
}

function reason(code: ReasonCode, { person, until }: Presence): Reason {
  return { code, ...(person && { person: person.id }), ...(until && { until }) }
}

function answering({ code, person }: Presence): string | null {
  return code === 'present' && person ? person.id : null
}

function dutyCode(code: PresenceCode): ReasonCode {
  if (code === 'present' || code === 'off-shift' || code === 'vacant') return 'duty.rostered'
  return `duty.${code}`
}

function endOf(reasons: Reason[]): Date | null {
  return earliest(reasons.map(({ until }) => until ?? null))
}

function byStart(a: RosterShift, b: RosterShift): number {
  return a.from.getTime() - b.from.getTime() || (a.id < b.id ? -1 : 1)
}
