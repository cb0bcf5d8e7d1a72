/** One request to a department: until when, who was reminded, what came back, what the office said to that. */
import type { Deadline } from '../complaints/complaint.ts'
import type { Entry } from '../complaints/entry.ts'
import type { CaseEvent } from '../complaints/events.ts'
import { currentOf } from '../deadlines/index.ts'
import { headOf, type Ask } from './asks.ts'
import { rowsOf, textOf } from './window.ts'

type Somebody = { id: string, name: string } | null

export interface Measure {
  measure: string
  owner: string
  /** Until when it is put right. */
  by: string | null
}

/** What a department owes (`domain.md` [0]): policies and norms, what happened, measures, suggestions adopted and why not the others. */
export interface DepartmentAnswer {
  at: Date
  by: Somebody
  /** The head answered in the place of the department. */
  byHead: boolean
  policyBasis: string
  whatHappened: string
  measures: Measure[]
  /** `yes`, `partly`, `no`, `none`; empty where it was not said. */
  adopted: string
  suggestionsAdopted: string
  suggestionsDeclined: string
}

export interface RequestLimit {
  at: Date
  state: Deadline['state']
  metAt?: Date
  missedAt?: Date
  pausedUntil?: Date
}

export interface ShownRequest {
  ask: string
  points: string[]
  because: string
  askedAt: Date
  repliedAt?: Date
  state: Ask['state']
  limit?: RequestLimit
  /** After the limit: that of its head. */
  headLimit?: RequestLimit
  /** When it, or its head, was reminded. */
  reminded: Date[]
  /** What was missing in the answer before. */
  thin?: string
  notOurs?: { reason: string, belongsTo?: string }
  /** Who decided about "not ours". */
  decided?: { decision: string, to: string | null, by: string, at: Date, reason: string }
  answer?: DepartmentAnswer
}

export interface WindowFacts {
  deadlines: readonly Deadline[]
  entries: readonly Entry[]
  events: readonly CaseEvent[]
  who: (id: string | null) => Somebody
}

export function showRequest(ask: Ask, { deadlines, entries, events, who }: WindowFacts): ShownRequest {
  const [limit, headLimit] = [limitOf(deadlines, ask.id), limitOf(deadlines, headOf(ask.id))]
  const reply = entries.find(({ _id }) => _id === ask.entry)
  const thin = ask.because === 'sent-back' ? whatWasThin(ask, entries) : ''
  const decided = ask.state === 'bounced' ? decisionAfter(ask, events, entries) : undefined
  const belongsTo = reply?.choices?.['belongsTo']
  return {
    ask: ask.id, points: ask.points, because: ask.because, askedAt: ask.askedAt, state: ask.state, reminded: remindersOf(ask, events),
    ...(ask.repliedAt && { repliedAt: ask.repliedAt }),
    ...(limit && { limit }),
    ...(headLimit && { headLimit }),
    ...(thin && { thin }),
    ...(ask.state === 'bounced' && { notOurs: { reason: textOf(reply?.words['notOursReason']), ...(typeof belongsTo === 'string' && { belongsTo }) } }),
    ...(decided && { decided }),
    ...(ask.state === 'answered' && reply && { answer: answerOf(reply, who) }),
  }
}

function limitOf(deadlines: readonly Deadline[], stage: string): RequestLimit | undefined {
  const clock = currentOf(deadlines, stage)
  if (!clock) return undefined
  const { at, state, metAt, missedAt, pausedUntil } = clock
  return { at, state, ...(metAt && { metAt }), ...(missedAt && { missedAt }), ...(pausedUntil && { pausedUntil }) }
}

const remindersOf = ({ id }: Ask, events: readonly CaseEvent[]): Date[] =>
  events.filter(({ kind, data }) => kind === 'deadline.reminded' && 'stage' in data && [id, headOf(id)].includes(data.stage as string)).map(({ at }) => at)

/** The review just before it was asked again. */
const whatWasThin = ({ department, askedAt }: Ask, entries: readonly Entry[]): string =>
  textOf(entries.filter(({ at }) => at <= askedAt).flatMap((entry) => rowsOf(entry, 'thin')).findLast((row) => row['department'] === department)?.['reason'])

function decisionAfter({ department, repliedAt }: Ask, events: readonly CaseEvent[], entries: readonly Entry[]): ShownRequest['decided'] {
  const found = events.find((event): event is CaseEvent<'bounce.decided'> => event.kind === 'bounce.decided' && (event as CaseEvent<'bounce.decided'>).data.department === department && event.at >= repliedAt!)
  if (!found) return undefined
  const { decision, to, by, entry } = found.data
  return { decision, to, by, at: found.at, reason: textOf(entries.find(({ _id }) => _id === entry)?.words['decisionReason']) }
}

function answerOf(reply: Entry, who: WindowFacts['who']): DepartmentAnswer {
  const { words, choices = {} } = reply
  return {
    at: reply.at, by: who(reply.actor), byHead: reply.elementId === 'head-answer',
    policyBasis: textOf(words['policyBasis']), whatHappened: textOf(words['whatHappened']),
    measures: rowsOf(reply, 'measures').map(({ measure, owner, by }) => ({ measure: textOf(measure), owner: textOf(owner), by: by instanceof Date ? by.toISOString() : textOf(by) || null })),
    adopted: textOf(choices['adopted']), suggestionsAdopted: textOf(words['suggestionsAdopted']), suggestionsDeclined: textOf(words['suggestionsDeclined']),
  }
}
