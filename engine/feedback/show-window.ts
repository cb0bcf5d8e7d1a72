/**
 * The 1+X window of a case as one page (`domain.md` [0]): the points as rows, the departments as columns, what each answered, what contradicts, the one answer
 * that grows beside it, and what keeps it from being signed. All of it is read from the entries and the diary of the case: there is no second account.
 */
import { hasRole, type Actor, type Role } from '../access/actor.ts'
import type { Complaint } from '../complaints/complaint.ts'
import type { Entry } from '../complaints/entry.ts'
import { CaseEvents, type CaseEvent } from '../complaints/events.ts'
import { named } from '../complaints/show.ts'
import type { Hospital } from '../people/hospital.ts'
import { Instances } from '../zeebe/records/shapes.ts'
import { answersIn, asksOf, silentIn, type Ask } from './asks.ts'
import { showRequest, type ShownRequest } from './show-request.ts'
import { entriesOf, rowsOf, textOf, textsOf, windowOf, type Point } from './window.ts'
import { blockedBy, type Blocked } from './wholeness.ts'

/** They see every column; a department sees its own. */
const seesAll: readonly Role[] = ['administrator', 'complaint-office', 'supervision', 'leadership', 'quality-team']

/** `left-open`: it answered, but not this. */
export type CellState = 'waiting' | 'answered' | 'left-open' | 'bounced' | 'silent'

export interface ShownColumn {
  department: string
  /** By the id of the point; points that it was not asked about are absent. */
  cells: Record<string, CellState>
  /** The latest first. */
  requests: ShownRequest[]
}

/** What the office found that does not fit together. */
export interface Contradiction {
  id: string
  between: string[]
  /** Ids of points; empty where the office named none. */
  about: string[]
  what: string
  at: Date
  by: { id: string, name: string } | null
  settled: boolean
}

export interface ShownLetter {
  text: string
  at: Date
  by: { id: string, name: string } | null
  founded?: string
  silenceSaid: boolean
  /** What whoever signs said to it last. */
  signing?: { signed: boolean, at: Date, by: { id: string, name: string } | null, remark?: string }
}

export interface ShownWindow {
  /** Its process runs. */
  open: boolean
  since: Date
  /** False: only the column of the reader's own department. */
  all: boolean
  /** `said`: the answer settles it; `answeredBy`: whose answers it is traced to. */
  points: (Point & { said: boolean, answeredBy: string[] })[]
  columns: ShownColumn[]
  contradictions: Contradiction[]
  letter?: ShownLetter
  /** What keeps the answer from being signed, as the table `answer-check` says; empty when it is whole. */
  blocked: Blocked[]
}

/** Null where the complaint was never split. */
export async function shownWindow({ _id, deadlines }: Pick<Complaint, '_id' | 'deadlines'>, actor: Actor, hospital: Hospital): Promise<ShownWindow | null> {
  const window = await windowOf(_id)
  if (!window) return null
  const all = hasRole(actor, ...seesAll)
  const [asked, entries, events, running] = await Promise.all([
    asksOf(_id), entriesOf(_id), eventsSince(_id, window.since), Instances.exists({ complaintId: _id, processId: 'unified-feedback', state: 'active' }),
  ])
  const asks = all ? asked : asked.filter(({ department }) => department === actor.department)
  const who = (id: string | null) => (id === null ? null : named(id, hospital))
  const draft = entries.findLast(({ words }) => typeof words['answer'] === 'string')
  const contradictions = contradictionsIn(entries, draft, who)
  const said = textsOf(draft?.choices?.['covered'])
  const departments = [...new Set([...window.points.flatMap((point) => point.departments), ...asks.map(({ department }) => department)])].filter((id) => asks.some(({ department }) => department === id))
  return {
    open: running !== null,
    since: window.since,
    all,
    points: window.points.filter(({ id }) => all || asks.some((ask) => asksAbout(ask, id))).map((point) => ({ ...point, departments: all ? point.departments : [], said: all && said.includes(point.id), answeredBy: answering(asks, point.id) })),
    columns: departments.map((department) => {
      const own = asks.filter((ask) => ask.department === department)
      return {
        department,
        cells: Object.fromEntries(window.points.flatMap(({ id }) => { const state = cellOf(own, id); return state ? [[id, state]] : [] })),
        requests: own.map((ask) => showRequest(ask, { deadlines, entries, events, who })).reverse(),
      }
    }),
    contradictions: all ? contradictions : [],
    ...(all && draft && { letter: letterOf(draft, entries, who) }),
    blocked: all ? await blockedBy({
      waiting: new Set(asks.filter(({ state }) => state === 'waiting').map(({ department }) => department)).size,
      unseen: unseenIn(asks, entries),
      uncovered: window.points.filter(({ id }) => !said.includes(id)).length,
      unsettled: contradictions.filter(({ settled }) => !settled).length,
      unsaid: draft?.choices?.['silenceSaid'] === true ? 0 : silentIn(asks).length,
    }) : [],
  }
}

const eventsSince = (complaintId: string, since: Date): Promise<CaseEvent[]> =>
  CaseEvents.find({ complaintId, kind: { $in: ['deadline.reminded', 'bounce.decided'] }, at: { $gte: since } }).sort({ at: 1 }).lean<CaseEvent[]>()

/** No points are the whole complaint. */
const asksAbout = ({ points }: Ask, point: string): boolean => points.length === 0 || points.includes(point)

/** What the latest request that was about the point came to. */
function cellOf(asks: readonly Ask[], point: string): CellState | null {
  const last = asks.findLast((ask) => asksAbout(ask, point))
  if (!last) return null
  return last.state === 'answered' && last.answered.length > 0 && !last.answered.includes(point) ? 'left-open' : last.state
}

const answering = (asks: readonly Ask[], point: string): string[] =>
  answersIn(asks).filter(({ answered }) => answered.length === 0 || answered.includes(point)).map(({ department }) => department)

/** Answers that came in after the office looked through them last. */
function unseenIn(asks: readonly Ask[], entries: readonly Entry[]): number {
  const reviewed = entries.findLast(({ elementId }) => elementId === 'review-answers')?.at ?? new Date(0)
  return asks.filter(({ state, repliedAt }) => state === 'answered' && repliedAt! > reviewed).length
}

type Who = (id: string | null) => { id: string, name: string } | null

/** Numbered over all reviews, as the form of the answer numbers them. */
function contradictionsIn(entries: readonly Entry[], draft: Entry | undefined, who: Who): Contradiction[] {
  const settled = textsOf(draft?.choices?.['settled'])
  return entries
    .flatMap((entry) => rowsOf(entry, 'contradictions').map((row) => ({ row, entry })))
    .map(({ row, entry }, i) => ({ id: String(i + 1), between: textsOf(row['between']), about: textsOf(row['about']), what: textOf(row['what']), at: entry.at, by: who(entry.actor), settled: settled.includes(String(i + 1)) }))
}

function letterOf({ words, choices = {}, at, actor }: Entry, entries: readonly Entry[], who: Who): ShownLetter {
  const signing = entries.findLast((entry) => typeof entry.choices?.['signed'] === 'string' && entry.at > at)
  const remark = textOf(signing?.words['signOffRemark'])
  return {
    text: textOf(words['answer']), at, by: who(actor), silenceSaid: choices['silenceSaid'] === true,
    ...(typeof choices['founded'] === 'string' && { founded: choices['founded'] }),
    ...(signing && { signing: { signed: signing.choices?.['signed'] === 'yes', at: signing.at, by: who(signing.actor), ...(remark && { remark }) } }),
  }
}
