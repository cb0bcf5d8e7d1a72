/** Whose case it is. A case is known by the telephone number or the e-mail address that it was reported with; cases that are not looked at yet are caught up with before anything is shown. */
import { setTimeout as sleep } from 'node:timers/promises'
import { nanoid } from 'nanoid'
import type { Logger } from 'pino'
import { Complaints, type Complaint } from '../complaints/complaint.ts'
import { Refusal } from '../errors/errors.ts'
import { namesToFind, searchWords } from '../search/words.ts'
import { isDuplicate, refuseWhenAway, transaction, type Session } from '../store/store.ts'
import { ComplaintCustomers, type ComplaintCustomer } from './customer.ts'

type Reported = Pick<Complaint, '_id' | 'receipt' | 'receivedAt' | 'complainant' | 'contacts'>

/** What a case says whose it is where nobody can be known again. */
export const nobody = ''

const atOnce = 50
/** So many portions before something is shown; the rest is caught up with beside the work. */
const before = 6
/** Between two portions beside the work, in milliseconds: people come first. */
const rest = 100
/** Once nothing is left. */
const pause = 20_000

let running: Promise<unknown> = Promise.resolve()
/** Cases that could not be taken, and why the last of them: they hold nobody else up, and are tried again later. */
const putOff = new Set<string>()
let failure: unknown = null

/** The newest cases that are nobody's yet. */
export async function recogniseCustomers(): Promise<void> {
  for (let portions = 0; portions < before && await nextPortion() === atOnce; portions += 1);
}

/** One after the other. @returns how many were looked at */
function nextPortion(): Promise<number> {
  const next = running.then(catchUp, catchUp)
  running = next.catch(() => undefined)
  return next
}

async function catchUp(): Promise<number> {
  const fresh = await Complaints.find({ customer: { $exists: false }, ...(putOff.size > 0 && { _id: { $nin: [...putOff] } }) }, { receipt: 1, receivedAt: 1, complainant: 1, contacts: 1 }).sort({ receivedAt: -1 }).limit(atOnce).lean<Reported[]>()
  const without = fresh.filter(({ contacts = [] }) => contacts.length === 0).map(({ _id }) => _id)
  if (without.length > 0) await Complaints.updateMany({ _id: { $in: without } }, { customer: nobody })
  // The oldest first: the first case makes the record.
  for (const one of fresh.filter(({ contacts = [] }) => contacts.length > 0).toReversed()) {
    await take(one).catch((error: unknown) => {
      if (refuseWhenAway(error) instanceof Refusal) throw error
      putOff.add(one._id)
      failure = error
    })
  }
  return fresh.length
}

/** Another server may take the same person at the same moment; the second time it is found. */
async function take(complaint: Reported): Promise<void> {
  try {
    await transaction((session) => giveTo(complaint, session))
  } catch (error) {
    if (!isDuplicate(error)) throw error
    await transaction((session) => giveTo(complaint, session))
  }
}

async function giveTo(complaint: Reported, session: Session): Promise<void> {
  const { _id, receivedAt, complainant, contacts = [] } = complaint
  // The second condition lets MongoDB use the index of keys, which leaves out those who have none.
  const known = await ComplaintCustomers.find({ 'keys': { $in: contacts }, 'keys.0': { $exists: true } }).sort({ firstAt: 1, _id: 1 }).session(session).lean<ComplaintCustomer[]>()
  const customer = known[0]
  const free = contacts.filter((key) => !known.some(({ keys }) => keys.includes(key)))
  const id = customer?._id ?? nanoid(12)
  if (!customer) await ComplaintCustomers.create([recordFrom(id, complaint, contacts)], { session })
  else if (!customer.cases.some((one) => one.id === _id)) {
    const names = [...new Set([complainant?.name ?? [], customer.names].flat())].slice(0, 5)
    await ComplaintCustomers.updateOne({ _id: id }, {
      $push: { cases: { $each: [{ id: _id, at: receivedAt }], $sort: { at: 1 } } }, $addToSet: { keys: { $each: free }, searchWords: { $each: wordsFor(complaint) } },
      $min: { firstAt: receivedAt }, $max: { lastAt: receivedAt }, $set: { names, repeat: true },
    }, { session })
  }
  await Complaints.updateOne({ _id }, { customer: id }, { session })
}

export const recordFrom = (_id: string, complaint: Reported, keys: string[]): ComplaintCustomer => ({
  _id, keys, names: complaint.complainant?.name ? [complaint.complainant.name] : [], cases: [{ id: complaint._id, at: complaint.receivedAt }], apart: [], repeat: false, firstAt: complaint.receivedAt, lastAt: complaint.receivedAt,
  patient: null, searchWords: wordsFor(complaint),
})

const wordsFor = ({ receipt, complainant }: Reported): string[] => [...namesToFind(complainant), ...searchWords(receipt)]

/** Beside the work: those of an older release, then whatever comes. */
export function followCustomers(log: Logger): { stop(): void } {
  const stopping = new AbortController()
  const report = (error: unknown): number => {
    if (!stopping.signal.aborted) log.warn({ error }, 'whose cases they are could not be found out; it is tried again')
    return 0
  }
  const follow = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const looked = await nextPortion().catch(report)
      if (failure !== null) report(failure)
      failure = null
      await sleep(looked === atOnce ? rest : pause, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
      if (looked < atOnce) putOff.clear()
    }
  }
  void follow()
  return { stop: () => stopping.abort() }
}
