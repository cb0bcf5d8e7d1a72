/** Who of those on the duty roster answers. */
import type { Hospital, RosterShift } from './hospital.ts'
import { earliest, presenceOf, type Presence } from './presence.ts'

/** What decides among several who are on duty at the same time: what they are asked to be good at, then how many open tasks they have. */
export interface TieBreakers { skills?: readonly string[]; load?: ReadonlyMap<string, number> }

/** One shift that was asked; `until` is when that may change. */
export interface Turn { shift: RosterShift; presence: Presence; until: Date | null }

export interface Rostered {
  /** In the order they were asked; the last one is there, if anybody is. */
  asked: Turn[]
  /** Why the last one came before others who are there, too. */
  chosenBy: 'skill' | 'load' | null
  /** When the next shift begins. */
  next: Date | null
}

/** Whoever fits best is asked first, without tie-breakers whoever began first; one who is away passes it on to the next. */
export function rosterTurn(department: string, at: Date, hospital: Hospital, ties: TieBreakers): Rostered {
  const shifts = hospital.roster.filter((shift) => shift.department === department && shift.to > at).toSorted(byStart)
  const next = shifts.find(({ from }) => from > at)?.from ?? null
  const turns = shifts.filter(({ from }) => from <= at).map((shift): Turn => {
    const presence = presenceOf(shift.person, at, hospital)
    return { shift, presence, until: earliest([presence.until, shift.to]) }
  })
  const there = turns.filter(({ presence }) => presence.code === 'present')
  const best = there.toSorted((one, other) => fit(one, ties) - fit(other, ties) || load(one, ties) - load(other, ties))[0]
  if (!best) return { asked: turns, chosenBy: null, next }
  if (best === there[0]) return { asked: [...turns.slice(0, turns.indexOf(best)), until(best, turns, next, ties)], chosenBy: null, next }
  const away = turns.filter(({ presence }) => presence.code !== 'present')
  return { asked: [...away, until(best, turns, next, ties)], chosenBy: fit(best, ties) < fit(there[0]!, ties) ? 'skill' : 'load', next }
}

/** Whoever was weighed against others holds until any of that changes: somebody comes, goes, or is back. */
function until(best: Turn, all: Turn[], next: Date | null, { skills = [], load: open }: TieBreakers): Turn {
  return skills.length === 0 && !open ? best : { ...best, until: earliest([...all.map((turn) => turn.until), next]) }
}

/** How many of the skills are missing. */
function fit({ presence: { person } }: Turn, { skills = [] }: TieBreakers): number {
  return skills.filter((skill) => !person?.skills?.includes(skill)).length
}

const load = ({ shift: { person } }: Turn, { load: open }: TieBreakers): number => open?.get(person) ?? 0

function byStart(a: RosterShift, b: RosterShift): number {
  return a.from.getTime() - b.from.getTime() || (a.id < b.id ? -1 : 1)
}
