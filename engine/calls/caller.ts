/** Who calls: what the hospital knows of a number, shown while the telephone still rings (`domain.md` [3 4]). Each look leaves a row. */
import { readableBy } from '../access/abilities.ts'
import type { Actor } from '../access/actor.ts'
import { audited } from '../access/audit.ts'
import { Callbacks } from '../callbacks/callback.ts'
import type { Clock } from '../clock/clock.ts'
import { Complaints, type Complaint } from '../complaints/complaint.ts'
import { contactKeys } from '../complaints/contact-keys.ts'
import { named, showInLedger, type LedgerRow } from '../complaints/show.ts'
import { loadHospital } from '../people/store.ts'
import { Tasks } from '../zeebe/records/shapes.ts'
import { Calls, spelledNumber, type Call } from './call.ts'

export interface Caller {
  number: string
  /** What they were called in earlier cases and calls, the newest first. */
  names: string[]
  /** Open ones first, then the newest. */
  cases: LedgerRow[]
  /** Earlier calls, the newest first. */
  calls: (Pick<Call, 'ending' | 'notes' | 'endedAt' | 'complaintId'> & { id: string, operator: { id: string, name: string, nameZh?: string } })[]
  /** Callbacks that are owed: their task, and until when. */
  owed: { task: string, dueAt: Date, name: string, nameZh: string | null }[]
}

const most = 20

/** A number that nobody has called from is answered with empty lists. */
export async function callerOf(said: string, actor: Actor, clock: Clock): Promise<Caller> {
  const number = spelledNumber(said)
  const contacts = contactKeys({ phone: number })
  const known: Pick<Caller, 'cases' | 'names'> & { ids: string[] } = { cases: [], names: [], ids: [] }
  if (contacts.length > 0) {
    await audited({ action: 'caller.read', actor, at: clock.now() }, () => [...contacts, ...known.ids], async () => {
      const found = await Complaints.find({ $and: [readableBy(actor, 'find'), readableBy(actor, 'identify'), { contacts: { $in: contacts } }] }).sort({ receivedAt: -1 }).limit(most).lean<Complaint[]>()
      const rows = found.map(showInLedger)
      known.ids = found.map(({ _id }) => _id)
      known.names = found.flatMap(({ complainant }) => complainant?.name ?? [])
      known.cases = [...rows.filter(({ closedAt }) => !closedAt), ...rows.filter(({ closedAt }) => closedAt)]
    })
  }
  const [calls, hospital] = await Promise.all([Calls.find({ number }).sort({ endedAt: -1 }).limit(most).lean<Call[]>(), loadHospital()])
  return {
    number,
    names: [...new Set([...known.names, ...calls.flatMap(({ name }) => name ?? [])])],
    cases: known.cases,
    calls: calls.map(({ _id: id, ending, notes, endedAt, complaintId, operator }) => ({ id, ending, notes, endedAt, complaintId, operator: named(operator, hospital) })),
    owed: await owedTo(known.ids, calls.flatMap(({ startId }) => startId ?? [])),
  }
}

/** Promises about the caller's cases, and those that earlier calls ended with, as far as they are still open. */
export async function owedTo(complaintIds: string[], startIds: string[]): Promise<Caller['owed']> {
  const callbacks = await Callbacks.find({ $or: [{ complaintId: { $in: complaintIds } }, { startId: { $in: startIds } }] }, { instanceKey: 1 }).lean()
  const tasks = await Tasks.find({ instanceKey: { $in: callbacks.map(({ instanceKey }) => instanceKey) }, state: 'open', dueAt: { $ne: null } }).sort({ dueAt: 1 }).lean()
  return tasks.map(({ _id: task, dueAt, name, nameZh }) => ({ task, dueAt: dueAt!, name, nameZh }))
}
