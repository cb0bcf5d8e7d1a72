/**
 * Anonymises a person and keeps their cases: what happened, when, about whom and how it ended still counts in every figure, and nothing leads to the person any
 * more. It cannot be taken back, and waits until all their cases are closed: whoever handles one needs to reach them.
 */
import type { Actor } from '../access/actor.ts'
import { auditWrite, audited } from '../access/audit.ts'
import { owedTo } from '../calls/caller.ts'
import { Calls, type Call } from '../calls/call.ts'
import { Callbacks } from '../callbacks/callback.ts'
import type { Clock } from '../clock/clock.ts'
import { eraseUploads, uploadsOf } from '../complaints/attachments.ts'
import { Complaints, type Complaint } from '../complaints/complaint.ts'
import { stateOf } from '../complaints/state.ts'
import { Refusal } from '../errors/errors.ts'
import { IncomingMails } from '../incoming/incoming-mail.ts'
import { transaction } from '../store/store.ts'
import { Instances } from '../zeebe/records/shapes.ts'
import { ComplaintCustomers, numbersOf, type ComplaintCustomer } from './customer.ts'
import { hider } from './hide.ts'
import { hasher } from './import-patients.ts'
import { ForgottenPatients, Patients, type Patient } from './patient.ts'
import { countPlaces, erasePlaces, type Scope } from './places.ts'
import { recogniseCustomers } from './recognise.ts'
import { loadCustomer } from './repeats.ts'

export interface AnonymisePreview {
  /** What has to be typed to confirm: the name, or else the number. */
  confirm: string
  /** What is erased, by name. */
  names: string[]
  contacts: string[]
  identifiers: string[]
  /** Rows that change, by what they are. */
  places: { what: string, count: number }[]
  /** Pictures, recordings, letters. */
  files: number
  /** Receipts of the cases that are still open, and how many callbacks are owed: until then it is refused. */
  open: string[]
  owed: number
}

interface Whole {
  customer: ComplaintCustomer
  patient: Patient | null
  cases: Complaint[]
  files: string[]
  owed: number
  scope: Scope
}

/** @throws Refusal `customer.unknown`, `customer.anonymised` */
export const previewAnonymising = (id: string, actor: Actor, clock: Clock): Promise<AnonymisePreview> =>
  audited({ action: 'customer.read', actor, at: clock.now() }, id, async () => {
    const whole = await everythingOf(id, actor, clock.now())
    const { customer, patient, cases, files, owed, scope } = whole
    return {
      confirm: confirmationOf(customer), names: knownNames(whole), contacts: scope.keys.map((key) => key.slice(key.indexOf(':') + 1)), identifiers: patient?.identifiers.map((one) => one.slice(one.indexOf('|') + 1)) ?? [],
      places: await countPlaces(scope), files: files.length, open: cases.filter(isOpen).map(({ receipt }) => receipt), owed,
    }
  })

/**
 * @param confirm what the preview asked to be typed
 * @throws Refusal `customer.unknown`, `customer.anonymised`, `customer.not-confirmed`, `customer.case-open`
 */
export async function anonymise(id: string, confirm: string, actor: Actor, clock: Clock): Promise<void> {
  const at = clock.now()
  await audited({ action: 'customer.read', actor, at }, id, async () => {
    const { customer, cases, owed } = await everythingOf(id, actor, at)
    if (confirm.trim() !== confirmationOf(customer)) throw new Refusal('customer.not-confirmed')
    if (owed > 0 || cases.some(isOpen)) throw new Refusal('customer.case-open')
  })
  const hash = await hasher()
  await transaction(async (session) => {
    const { customer, patient, cases, files, owed, scope } = await everythingOf(id, actor, at)
    if (owed > 0 || cases.some(isOpen)) throw new Refusal('customer.case-open')
    await erasePlaces(scope, session)
    if (patient) {
      await ForgottenPatients.bulkWrite(patient.identifiers.map((one) => ({ updateOne: { filter: { _id: hash(one) }, update: { at }, upsert: true } })), { session })
      await Patients.deleteOne({ _id: patient._id }, { session })
    }
    await ComplaintCustomers.updateOne({ _id: customer._id }, { names: [], keys: [], searchWords: cases.map(({ receipt }) => receipt), patient: null, anonymisedAt: at, anonymisedBy: actor.id, filesToErase: files }, { session })
    for (const subject of [id, ...customer.cases.map((one) => one.id)]) await auditWrite({ action: 'customer.anonymise', actor, at }, subject, session)
  })
  await eraseFiles()
}

/** Files of people who were anonymised; also at the start, where a crash came in between. */
export async function eraseFiles(): Promise<void> {
  for (const { _id, filesToErase = [] } of await ComplaintCustomers.find({ filesToErase: { $exists: true } }, { filesToErase: 1 }).lean()) {
    await eraseUploads(filesToErase)
    await ComplaintCustomers.updateOne({ _id }, { $unset: { filesToErase: '' } })
  }
}

const confirmationOf = ({ names, keys, _id }: ComplaintCustomer): string => names[0] ?? keys[0]?.slice(keys[0].indexOf(':') + 1) ?? _id

const isOpen = (complaint: Complaint): boolean => !['closed', 'canceled'].includes(stateOf(complaint))

const knownNames = ({ customer, patient, cases }: Pick<Whole, 'customer' | 'patient' | 'cases'>): string[] =>
  [...new Set([...customer.names, ...cases.flatMap(({ complainant }) => complainant?.name ?? []), ...(patient ? [patient.name] : [])])]

async function everythingOf(id: string, actor: Actor, at: Date): Promise<Whole> {
  await recogniseCustomers()
  const customer = await loadCustomer(id, actor)
  const ids = customer.cases.map((one) => one.id)
  const numbers = numbersOf(customer.keys)
  const emails = customer.keys.flatMap((key) => (key.startsWith('email:') ? key.slice(6) : []))
  const [cases, calls, patient] = await Promise.all([
    Complaints.find({ _id: { $in: ids } }).lean<Complaint[]>(),
    Calls.find({ $or: [{ number: { $in: numbers } }, { complaintId: { $in: ids } }] }).lean<Call[]>(),
    customer.patient === null ? null : Patients.findById(customer.patient).lean<Patient | null>(),
  ])
  const starts = calls.flatMap(({ startId }) => startId ?? [])
  const names = [...knownNames({ customer, patient, cases }), ...calls.flatMap(({ name }) => name ?? [])]
  const identifiers = [...(patient?.identifiers.map((one) => one.slice(one.indexOf('|') + 1)) ?? []), ...cases.flatMap(({ complainant }) => complainant?.wechatOpenId ?? [])]
  return {
    customer, patient, cases,
    files: await uploadsOf(ids, await mailFiles(ids, emails)), owed: (await owedTo(ids, starts)).length,
    scope: { ids, keys: customer.keys, numbers, emails, promises: [...starts, ...await rootsOf(starts)], at, hide: hider({ names: [...names, ...identifiers.filter((one) => /\D/.test(one)), ...emails], numbers: [...numbers, ...identifiers.filter((one) => !/\D/.test(one))] }) },
  }
}

/** Root instances of promises that calls ended with: the words of later steps lie there. */
async function rootsOf(starts: string[]): Promise<string[]> {
  const callbacks = await Callbacks.find({ startId: { $in: starts } }, { instanceKey: 1 }).lean()
  const instances = await Instances.find({ _id: { $in: callbacks.map(({ instanceKey }) => instanceKey) } }, { rootKey: 1 }).lean()
  return [...new Set([...instances.map(({ rootKey }) => rootKey), ...callbacks.map(({ instanceKey }) => instanceKey)])]
}

async function mailFiles(complaintIds: string[], emails: string[]): Promise<string[]> {
  const mails = await IncomingMails.find({ $or: [{ complaintId: { $in: complaintIds } }, { 'from.address': { $in: emails } }] }, { attachments: 1 }).lean()
  return mails.flatMap(({ attachments }) => attachments)
}
