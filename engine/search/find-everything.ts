/** One question to everything that an actor may see: cases, open tasks of them, what was written in them, and articles. A few of each, the newest first. */
import type { QueryFilter } from 'mongoose'
import { readableBy } from '../access/abilities.ts'
import type { Actor } from '../access/actor.ts'
import { audited } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { Complaints, type Complaint } from '../complaints/complaint.ts'
import { Entries, textsIn, type Entry } from '../complaints/entry.ts'
import { idsOfCasesSaying, inFull as casesInFull } from '../complaints/search.ts'
import { ownSteps } from '../complaints/own-steps.ts'
import { showInLedger, type LedgerRow } from '../complaints/show.ts'
import { findArticles } from '../knowledge/find-articles.ts'
import { excerpt } from '../knowledge/words.ts'
import type { ShownTask } from '../tasks/show-task.ts'
import { openNow, ofReadableCases, tasksOf } from '../tasks/visibility.ts'
import { withCases } from '../tasks/with-cases.ts'
import { Tasks, type TaskDoc } from '../zeebe/records/shapes.ts'
import { containing, soughtIn, type Sought } from './words.ts'

const most = 5
const around = 120

export interface Everything {
  cases: (LedgerRow & { excerpt: string })[]
  tasks: ShownTask[]
  /** Of cases whose handling the actor may read. */
  entries: { complaintId: string, receipt: string, subject: string, step: { en: string, zh: string }, at: Date, excerpt: string }[]
  articles: { id: string, title: { en: string, zh: string }, excerpt: { en: string, zh: string } }[]
  /** How the words that were found begin, to mark them. */
  marks: string[]
}

export async function findEverything(q: string, actor: Actor, clock: Clock): Promise<Everything> {
  const sought = soughtIn(q)
  const marks = sought.map(plain)
  if (sought.length === 0) return { cases: [], tasks: [], entries: [], articles: [], marks }
  return audited({ action: 'complaint.list', actor, at: clock.now() }, ({ cases, entries }) => [...cases.map(({ id }) => id), ...entries.map(({ complaintId }) => complaintId)], async () => {
    const [ids, entries, articles] = await Promise.all([idsOfCasesSaying(q, [readableBy(actor, 'find')], actor, 50), written(sought, actor), findArticles({ q, limit: most })])
    const [cases, tasks] = await Promise.all([casesInFull(ids.slice(0, most)), openTasksOf(ids, actor, clock)])
    return {
      cases: cases.map((complaint) => ({ ...showInLedger(complaint), excerpt: excerpt(complaint.narrative, marks, around) })),
      tasks,
      entries: entries.map(([entry, { receipt, subject }]) => ({ complaintId: entry.complaintId!, receipt, subject, step: ownSteps[entry.elementId]?.name ?? { en: entry.stepName, zh: entry.stepNameZh ?? entry.stepName }, at: entry.at, excerpt: bestOf(textsIn(entry.words), marks) })),
      articles: articles.map(({ id, title, excerpt: piece }) => ({ id, title, excerpt: piece })),
      marks,
    }
  })
}

const plain = (word: Sought): string => (typeof word === 'string' ? word : word.source.replaceAll(/^\^|\\/g, ''))

async function openTasksOf(ids: readonly string[], actor: Actor, clock: Clock): Promise<ShownTask[]> {
  const found = await Tasks.aggregate<TaskDoc>([
    { $match: { $and: [openNow(clock.now()), { complaintId: { $in: [...ids] } }, tasksOf(actor)] } },
    { $sort: { dueAt: 1, _id: 1 } },
    ...ofReadableCases(actor),
    { $limit: most },
  ])
  return withCases(found, actor)
}

/** Looked through, the newest first; where too few of them may be read, those of the actor's own cases are looked through instead. */
const mostLookedAt = 400
const mostOwnCases = 500

async function written(sought: readonly Sought[], actor: Actor): Promise<[Entry, Complaint][]> {
  const readable = readableBy(actor, 'read')
  const newest = await readableAmong({ complaintId: { $ne: null } }, sought, readable)
  if (newest.found.length === most || newest.looked < mostLookedAt) return inFull(newest.found)
  const own = await Complaints.find(readable, { _id: 1 }).limit(mostOwnCases + 1).lean()
  return inFull(own.length > mostOwnCases ? newest.found : (await readableAmong({ complaintId: { $in: own.map(({ _id }) => _id) } }, sought, readable)).found)
}

type Found = Pick<Entry, '_id' | 'complaintId'>

async function readableAmong(within: QueryFilter<Entry>, sought: readonly Sought[], readable: QueryFilter<Complaint>): Promise<{ found: Found[], looked: number }> {
  const entries = await Entries.find({ $and: [...containing('searchWords', sought), { state: 'kept' as const }, within] }, { complaintId: 1 }).sort({ at: -1 }).limit(mostLookedAt).lean<Found[]>()
  const cases = await Complaints.find({ $and: [{ _id: { $in: [...new Set(entries.map(({ complaintId }) => complaintId!))] } }, readable] }, { _id: 1 }).lean()
  const may = new Set<string | null>(cases.map(({ _id }) => _id))
  return { found: entries.filter(({ complaintId }) => may.has(complaintId)).slice(0, most), looked: entries.length }
}

async function inFull(found: readonly Found[]): Promise<[Entry, Complaint][]> {
  const [entries, cases] = await Promise.all([
    Entries.find({ _id: { $in: found.map(({ _id }) => _id) } }).sort({ at: -1 }).lean<Entry[]>(),
    Complaints.find({ _id: { $in: found.map(({ complaintId }) => complaintId!) } }).lean<Complaint[]>(),
  ])
  const caseOf = new Map(cases.map((complaint) => [complaint._id, complaint]))
  return entries.flatMap((entry) => { const complaint = caseOf.get(entry.complaintId!); return complaint ? [[entry, complaint] as [Entry, Complaint]] : [] })
}

/** The piece of that text in which most of the words stand. */
function bestOf(texts: readonly string[], marks: readonly string[]): string {
  const hits = (text: string): number => marks.filter((word) => text.toLowerCase().includes(word)).length
  const best = texts.toSorted((a, b) => hits(b) - hits(a))[0] ?? ''
  return excerpt(best, marks, around)
}
