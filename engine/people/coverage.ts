/** Who answers when, ahead of time: the lookup walked from one moment at which its answer changes to the next. */
import { setImmediate } from 'node:timers/promises'
import { DateTime } from 'luxon'
import type { Hospital, Post } from './hospital.ts'
import { onDuty, type Reason } from './on-duty.ts'

/** One uninterrupted answer; `to` is exclusive. `place` is where the lookup ended. */
export interface Stretch { from: Date; to: Date; person: string | null; place: 'a' | 'b' | 'duty' | 'head' | 'office'; because: Reason[] }

/**
 * A time in which a department does not answer as it should, for one or more of its posts alike. `nobody`: it goes to the complaint office;
 * `roster-hole`: the department keeps a duty roster, nobody is on it, and the head has to answer (a break within a day is none).
 */
export interface Gap { department: string; posts: string[]; kind: 'nobody' | 'roster-hole'; from: Date; to: Date; because: Reason[] }

/** The answers for a post from `from` to `to`, without a break between them. */
export function coverageOf({ department, id }: Pick<Post, 'department' | 'id'>, from: Date, to: Date, hospital: Hospital): Stretch[] {
  const stretches: Stretch[] = []
  for (let at = from; at < to;) {
    const { person, because, holdsUntil } = onDuty({ department, post: id, at }, hospital)
    const end = holdsUntil && holdsUntil < to ? holdsUntil : to
    const before = stretches.at(-1)
    if (before && sameAnswer(before.because, because)) before.to = end
    else stretches.push({ from: at, to: end, person, place: placeOf(because), because })
    at = end
  }
  return stretches
}

/** Every gap of every post from `from` to `to`, the first on top. It takes a while in a large hospital, and lets others in after each department. */
export async function gapsOf(hospital: Hospital, from: Date, to: Date): Promise<Gap[]> {
  const gaps: Gap[] = []
  for (const { id } of hospital.departments) {
    gaps.push(...gapsIn(id, hospital, from, to))
    await setImmediate()
  }
  return gaps.toSorted((one, other) => one.from.getTime() - other.from.getTime() || (one.department < other.department ? -1 : 1))
}

function gapsIn(department: string, hospital: Hospital, from: Date, to: Date): Gap[] {
  const own = { ...hospital, roster: hospital.roster.filter((shift) => shift.department === department) }
  const posts = hospital.posts.filter((post) => post.department === department)
  return together(posts.flatMap((post) => coverageOf(post, from, to, own).flatMap((stretch, i, all): Gap[] => {
    const kind = stretch.person === null ? 'nobody' : isHole(stretch, own) && !isBreak(stretch, all[i - 1], all[i + 1], own) ? 'roster-hole' : null
    return kind ? [{ department, posts: [post.id], kind, from: stretch.from, to: stretch.to, because: stretch.because }] : []
  })))
}

const isHole = ({ place, because }: Stretch, { roster }: Hospital): boolean => place === 'head' && roster.length > 0 && because.some(({ code }) => code === 'duty.none')

/** At noon the head answers, and nobody keeps a roster for it. */
function isBreak({ from, to }: Stretch, before: Stretch | undefined, after: Stretch | undefined, { calendar: { timeZone: zone } }: Hospital): boolean {
  const dayOf = (at: Date) => DateTime.fromJSDate(at, { zone }).toISODate()
  return [before, after].every((stretch) => stretch?.place === 'a' || stretch?.place === 'b') && dayOf(from) === dayOf(to)
}

/** What several posts of a department lack at the same time is one gap. */
function together(gaps: Gap[]): Gap[] {
  const groups = Map.groupBy(gaps, ({ department, kind, from, to }) => [department, kind, from.getTime(), to.getTime()].join(' '))
  return [...groups.values()].map((same) => ({ ...same[0]!, posts: same.flatMap(({ posts }) => posts) }))
}

const sameAnswer = (one: Reason[], other: Reason[]): boolean =>
  one.length === other.length && one.every(({ code, person }, i) => code === other[i]?.code && person === other[i]?.person)

function placeOf(because: Reason[]): Stretch['place'] {
  const [place = 'office'] = because.at(-1)?.code.split('.') ?? []
  return place === 'a' || place === 'b' || place === 'duty' || place === 'head' ? place : 'office'
}
