/**
 * Whether it is the same person, and whether it is the same matter. The system proposes, a person says so, and may take it back. What was said is what
 * `find-related` goes by when the case is registered (`domain.md` [0]: a second response on the same matter).
 */
import { model, Schema } from 'mongoose'
import { nanoid } from 'nanoid'
import { readableBy } from '../access/abilities.ts'
import type { Actor } from '../access/actor.ts'
import { auditWrite } from '../access/audit.ts'
import { Complaints, type Complaint } from '../complaints/complaint.ts'
import { Refusal } from '../errors/errors.ts'
import { transaction, type Session } from '../store/store.ts'
import { ComplaintCustomers, type ComplaintCustomer } from './customer.ts'
import { recordFrom } from './recognise.ts'

/** Somebody has said whether a case is about the same matter as an earlier one of the same person. */
export interface RepeatDecision {
  /** `<case>:<earlier case>` */
  _id: string
  case: string
  earlier: string
  same: boolean
  by: string
  at: Date
}

const decisionSchema = new Schema<RepeatDecision>(
  { _id: { type: String, required: true }, case: { type: String, required: true }, earlier: { type: String, required: true }, same: { type: Boolean, required: true }, by: { type: String, required: true }, at: { type: Date, required: true } },
  { collection: 'repeat_decisions', versionKey: false },
)
decisionSchema.index({ case: 1 })

export const RepeatDecisions = model<RepeatDecision>('RepeatDecision', decisionSchema)

export interface Repeat {
  case: string
  earlier: string
  /** `proposed`: same person, department and tag within a year; `registered`: the office has confirmed it when it registered the case. */
  state: 'proposed' | 'same' | 'different' | 'registered'
  by: string | null
  at: Date | null
}

export const year = 365 * 24 * 60 * 60_000

/** Of one person's cases in any order; the newest first. */
export function repeatsAmong(cases: readonly Complaint[], decisions: readonly RepeatDecision[]): Repeat[] {
  const sorted = cases.toSorted((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime())
  const pairs = sorted.flatMap((one, i) => sorted.slice(i + 1).map((earlier) => [one, earlier] as const))
  return pairs.flatMap(([one, earlier]): Repeat[] => {
    const pair = { case: one._id, earlier: earlier._id }
    const said = decisions.find(({ _id }) => _id === idOf(pair.case, pair.earlier))
    if (said) return [{ ...pair, state: said.same ? 'same' : 'different', by: said.by, at: said.at }]
    if (one.facts['repeatOf'] === earlier._id) return [{ ...pair, state: 'registered', by: null, at: null }]
    return sameMatter(one, earlier) ? [{ ...pair, state: 'proposed', by: null, at: null }] : []
  })
}

const sameMatter = (one: Complaint, earlier: Complaint): boolean =>
  one.department !== null && one.department === earlier.department && typeof one.facts['tag'] === 'string' && one.facts['tag'] === earlier.facts['tag'] && one.receivedAt.getTime() - earlier.receivedAt.getTime() <= year

const idOf = (later: string, earlier: string): string => `${later}:${earlier}`

/** @param same null takes back what was said. @throws Refusal `customer.unknown`, `customer.not-theirs` */
export async function decideRepeat(customerId: string, later: string, earlier: string, same: boolean | null, actor: Actor, at: Date): Promise<void> {
  await transaction(async (session) => {
    const { cases } = await loadCustomer(customerId, actor, session)
    const shown = await casesShown(cases, actor)
    const [before, after] = [earlier, later].map((id) => cases.find((one) => one.id === id && shown.has(id))?.at)
    if (!before || !after || later === earlier || before > after) throw new Refusal('customer.not-theirs')
    const _id = idOf(later, earlier)
    if (same === null) await RepeatDecisions.deleteOne({ _id }, { session })
    else await RepeatDecisions.replaceOne({ _id }, { case: later, earlier, same, by: actor.id, at }, { upsert: true, session })
    for (const id of [customerId, later]) await auditWrite({ action: same === null ? 'customer.take-back' : 'customer.decide', actor, at }, id, session)
  })
}

/**
 * A case is theirs, or somebody else's: then it gets a record of its own, without the number that they share.
 * @param theirs null takes back what was said. @throws Refusal `customer.unknown`, `customer.not-theirs`
 */
export async function decideCase(customerId: string, complaintId: string, theirs: boolean | null, actor: Actor, at: Date): Promise<void> {
  await transaction(async (session) => {
    const customer = await loadCustomer(customerId, actor, session)
    const [own, apart] = [customer.cases.find(({ id }) => id === complaintId), customer.apart.find(({ id }) => id === complaintId)]
    if ((!own && !apart) || !(await casesShown([{ id: complaintId }], actor)).has(complaintId)) throw new Refusal('customer.not-theirs')
    if (apart && theirs !== false) await bringBack(customer, complaintId, session)
    if (own && theirs === false) await setApart(customer, complaintId, actor, at, session)
    if (theirs === true) await ComplaintCustomers.updateOne({ '_id': customerId, 'cases.id': complaintId }, { 'cases.$.confirmedBy': actor.id, 'cases.$.confirmedAt': at }, { session })
    else if (theirs === null) await ComplaintCustomers.updateOne({ '_id': customerId, 'cases.id': complaintId }, { $unset: { 'cases.$.confirmedBy': '', 'cases.$.confirmedAt': '' } }, { session })
    for (const id of [customerId, complaintId]) await auditWrite({ action: theirs === null ? 'customer.take-back' : 'customer.decide', actor, at }, id, session)
  })
}

async function setApart(customer: ComplaintCustomer, id: string, actor: Actor, since: Date, session: Session): Promise<void> {
  if (customer.cases.length === 1) throw new Refusal('customer.not-theirs')
  const complaint = await Complaints.findById(id).session(session).orFail().lean<Complaint>()
  const other = nanoid(12)
  await ComplaintCustomers.create([recordFrom(other, complaint, [])], { session })
  await Complaints.updateOne({ _id: id }, { customer: other }, { session })
  await RepeatDecisions.deleteMany({ $or: [{ case: id }, { earlier: id }] }, { session })
  const cases = customer.cases.filter((one) => one.id !== id)
  await ComplaintCustomers.updateOne({ _id: customer._id }, { $set: standing(cases), $push: { apart: { id, at: complaint.receivedAt, by: actor.id, since } } }, { session })
}

async function bringBack(customer: ComplaintCustomer, id: string, session: Session): Promise<void> {
  const { at } = customer.apart.find((one) => one.id === id)!
  await ComplaintCustomers.deleteOne({ '_id': { $ne: customer._id }, 'cases.id': id, 'keys.0': { $exists: false } }, { session })
  await Complaints.updateOne({ _id: id }, { customer: customer._id }, { session })
  const cases = [...customer.cases, { id, at }].toSorted((a, b) => a.at.getTime() - b.at.getTime())
  await ComplaintCustomers.updateOne({ _id: customer._id }, { $set: standing(cases), $pull: { apart: { id } } }, { session })
}

const standing = (cases: ComplaintCustomer['cases']) => ({ cases, repeat: cases.length > 1, firstAt: cases[0]!.at, lastAt: cases.at(-1)!.at })

/** Ids of the cases among these of which the actor may know who complained. A person none of whose cases is among them is nobody to that actor. */
export async function casesShown(cases: readonly { id: string }[], actor: Actor): Promise<Set<string>> {
  const shown = await Complaints.find({ $and: [{ _id: { $in: cases.map(({ id }) => id) } }, readableBy(actor, 'find'), readableBy(actor, 'identify')] }, { _id: 1 }).lean()
  return new Set(shown.map(({ _id }) => _id))
}

/** @throws Refusal `customer.unknown`, `customer.anonymised` */
export async function loadCustomer(id: string, actor: Actor, session?: Session): Promise<ComplaintCustomer> {
  const customer = await ComplaintCustomers.findById(id).session(session ?? null).lean<ComplaintCustomer>()
  if (!customer || (await casesShown(customer.cases, actor)).size === 0) throw new Refusal('customer.unknown')
  if (customer.anonymisedAt) throw new Refusal('customer.anonymised')
  return customer
}
