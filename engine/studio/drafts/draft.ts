/** One shared draft a file for the whole installation: kept as it is typed, never written over by somebody who has not seen it. */
import { model, Schema } from 'mongoose'
import { Refusal } from '../../errors/errors.ts'
import { isDuplicate } from '../../store/store.ts'
import { kindOf } from '../files/names.ts'
import { liveFile } from '../files/live.ts'

export interface Draft {
  /** The file's name. */
  _id: string
  content: string
  /** Counts from 1. */
  revision: number
  /** Checksum of what was live when it began, or was taken in; null where nothing was. */
  base: string | null
  /** Checksum of the shipped content that was merged into it. */
  merged?: string | null
  /** Person id of the last change. */
  by: string
  at: Date
}

const fields = {
  content: { type: String, default: '' }, revision: { type: Number, required: true }, base: { type: String, default: null }, merged: String, by: { type: String, required: true }, at: { type: Date, required: true },
}

export const Drafts = model<Draft>('Draft', new Schema({ _id: { type: String, required: true }, ...fields }, { collection: 'drafts', versionKey: false }))

/** Discarded ones can be fetched back for two weeks. */
export const DiscardedDrafts = model<Draft & { until: Date }>(
  'DiscardedDraft',
  new Schema({ _id: { type: String, required: true }, ...fields, until: { type: Date, required: true } }, { collection: 'discarded_drafts', versionKey: false }).index({ until: 1 }, { expireAfterSeconds: 0 }),
)
const keptFor = 14 * 24 * 3600_000

/** @throws Refusal `draft.unknown` */
export async function readDraft(name: string): Promise<Draft> {
  const draft = await Drafts.findById(name).lean<Draft>()
  if (!draft) throw new Refusal('draft.unknown')
  return draft
}

/** 0 where there is none. */
export const draftRevision = async (name: string): Promise<number> => (await Drafts.findById(name, { revision: 1 }).lean())?.revision ?? 0

export interface DraftChange {
  name: string
  content: string
  /** The one that was last seen; 0: there was none. */
  revision: number
  /** What is live now has been looked at and taken in. */
  rebase?: boolean | undefined
  /** Checksum of the shipped content that was merged into it. */
  merged?: string | undefined
}

/** @throws Refusal `file.unknown` for a name that no file may have, `draft.changed` with the draft's `revision`, `by` and `at` */
export async function keepDraft({ name, content, revision, rebase, merged }: DraftChange, by: string, at: Date): Promise<Draft> {
  if (!kindOf(name)) throw new Refusal('file.unknown')
  const changed = { content, by, at, ...(merged !== undefined && { merged }) }
  if (revision === 0) return await begin({ _id: name, revision: 1, base: await liveChecksum(name), ...changed })
  const kept = await Drafts.findOneAndUpdate(
    { _id: name, revision },
    { $set: { ...changed, ...(rebase && { base: await liveChecksum(name) }) }, $inc: { revision: 1 } },
    { returnDocument: 'after' },
  ).lean<Draft>()
  return kept ?? await refuse(name)
}

/** @throws Refusal `draft.changed` */
export async function discardDraft(name: string, revision: number): Promise<void> {
  const gone = await Drafts.findOneAndDelete({ _id: name, revision }).lean<Draft>()
  if (!gone) return await refuse(name)
  await DiscardedDrafts.replaceOne({ _id: name }, { ...gone, until: new Date(Date.now() + keptFor) }, { upsert: true })
}

/** Brings the draft back that was discarded last. @throws Refusal `draft.unknown`, `draft.changed` where there is a new one */
export async function restoreDraft(name: string, by: string, at: Date): Promise<Draft> {
  const kept = await DiscardedDrafts.findById(name).lean<Draft & { until: Date }>()
  if (!kept) throw new Refusal('draft.unknown')
  const { until: _, ...draft } = kept
  const begun = await begin({ ...draft, revision: draft.revision + 1, by, at })
  await DiscardedDrafts.deleteOne({ _id: name })
  return begun
}

const liveChecksum = async (name: string): Promise<string | null> => (await liveFile(name))?.checksum ?? null

async function begin(draft: Draft): Promise<Draft> {
  try {
    await Drafts.create(draft)
    return draft
  } catch (error) {
    if (isDuplicate(error)) return await refuse(draft._id)
    throw error
  }
}

async function refuse(name: string): Promise<never> {
  const now = await Drafts.findById(name, { revision: 1, by: 1, at: 1 }).lean<Pick<Draft, 'revision' | 'by' | 'at'>>()
  throw new Refusal('draft.changed', { also: { name, revision: now?.revision ?? 0, by: now?.by ?? null, at: now?.at ?? null } })
}
