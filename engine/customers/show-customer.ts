/** One complaint customer: what they needed, why, about whom and how it was solved, over all their cases that this actor may see; follow-ups, calls, repeats. */
import { readableBy } from '../access/abilities.ts'
import type { Actor } from '../access/actor.ts'
import { auditWrite, audited } from '../access/audit.ts'
import { Calls, type Call } from '../calls/call.ts'
import type { Clock } from '../clock/clock.ts'
import { Complaints, type Complaint } from '../complaints/complaint.ts'
import { Entries } from '../complaints/entry.ts'
import { named, showInLedger, type LedgerRow } from '../complaints/show.ts'
import { Refusal } from '../errors/errors.ts'
import { FollowUps, type FollowUp } from '../follow-ups/follow-up.ts'
import { loadHospital } from '../people/store.ts'
import { transaction } from '../store/store.ts'
import { ComplaintCustomers, numbersOf, type ComplaintCustomer } from './customer.ts'
import { showPatient, type PatientRow } from './list-customers.ts'
import { Patients, type Patient } from './patient.ts'
import { recogniseCustomers } from './recognise.ts'
import { casesShown, loadCustomer, RepeatDecisions, repeatsAmong, type Repeat } from './repeats.ts'

type Who = ReturnType<typeof named>

export interface CustomerCase extends LedgerRow {
  /** The first case made the record. */
  standing: 'first' | 'proposed' | 'confirmed' | 'apart'
  by: Who | null
  /** What they want, in their words. */
  need: string | null
  tag: string | null
  occupation: string | null
  inclination: string | null
  founded: string | null
  /** Rated by the complainant. */
  satisfied: boolean | null
}

export interface CustomerRecord {
  id: string
  names: string[]
  contacts: string[]
  firstAt: Date
  lastAt: Date
  anonymisedAt: Date | null
  /** The newest first. */
  cases: CustomerCase[]
  repeats: (Omit<Repeat, 'by'> & { by: Who | null })[]
  calls: (Pick<Call, 'ending' | 'notes' | 'endedAt' | 'complaintId'> & { id: string, operator: Who })[]
  followUps: (Pick<FollowUp, 'kind' | 'department' | 'from' | 'until'> & { id: string, calls: { at: Date, reached: boolean, scores: FollowUp['calls'][number]['scores'] }[] })[]
  /** Of the general record: who it is, or who has the same number or address. */
  patient: PatientRow | null
  maybe: PatientRow[]
}

const mostCalls = 50
/** A number that many share, such as that of a ward; the latest. */
const mostCases = 200

/** @throws Refusal `customer.unknown` */
export async function showCustomer(id: string, actor: Actor, clock: Clock): Promise<CustomerRecord> {
  await recogniseCustomers()
  return await audited({ action: 'customer.read', actor, at: clock.now() }, ({ cases }) => [id, ...cases.map((one) => one.id)], async () => {
    const customer = await ComplaintCustomers.findById(id).lean<ComplaintCustomer>()
    if (!customer || (await casesShown(customer.cases, actor)).size === 0) throw new Refusal('customer.unknown')
    const ids = [...customer.cases, ...customer.apart].map((one) => one.id)
    const [complaints, hospital] = await Promise.all([Complaints.find({ $and: [{ _id: { $in: ids } }, readableBy(actor, 'find'), readableBy(actor, 'identify')] }).sort({ receivedAt: -1 }).limit(mostCases).lean<Complaint[]>(), loadHospital()])
    const own = complaints.filter(({ _id }) => customer.cases.some((one) => one.id === _id))
    const who = (by: string | null | undefined): Who | null => (by ? named(by, hospital) : null)
    const [needs, decisions, beside] = await Promise.all([needsIn(own.map(({ _id }) => _id), actor), RepeatDecisions.find({ case: { $in: own.map(({ _id }) => _id) } }).lean(), besideCases(customer)])
    return {
      id, names: customer.names, contacts: customer.keys.map((key) => key.slice(key.indexOf(':') + 1)), firstAt: customer.firstAt, lastAt: customer.lastAt, anonymisedAt: customer.anonymisedAt ?? null,
      cases: complaints.map((complaint) => caseOf(complaint, customer, needs.get(complaint._id) ?? null, who)),
      repeats: repeatsAmong(own, decisions).map((one) => ({ ...one, by: who(one.by) })),
      calls: beside.calls.map(({ _id, ending, notes, endedAt, complaintId, operator }) => ({ id: _id, ending, notes, endedAt, complaintId, operator: named(operator, hospital) })),
      followUps: beside.followUps.map(({ _id, kind, department, from, until, calls }) => ({ id: _id, kind, department, from, until, calls: calls.map(({ at, reached, scores }) => ({ at, reached, scores })) })),
      patient: beside.patients.filter(({ _id }) => _id === customer.patient).map(showPatient)[0] ?? null,
      maybe: customer.patient === null ? beside.patients.map(showPatient) : [],
    }
  })
}

function caseOf(complaint: Complaint, customer: ComplaintCustomer, need: string | null, who: (by: string | undefined) => Who | null): CustomerCase {
  const { _id, facts, rating } = complaint
  const text = (name: string): string | null => (typeof facts[name] === 'string' ? facts[name] : null)
  const [own, apart] = [customer.cases.find(({ id }) => id === _id), customer.apart.find(({ id }) => id === _id)]
  return {
    ...showInLedger(complaint), need, tag: text('tag'), occupation: text('occupation'), inclination: text('inclination'), founded: text('founded'), satisfied: rating?.satisfied ?? null,
    standing: apart ? 'apart' : own?.confirmedBy ? 'confirmed' : customer.cases[0]?.id === _id ? 'first' : 'proposed', by: who(apart?.by ?? own?.confirmedBy),
  }
}

/** What was last written down as the complainant's wish, by case; of cases whose handling the actor may read. */
async function needsIn(ids: string[], actor: Actor): Promise<Map<string, string>> {
  const readable = await Complaints.find({ $and: [{ _id: { $in: ids } }, readableBy(actor, 'read')] }, { _id: 1 }).lean()
  const entries = await Entries.find({ 'complaintId': { $in: readable.map(({ _id }) => _id) }, 'state': 'kept', 'words.wish': { $type: 'string' } }, { complaintId: 1, words: 1 }).sort({ at: 1 }).lean()
  return new Map(entries.map(({ complaintId, words }) => [complaintId!, String(words['wish'])]))
}

async function besideCases({ keys, patient }: ComplaintCustomer) {
  const numbers = numbersOf(keys)
  const [calls, followUps, patients] = await Promise.all([
    Calls.find({ number: { $in: numbers } }).sort({ endedAt: -1 }).limit(mostCalls).lean<Call[]>(),
    FollowUps.find({ phone: { $in: numbers } }).sort({ addedAt: -1 }).limit(mostCalls).lean<FollowUp[]>(),
    Patients.find(patient === null ? { keys: { $in: keys } } : { _id: patient }).limit(5).lean<Patient[]>(),
  ])
  return { calls, followUps, patients }
}

/** Somebody says which patient of the general record it is; null takes it back. @throws Refusal `customer.unknown`, `customer.anonymised`, `patient.unknown` */
export async function decidePatient(id: string, patient: string | null, actor: Actor, at: Date): Promise<void> {
  await transaction(async (session) => {
    await loadCustomer(id, actor, session)
    if (patient !== null && !await Patients.exists({ _id: patient }).session(session)) throw new Refusal('patient.unknown')
    await ComplaintCustomers.updateOne({ _id: id }, { patient }, { session })
    await auditWrite({ action: patient === null ? 'customer.take-back' : 'customer.decide', actor, at }, id, session)
  })
}
