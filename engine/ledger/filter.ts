/** Which cases of the ledger fit. Whoever may only find a case does not learn by a filter how it is handled. */
import type { QueryFilter } from 'mongoose'
import { readableBy } from '../access/abilities.ts'
import type { Actor } from '../access/actor.ts'
import type { Complaint, Nature, Tier } from '../complaints/complaint.ts'
import { inState, type State } from '../complaints/state.ts'

export interface LedgerFilter {
  state?: State
  tier?: Tier
  nature?: Nature
  channel?: string
  department?: string
  q?: string
  /** Received from then on, and before. */
  from?: Date
  to?: Date
  tag?: string
  field?: string
  occupation?: string
  /** Injury degree, at least. */
  severity?: number
  epidemic?: boolean
  emergency?: boolean
  repeat?: boolean
  /** A limit was missed. */
  missed?: boolean
  satisfied?: boolean
  outcome?: string
}

/** Without the words `q`, which are looked up by index in two ways (`casesSaying`). */
export function fitting(filter: LedgerFilter, actor: Actor): QueryFilter<Complaint>[] {
  const handling = ofHandling(filter)
  return [readableBy(actor, 'find'), ...(handling.length > 0 ? [readableBy(actor, 'read')] : []), ...plain(filter), ...handling]
}

function plain({ state, tier, nature, channel, department, from, to }: LedgerFilter): QueryFilter<Complaint>[] {
  return [
    ...(state ? [inState[state]] : []),
    ...(tier ? [{ tier }] : []),
    ...(nature ? [{ nature }] : []),
    ...(channel ? [{ channel: channel as Complaint['channel'] }] : []),
    ...(department ? [{ departments: department }] : []),
    ...(from || to ? [{ receivedAt: { ...(from && { $gte: from }), ...(to && { $lt: to }) } }] : []),
  ]
}

function ofHandling({ tag, field, occupation, severity, epidemic, emergency, repeat, missed, satisfied, outcome }: LedgerFilter): QueryFilter<Complaint>[] {
  return [
    ...(tag ? [{ 'facts.tag': tag }] : []),
    ...(field ? [{ 'facts.field': field }] : []),
    ...(occupation ? [{ 'facts.occupation': occupation }] : []),
    ...(severity !== undefined ? [{ 'facts.severity': { $gte: severity } }] : []),
    ...(epidemic !== undefined ? [{ 'facts.epidemicRelated': epidemic ? true : { $ne: true } }] : []),
    ...(emergency !== undefined ? [{ 'facts.emergency': emergency ? { $nin: [null, false] } : { $in: [null, false] } }] : []),
    ...(repeat !== undefined ? [{ 'facts.repeatOf': repeat ? { $nin: [null, false] } : { $in: [null, false] } }] : []),
    ...(missed !== undefined ? [missed ? { 'deadlines.state': 'missed' } : { 'deadlines.state': { $ne: 'missed' } }] : []),
    ...(satisfied !== undefined ? [{ 'rating.satisfied': satisfied }] : []),
    ...(outcome ? [{ outcome }] : []),
  ] as QueryFilter<Complaint>[]
}
