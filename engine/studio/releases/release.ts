/** A change set that is put live at once, as MongoDB keeps it. */
import { model, Schema } from 'mongoose'
import { Refusal } from '../../errors/errors.ts'
import { isDuplicate, transaction } from '../../store/store.ts'
import type { Finding } from '../../zeebe/deploy/finding.ts'
import type { Sentence } from '../../complaints/vocabulary.ts'
import type { FileKind } from '../files/names.ts'
import { liveFile } from '../files/live.ts'

export const releaseStates = ['waiting', 'deploying', 'live', 'refused', 'withdrawn', 'rejected'] as const
export type ReleaseState = (typeof releaseStates)[number]
export const releaseWays = ['studio', 'api', 'shipped', 'import'] as const

export interface ReleasedFile {
  name: string
  kind: FileKind
  title: Sentence
  change: 'added' | 'changed' | 'same'
  /** Of what it put live. */
  checksum: string
  version: number | null
}

export interface Release {
  /** Its number, from 1 on. */
  _id: number
  state: ReleaseState
  note: string
  by: string
  at: Date
  decidedBy?: string
  decidedAt?: Date
  /** What was said with the decision. */
  because?: string
  liveAt?: Date
  restoredFrom?: number
  via: (typeof releaseWays)[number]
  findings: Finding[]
  /** What the scenarios said of these files, as the rehearsal keeps it. */
  scenarios?: unknown
  files: ReleasedFile[]
}

/** What a release changes in one file; frozen with it. */
export interface ReleaseFile {
  /** `<number>/<place in the release>` */
  _id: string
  release: number
  name: string
  kind: FileKind
  /** Name that the broker gets it under. */
  deployedAs: string
  /** Null where nothing was live under the name. */
  before: string | null
  after: string
  /** The draft's revision; 0 where it was none. */
  revision: number
  /** Checksum of the shipped content that it takes in; null where nothing is known. */
  base: string | null
}

const text = { type: String, required: true } as const
const when = { type: Date, required: true } as const

export const Releases = model<Release>('Release', new Schema<Release>({
  _id: { type: Number, required: true }, state: text, note: text, by: text, at: when, decidedBy: String, decidedAt: Date, because: String, liveAt: Date, restoredFrom: Number, via: text,
  findings: [Schema.Types.Mixed], scenarios: Schema.Types.Mixed, files: [Schema.Types.Mixed],
}, { collection: 'releases', versionKey: false, minimize: false }).index({ state: 1, _id: -1 }))

export const ReleaseFiles = model<ReleaseFile>('ReleaseFile', new Schema<ReleaseFile>({
  _id: text, release: { type: Number, required: true }, name: text, kind: text, deployedAs: text, before: { type: String, default: null }, after: { type: String, default: '' },
  revision: { type: Number, required: true }, base: { type: String, default: null },
}, { collection: 'release_files', versionKey: false }).index({ release: 1 }).index({ name: 1, release: 1 }))

/** Gives it the next number. */
export async function addRelease(release: Omit<Release, '_id'>, files: readonly Omit<ReleaseFile, '_id' | 'release'>[]): Promise<number> {
  for (;;) {
    const number = ((await Releases.findOne({}, { _id: 1 }).sort({ _id: -1 }).lean())?._id ?? 0) + 1
    try {
      await transaction(async (session) => {
        await Releases.create([{ _id: number, ...release }], { session })
        await ReleaseFiles.insertMany(files.map((file, i) => ({ _id: `${number}/${i}`, release: number, ...file })), { session })
      })
      return number
    } catch (error) {
      if (!isDuplicate(error)) throw error // another server took the number at the same moment
    }
  }
}

export interface LastRelease {
  checksum: string
  /** Person id; null for what was shipped. */
  by: string | null
  at: Date
}

/** Of each file, what the last release put live. */
export async function lastReleases(): Promise<Map<string, LastRelease>> {
  const found = await Releases.aggregate<LastRelease & { _id: string }>([
    { $match: { state: 'live' } }, { $sort: { liveAt: -1, _id: -1 } }, { $unwind: '$files' },
    { $group: { _id: '$files.name', checksum: { $first: '$files.checksum' }, by: { $first: { $cond: [{ $eq: ['$via', 'shipped'] }, null, '$by'] } }, at: { $first: '$liveAt' } } },
  ])
  return new Map(found.map(({ _id, ...last }) => [_id, last]))
}

/**
 * A file as it was right after a release went live: what it put there, else what was there before the next release that changed it, else what is live.
 * Null where there was none. @throws Refusal `release.unknown`
 */
export async function contentAfter(number: number, name: string): Promise<{ content: string } | null> {
  const release = await Releases.findById(number, { state: 1, liveAt: 1 }).lean()
  if (!release) throw new Refusal('release.unknown')
  const own = await ReleaseFiles.findOne({ release: number, name }).lean<ReleaseFile>()
  if (own) return { content: own.after }
  const later = (await Releases.find({ state: 'live', liveAt: { $gt: release.liveAt ?? new Date() } }, { _id: 1 }).sort({ liveAt: 1 }).lean()).map(({ _id }) => _id)
  const changes = new Map((await ReleaseFiles.find({ name, release: { $in: later } }).lean<ReleaseFile[]>()).map((file) => [file.release, file]))
  const next = later.map((one) => changes.get(one)).find((file) => file !== undefined)
  if (!next) return await liveFile(name)
  return next.before === null ? null : { content: next.before }
}
