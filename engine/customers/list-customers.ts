/** The database of complaint customers as a list: who they are, how often and how recently they came. Each look leaves a row. */
import type { QueryFilter } from 'mongoose'
import type { Actor } from '../access/actor.ts'
import { audited } from '../access/audit.ts'
import { Calls } from '../calls/call.ts'
import type { Clock } from '../clock/clock.ts'
import { FollowUps } from '../follow-ups/follow-up.ts'
import { containing, soughtIn } from '../search/words.ts'
import { decodeCursor, toPage, type Page } from '../store/cursor.ts'
import { ComplaintCustomers, numbersOf, type ComplaintCustomer } from './customer.ts'
import { Patients, type Patient } from './patient.ts'
import { recogniseCustomers } from './recognise.ts'
import { casesShown, year } from './repeats.ts'

export interface CustomerRow {
  id: string
  names: string[]
  /** Telephone numbers and e-mail addresses. */
  contacts: string[]
  complaints: number
  /** Of these, how many somebody has still to confirm as theirs. */
  unconfirmed: number
  calls: number
  /** How often they were heard from within a year, by complaint, call or follow-up call; and when last. */
  frequency: number
  lastContact: Date
  firstAt: Date
  anonymised: boolean
}

export interface CustomerQuery {
  q?: string
  /** Only those with more than one case. */
  repeat?: boolean
  limit: number
  cursor?: string
}

/** Who complained last stands first. Whoever the actor may not know as a complainant is left out, and so a page may be shorter than was asked for. */
export async function listCustomers({ q, repeat, limit, cursor }: CustomerQuery, actor: Actor, clock: Clock): Promise<Page<CustomerRow>> {
  await recogniseCustomers()
  const where: QueryFilter<ComplaintCustomer>[] = q?.trim() ? containing('searchWords', soughtIn(q)) : []
  if (repeat) where.push({ repeat: true })
  if (cursor) {
    const [at, id] = decodeCursor(cursor)
    where.push({ lastAt: { $lte: new Date(at) }, $or: [{ lastAt: { $lt: new Date(at) } }, { _id: { $lt: id } }] })
  }
  return await audited({ action: 'customer.list', actor, at: clock.now() }, ({ items }) => items.map(({ id }) => id), async () => {
    const found = await ComplaintCustomers.find(where.length > 0 ? { $and: where } : {}).sort({ lastAt: -1, _id: -1 }).limit(limit + 1).lean<ComplaintCustomer[]>()
    const page = toPage(found, limit, ({ lastAt, _id }) => [lastAt.toISOString(), _id], (customer) => customer)
    const shown = await casesShown(page.items.flatMap(({ cases }) => cases), actor)
    const known = page.items.filter(({ cases }) => cases.some(({ id }) => shown.has(id)))
    const heard = await heardFrom(known)
    return { ...page, items: known.map((customer) => rowOf(customer, heard(customer), clock.now())) }
  })
}

export interface Heard {
  calls: Date[]
  followUps: Date[]
}

function rowOf({ _id, names, keys, cases, firstAt, lastAt, anonymisedAt }: ComplaintCustomer, { calls, followUps }: Heard, now: Date): CustomerRow {
  const all = [...cases.map(({ at }) => at), ...calls, ...followUps]
  return {
    id: _id, names, contacts: keys.map((key) => key.slice(key.indexOf(':') + 1)), complaints: cases.length, unconfirmed: cases.slice(1).filter(({ confirmedBy }) => !confirmedBy).length, calls: calls.length,
    frequency: all.filter((at) => now.getTime() - at.getTime() <= year).length, lastContact: new Date(Math.max(lastAt.getTime(), ...all.map((at) => at.getTime()))), firstAt, anonymised: anonymisedAt !== undefined,
  }
}

/** When each of them called or was called, in two questions for all of them. */
async function heardFrom(customers: readonly ComplaintCustomer[]): Promise<(customer: ComplaintCustomer) => Heard> {
  const numbers = customers.flatMap(({ keys }) => numbersOf(keys))
  const [calls, followUps] = await Promise.all([Calls.find({ number: { $in: numbers } }, { number: 1, endedAt: 1 }).lean(), FollowUps.find({ phone: { $in: numbers } }, { phone: 1, calls: 1 }).lean()])
  return ({ keys }) => {
    const own = new Set(numbersOf(keys))
    return {
      calls: calls.flatMap(({ number, endedAt }) => (number !== null && own.has(number) ? endedAt : [])),
      followUps: followUps.flatMap((one) => (own.has(one.phone) ? one.calls.filter(({ reached }) => reached).map(({ at }) => at) : [])),
    }
  }
}

export interface PatientRow extends Pick<Patient, 'identifiers' | 'name' | 'gender' | 'birthDate' | 'phones' | 'emails' | 'source' | 'importedAt'> {
  id: string
}

export const showPatient = ({ _id, identifiers, name, gender, birthDate, phones, emails, source, importedAt }: Patient): PatientRow => ({ id: _id, identifiers, name, gender, birthDate, phones, emails, source, importedAt })

/** The general record, what came last first. */
export const listPatients = ({ q, limit, cursor }: Omit<CustomerQuery, 'repeat'>, actor: Actor, clock: Clock): Promise<Page<PatientRow>> =>
  audited({ action: 'patient.list', actor, at: clock.now() }, ({ items }) => items.map(({ id }) => id), async () => {
    const where: QueryFilter<Patient>[] = q?.trim() ? containing('searchWords', soughtIn(q)) : []
    if (cursor) {
      const [at, id] = decodeCursor(cursor)
      where.push({ importedAt: { $lte: new Date(at) }, $or: [{ importedAt: { $lt: new Date(at) } }, { _id: { $lt: id } }] })
    }
    const found = await Patients.find(where.length > 0 ? { $and: where } : {}).sort({ importedAt: -1, _id: -1 }).limit(limit + 1).lean<Patient[]>()
    return toPage(found, limit, ({ importedAt, _id }) => [importedAt.toISOString(), _id], showPatient)
  })
