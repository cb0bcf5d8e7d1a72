/** The only ways in which a case leaves the server. */
import type { Hospital } from '../people/hospital.ts'
import type { Complaint, Deadline } from './complaint.ts'
import { stateOf, type State } from './state.ts'

export interface LedgerRow {
  id: string
  receipt: string
  channel: string
  subject: string
  state: State
  tier: string | null
  nature: string | null
  department: string | null
  departments: string[]
  anonymous: boolean
  receivedAt: Date
  closedAt?: Date
  nextDeadline?: { stage: string, at: Date }
}

export function showInLedger(complaint: Complaint): LedgerRow {
  const { _id, receipt, channel, subject, tier, nature, department, departments, anonymous, receivedAt, closedAt, progress, deadlines } = complaint
  const next = nextDeadline(deadlines)
  const ended = closedAt ?? progress?.endedAt
  return {
    id: _id,
    receipt,
    channel,
    subject,
    state: stateOf(complaint),
    tier,
    nature,
    department,
    departments,
    anonymous,
    receivedAt,
    ...(ended && { closedAt: ended }),
    ...(next && { nextDeadline: { stage: next.stage, at: next.at } }),
  }
}

export const nextDeadline = (deadlines: Deadline[]): Deadline | undefined =>
  deadlines.filter(({ state }) => state === 'open').sort((a, b) => a.at.getTime() - b.at.getTime())[0]

/** A person as a reader needs them; ids that are unknown by now are shown as they are. */
export const named = (id: string, hospital: Hospital): { id: string, name: string, nameZh?: string } => {
  const person = hospital.people.find((one) => one.id === id)
  return { id, name: person?.name ?? id, ...(person?.nameZh && { nameZh: person.nameZh }) }
}

/** The whole case for somebody who may read it. */
export function showComplaint(complaint: Complaint, hospital: Hospital) {
  const { narrative, complainant, place, occurredAt, attachments, deadlines, people, answer, rating, facts, outcome } = complaint
  return {
    ...showInLedger(complaint),
    narrative,
    ...(complainant && { complainant }),
    ...(place && { place }),
    ...(occurredAt && { occurredAt }),
    attachments,
    facts,
    deadlines,
    people: people.map(({ role, person }) => ({ role, ...named(person, hospital) })),
    ...(answer && { answer: { text: answer.text, at: answer.at } }),
    ...(rating && { rating }),
    ...(outcome && { outcome }),
  }
}
