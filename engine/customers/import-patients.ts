/** Patients from the hospital's system: looked at first, then taken in. The same file again changes nothing. */
import { createHmac } from 'node:crypto'
import { nanoid } from 'nanoid'
import type { Actor } from '../access/actor.ts'
import { Audit, audited } from '../access/audit.ts'
import { installationSecret } from '../access/installation-secret.ts'
import { Refusal } from '../errors/errors.ts'
import { isDuplicate, transaction } from '../store/store.ts'
import { fieldsOf, ForgottenPatients, keysOf, Patients, patientWords, type Patient, type PatientFields } from './patient.ts'
import type { Issue, ReadPatients } from './read-patients.ts'

export interface PatientChange {
  at: number
  id: string | null
  change: 'new' | 'changed' | 'same'
  before: PatientFields | null
  after: PatientFields
}

export interface PatientPlan {
  changes: PatientChange[]
  issues: Issue[]
  /** Resources that are no patients, and people who were anonymised here. */
  skipped: number
  forgotten: number
}

export interface Imported extends Omit<PatientPlan, 'changes'> {
  new: number
  changed: number
  same: number
}

/** What would change, for somebody to look at: patients who are known are shown beside it. */
export const previewPatients = (read: ReadPatients, actor: Actor, at: Date): Promise<PatientPlan> =>
  audited({ action: 'patient.list', actor, at }, ({ changes }) => changes.flatMap(({ id }) => id ?? []), () => planPatients(read))

export async function planPatients({ incoming, issues, skipped }: ReadPatients): Promise<PatientPlan> {
  const identifiers = incoming.flatMap(({ patient }) => patient.identifiers)
  const [known, gone] = await Promise.all([Patients.find({ identifiers: { $in: identifiers } }).lean<Patient[]>(), forgottenAmong(identifiers)])
  const byIdentifier = new Map(known.flatMap((patient) => patient.identifiers.map((one) => [one, patient] as const)))
  const plan: PatientPlan = { changes: [], issues: [...issues], skipped, forgotten: 0 }
  const seen = new Set<string>()
  for (const { at, patient } of incoming) {
    const found = [...new Set(patient.identifiers.flatMap((one) => byIdentifier.get(one) ?? []))]
    const twice = patient.identifiers.some((one) => seen.has(one)) || found.some(({ _id }) => seen.has(_id))
    if (patient.identifiers.some((one) => gone.has(one))) plan.forgotten += 1
    else if (twice) plan.issues.push({ at, path: 'identifier', code: 'duplicate', message: 'The same patient stands above.' })
    else if (found.length > 1) plan.issues.push({ at, path: 'identifier', code: 'conflict', message: 'Its identifiers belong to two patients who are known already.' })
    else plan.changes.push(changeOf(at, patient, found[0]))
    for (const one of [...patient.identifiers, ...found.map(({ _id }) => _id)]) seen.add(one)
  }
  return plan
}

function changeOf(at: number, patient: PatientFields, known: Patient | undefined): PatientChange {
  if (!known) return { at, id: null, change: 'new', before: null, after: patient }
  const before = fieldsOf(known)
  // Another system's number of the same patient stays.
  const after = { ...patient, identifiers: [...new Set([...before.identifiers, ...patient.identifiers])] }
  return { at, id: known._id, change: JSON.stringify(before) === JSON.stringify(after) ? 'same' : 'changed', before, after }
}

/**
 * @param wholly nothing is taken where anything is wrong: a person corrects their file. Otherwise what is right is taken, and the rest is told.
 * @throws Refusal `patients.refused` with one error a line
 */
export async function importPatients(read: ReadPatients, source: Patient['source'], wholly: boolean, actor: Actor, at: Date): Promise<Imported> {
  const { changes, ...rest } = await planPatients(read)
  if (wholly && rest.issues.length > 0) throw new Refusal('patients.refused', { errors: rest.issues.slice(0, 100).map((one) => ({ path: `/${one.at}/${one.path}`, message: one.message })) })
  const touched = changes.filter(({ change }) => change !== 'same').map((one) => ({ ...one, id: one.id ?? nanoid(12) }))
  if (touched.length > 0) {
    try {
      await transaction(async (session) => {
        await Patients.bulkWrite(touched.map(({ id, after }) => ({
          replaceOne: { filter: { _id: id }, replacement: { _id: id, ...after, keys: keysOf(after), searchWords: patientWords(after), source, importedBy: actor.id, importedAt: at }, upsert: true },
        })), { session })
        await Audit.create([{ at, actor: actor.id, action: 'patient.import', subject: touched.map(({ id }) => id), outcome: 'allowed' }], { session })
      })
    } catch (error) {
      // Somebody else has just taken in the same patients.
      if (isDuplicate(error)) throw new Refusal('patients.busy', { cause: error, retryAfter: 5 })
      throw error
    }
  }
  const count = (kind: PatientChange['change']): number => changes.filter(({ change }) => change === kind).length
  return { new: count('new'), changed: count('changed'), same: count('same'), ...rest }
}

async function forgottenAmong(identifiers: string[]): Promise<Set<string>> {
  const hash = await hasher()
  const byHash = new Map(identifiers.map((one) => [hash(one), one]))
  const gone = await ForgottenPatients.find({ _id: { $in: [...byHash.keys()] } }, { _id: 1 }).lean()
  return new Set(gone.map(({ _id }) => byHash.get(_id)!))
}

/** Keyed: nobody finds out by trying numbers whether somebody was here. */
export async function hasher(): Promise<(identifier: string) => string> {
  const secret = await installationSecret()
  return (identifier) => createHmac('sha256', secret).update(`forgotten patient ${identifier}`).digest('base64url')
}
