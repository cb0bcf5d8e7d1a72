/** Everywhere that the database holds something of a complainant, and what anonymising makes of it. A new collection with words of theirs belongs into this list. */
import type { Model } from 'mongoose'
import { Audit } from '../access/audit.ts'
import { CallerLines } from '../callbacks/missed-calls.ts'
import { Calls, RingingCalls } from '../calls/call.ts'
import { CityMessages, CityOrders } from '../city/city-order.ts'
import { Complaints, foundBy, type Complaint } from '../complaints/complaint.ts'
import { Entries, wordsIn } from '../complaints/entry.ts'
import { Questions } from '../complaints/questions.ts'
import { PublishedResults } from '../complaints/results.ts'
import { FollowUps } from '../follow-ups/follow-up.ts'
import { Corrections } from '../improvement/correction.ts'
import { IncomingMails } from '../incoming/incoming-mail.ts'
import { Letters } from '../letters/letter.ts'
import { Notes } from '../notes/note.ts'
import { Notifications } from '../notifications/notification.ts'
import { Surveys } from '../surveys/survey.ts'
import type { Session } from '../store/store.ts'
import { dropDraftsOf } from '../tasks/drafts.ts'
import { hideIn, hidden } from './hide.ts'

export interface Scope {
  /** Cases of this person. */
  ids: string[]
  keys: string[]
  /** Every spelling of their telephone numbers. */
  numbers: string[]
  emails: string[]
  /** Starts and root instances of what was promised to them outside a case. */
  promises: string[]
  at: Date
  hide: (text: string) => string
}

type Doc = Record<string, unknown> & { _id: unknown }

interface Place {
  what: string
  model: Model<never>
  where: (scope: Scope) => object
  /** Fields that change; `undefined` takes one out. A row is counted only where something changes. */
  change: (doc: Doc, scope: Scope) => Record<string, unknown>
}

const place = <T>(what: string, model: Model<T>, where: (scope: Scope) => object, change: Place['change']): Place => ({ what, model: model as unknown as Model<never>, where, change })

/** Only the named fields, with names and numbers taken out of them. */
const texts = (...fields: string[]): Place['change'] => (doc, { hide }) => Object.fromEntries(fields.filter((field) => doc[field] !== undefined && doc[field] !== null).map((field) => [field, hideIn(doc[field], hide)]))

const ofCases = ({ ids }: Scope) => ({ complaintId: { $in: ids } })

const places: readonly Place[] = [
  place('cases', Complaints, ({ ids }) => ({ _id: { $in: ids } }), (doc, scope) => anonymousCase(doc as unknown as Complaint, scope)),
  place('entries', Entries, ({ ids, promises, numbers }) => ({ $or: [{ complaintId: { $in: ids } }, { _id: { $in: promises } }, { rootKey: { $in: promises } }, { complaintId: null, searchWords: { $in: numbers } }] }), (doc, { hide }) => {
    const words = withoutCaller(hideIn(doc['words'] as Record<string, unknown>, hide))
    return { words, searchWords: wordsIn(words) }
  }),
  place('calls', Calls, ({ numbers, ids }) => ({ $or: [{ number: { $in: numbers } }, { complaintId: { $in: ids } }] }), (doc, scope) => ({ ...texts('notes')(doc, scope), number: null, name: null })),
  place('followUps', FollowUps, ({ numbers }) => ({ phone: { $in: numbers } }), ({ _id }) => ({ name: hidden, phone: hidden, same: `anonymised:${String(_id)}` })),
  place('mails', IncomingMails, ({ ids, emails }) => ({ $or: [{ complaintId: { $in: ids } }, { 'from.address': { $in: emails } }] }), (doc, scope) => ({ ...texts('subject', 'text', 'reason')(doc, scope), from: null, attachments: [] })),
  place('letters', Letters, ofCases, (doc, scope) => ({ model: { ...hideIn(doc['model'] as object, scope.hide), name: hidden } })),
  place('messages', Notifications, ofCases, (doc, scope) => ({ ...texts('title', 'text')(doc, scope), ...(doc['to'] === 'complainant' && { address: undefined }) })),
  place('notes', Notes, ofCases, texts('text')),
  place('questions', Questions, ofCases, texts('text', 'answer')),
  place('results', PublishedResults, ofCases, texts('text')),
  place('surveys', Surveys, ({ ids }) => ({ _id: { $in: ids } }), texts('answer')),
  place('city', CityOrders, ofCases, texts('said')),
  place('city', CityMessages, ofCases, texts('about')),
  place('corrections', Corrections, ({ ids }) => ({ source: { $in: ids } }), texts('text')),
]

function anonymousCase({ receipt, subject, narrative, place: where, facts, answer, rating, complainant }: Complaint, { hide, at }: Scope): Record<string, unknown> {
  const told = { receipt, subject: hide(subject), narrative: hide(narrative), ...(where && { place: hide(where) }) }
  return {
    ...told, ...foundBy(told), facts: hideIn(facts, hide), ...(answer && { answer: { ...answer, text: hide(answer.text) } }), ...(rating && { rating: hideIn(rating, hide) }),
    complainant: complainant?.relation ? { relation: complainant.relation } : undefined, contacts: [], attachments: [], fingerprint: undefined, anonymisedAt: at,
  }
}

/** The fields of `hotline-request` that hold nothing else. */
const withoutCaller = (words: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(words).map(([key, value]) => [key, key === 'callerName' || key === 'callerPhone' ? hidden : value]))

/** How many rows of each kind would change. */
export async function countPlaces(scope: Scope): Promise<{ what: string, count: number }[]> {
  const counted = await Promise.all(places.map(async ({ what, model, where, change }) => {
    const docs = await rowsOf(model, where(scope))
    return [what, docs.filter((doc) => differs(doc, change(doc, scope))).length] as const
  }))
  const byWhat = Map.groupBy(counted, ([what]) => what)
  return [...byWhat].map(([what, rows]) => ({ what, count: rows.reduce((sum, [, count]) => sum + count, 0) })).filter(({ count }) => count > 0)
}

export async function erasePlaces(scope: Scope, session: Session): Promise<void> {
  for (const { model, where, change } of places) {
    for (const doc of await rowsOf(model, where(scope), session)) {
      const changes = change(doc, scope)
      if (!differs(doc, changes)) continue
      const [set, unset] = [Object.entries(changes).filter(([, value]) => value !== undefined), Object.keys(changes).filter((key) => changes[key] === undefined)]
      // Past the models: hooks would put back what is taken out.
      await model.collection.updateOne({ _id: doc._id as never }, { $set: Object.fromEntries(set), ...(unset.length > 0 && { $unset: Object.fromEntries(unset.map((key) => [key, ''])) }) }, { session })
    }
  }
  await CallerLines.deleteMany({ _id: { $in: scope.numbers } }, { session })
  await RingingCalls.deleteMany({ number: { $in: scope.numbers } }, { session })
  await dropDraftsOf(scope.ids, session)
  // Who looked stays; the number that they looked for goes.
  await Audit.updateMany({ subject: { $in: scope.keys } }, { $set: { 'subject.$[key]': hidden } }, { arrayFilters: [{ key: { $in: scope.keys } }], session })
}

const rowsOf = async (model: Model<never>, where: object, session?: Session): Promise<Doc[]> => await model.collection.find(where, session ? { session } : {}).toArray() as unknown as Doc[]

const differs = (doc: Doc, changes: Record<string, unknown>): boolean => Object.entries(changes).some(([key, value]) => JSON.stringify(doc[key]) !== JSON.stringify(value))
