/** The only ways in which a case leaves the server. */
import { mayLook, readsCustomers } from '../access/abilities.ts'
import { hasRole, type Actor } from '../access/actor.ts'
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

/** What this actor may see of a case that they have found. `sees` says which parts were left out. */
export function showComplaint(complaint: Complaint, actor: Actor, hospital: Hospital) {
  const [reads, identifies] = [mayLook(actor, 'read', complaint), mayLook(actor, 'identify', complaint)]
  const { narrative, complainant, place, occurredAt, answer, customer, anonymisedAt } = complaint
  return {
    ...showInLedger(complaint),
    sees: { handling: reads, identity: identifies },
    narrative,
    ...(identifies && complainant && { complainant }),
    ...(identifies && customer && hasRole(actor, ...readsCustomers) && { customer }),
    ...(anonymisedAt && { anonymisedAt }),
    ...(place && { place }),
    ...(occurredAt && { occurredAt }),
    ...(answer && { answer: { text: answer.text, at: answer.at } }),
    ...(reads ? handlingOf(complaint, hospital) : { attachments: [], facts: {}, deadlines: [], people: [] }),
  }
}

function handlingOf({ attachments, facts, deadlines, people, rating, outcome, mergedInto, merged }: Complaint, hospital: Hospital) {
  return {
    attachments,
    facts,
    deadlines,
    people: people.map(({ role, person }) => ({ role, ...named(person, hospital) })),
    ...(rating && { rating }),
    ...(outcome && { outcome }),
    ...(mergedInto && { mergedInto }),
    ...(merged && { merged }),
  }
}
