import { places, type Department, type Hospital, type Place, type Post } from './hospital.ts'
import { earliest, presenceAtPost, presenceOf, type Presence, type PresenceCode } from './presence.ts'
import { rosterTurn, type TieBreakers } from './roster-turn.ts'

/** One step of the lookup: which place was asked, what came of it, about whom, and until when that holds. */
export interface Reason { code: ReasonCode; person?: string; until?: Date }

export type ReasonCode =
  | `${'a' | 'b' | 'head'}.${PresenceCode | 'asked'}` | `duty.${Exclude<PresenceCode, 'present' | 'off-shift' | 'vacant'>}` | 'duty.rostered' | 'duty.none'
  | 'duty.by-skill' | 'duty.by-load' | 'department.none' | 'department.unknown' | 'post.unknown' | 'office.fallback'

/** `skills` and `load` (open tasks by person) decide where several are on duty at once. */
export interface DutyQuestion extends TieBreakers { department: string | null; post: string; at: Date }

/** Who answers (null: whoever is in `group`), why, and when the answer may change (null: not foreseeable). `group` is a candidate group. */
export interface DutyAnswer { person: string | null; group: string; because: Reason[]; holdsUntil: Date | null }

/** Where a complaint goes when nobody in the department can take it. */
export const officeGroup = 'complaint-office'

/**
 * Who answers for a post of a department at an instant, by the post's chain: A, unless on leave, in consultation or off shift; else B; else who is on
 * the duty roster; else the department's head, at any hour; else the complaint office. Nobody who was found away is asked a second time. Pure: the
 * hospital is all it knows.
 */
export function onDuty(question: DutyQuestion, hospital: Hospital): DutyAnswer {
  const { department: departmentId, post: postId } = question
  if (departmentId === null) return office([{ code: 'department.none' }])
  const department = hospital.departments.find(({ id }) => id === departmentId)
  if (!department) return office([{ code: 'department.unknown' }])

  const post = hospital.posts.find((candidate) => candidate.id === postId && candidate.department === departmentId) ?? null
  const because: Reason[] = post ? [] : [{ code: 'post.unknown' }]
  const chain = post ? post.chain ?? places : withoutPost
  for (const place of chain) {
    const { reasons, person, group } = ask[place]({ department, post, question, hospital, because })
    because.push(...reasons)
    if (person !== null) return { person, group, because, holdsUntil: endOf(because) }
  }
  return office(because)
}

const withoutPost: readonly Place[] = ['duty', 'head']

interface Asked { department: Department; post: Post | null; question: DutyQuestion; hospital: Hospital; because: readonly Reason[] }
interface Outcome { reasons: Reason[]; person: string | null; group: string }

const ask: Record<Place, (asked: Asked) => Outcome> = {
  a: (asked) => holder('a', asked),
  b: (asked) => holder('b', asked),
  duty: roster,
  head: ({ department: { id, head }, question: { at }, hospital, because }) => one('head', head, presenceOf(head, at, hospital), `department-head:${id}`, because),
}

function holder(place: 'a' | 'b', { department, post, question: { at }, hospital, because }: Asked): Outcome {
  const group = `department:${department.id}`
  return post ? one(place, post[place], presenceAtPost(post[place], post, at, hospital), group, because) : { reasons: [], person: null, group }
}

function one(place: 'a' | 'b' | 'head', id: string | null, presence: Presence, group: string, because: readonly Reason[]): Outcome {
  if (id !== null && because.some((reason) => reason.person === id && foundAway(reason))) return { reasons: [{ code: `${place}.asked`, person: id }], person: null, group }
  return { reasons: [reason(`${place}.${presence.code}`, presence)], person: answering(presence), group }
}

/** Off shift is no absence: a head is asked at any hour, also one who fills the post. */
const foundAway = ({ code }: Reason): boolean => !code.endsWith('.off-shift')

function roster({ department: { id }, question: { at, ...ties }, hospital }: Asked): Outcome {
  const group = `department:${id}`
  const { asked, chosenBy, next } = rosterTurn(id, at, hospital, ties)
  const reasons = asked.map(({ shift, presence, until }): Reason => ({ ...reason(dutyCode(presence.code), { ...presence, until }), person: shift.person }))
  const last = asked.at(-1)
  if (last?.presence.code === 'present') {
    const choice: Reason[] = chosenBy ? [{ code: `duty.by-${chosenBy}`, person: last.shift.person }] : []
    return { reasons: [...reasons.slice(0, -1), ...choice, ...reasons.slice(-1)], person: last.shift.person, group }
  }
  return { reasons: [...reasons, { code: 'duty.none', ...(next && { until: next }) }], person: null, group }
}

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
