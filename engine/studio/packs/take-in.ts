/** What a pack would change here, and its files as drafts. Nothing of it goes live by being taken in. */
import type { DiagramRules } from '../../zeebe/deploy/check-diagram.ts'
import type { Finding } from '../../zeebe/deploy/finding.ts'
import { Refusal } from '../../errors/errors.ts'
import { checkStudio } from '../check/check.ts'
import { compareContents, type Difference } from '../difference/difference.ts'
import { Drafts, keepDraft, type Draft } from '../drafts/draft.ts'
import { liveContents, liveFiles } from '../files/live.ts'
import { readName, type FileKind } from '../files/names.ts'
import { readZip, type Manifest, type SentFile } from './read-zip.ts'

export interface LookedAtFile {
  name: string
  kind: FileKind
  title: { en: string, zh: string }
  change: 'added' | 'changed' | 'same'
  /** What differs from what runs here; null where nothing does. */
  difference: Difference | null
  /** What runs here; null where nothing does. */
  before: string | null
  after: string
  /** Revision of the draft that there is of it; 0 where there is none. */
  revision: number
}

export interface LookedAt {
  manifest: Omit<Manifest, 'files'>
  files: LookedAtFile[]
  findings: Finding[]
}

/** @throws Refusal `pack.refused` */
export async function lookAtPack(bytes: Uint8Array, rules: DiagramRules, now: Date): Promise<LookedAt> {
  const { manifest: { files: _, ...manifest }, files } = readZip(bytes)
  const [live, titles, drafts] = await Promise.all([liveContents(), liveFiles(), draftsOf(files)])
  const looked = await Promise.all(files.map(async ({ name, kind, content }): Promise<LookedAtFile> => {
    const before = live.get(name)?.content ?? null
    const change = before === null ? 'added' : before === content ? 'same' : 'changed'
    return {
      name, kind, title: titles.get(name)?.title ?? readName(name, content).title, change, before, after: content,
      difference: change === 'same' ? null : await compareContents(kind, content, before), revision: drafts.get(name)?.revision ?? 0,
    }
  }))
  const differing = files.filter(({ name }) => looked.some((one) => one.name === name && one.change !== 'same'))
  return { manifest, files: looked, findings: await checkStudio(differing.map(({ name, content }) => ({ name, content })), rules, now) }
}

/**
 * @param revisions of the drafts that were looked at, by name: what is named becomes a draft, in the place of that revision
 * @returns names of the drafts
 * @throws Refusal `pack.refused`, `draft.changed`; no draft is touched then
 */
export async function takeIn(bytes: Uint8Array, revisions: Readonly<Record<string, number>>, by: string, at: Date): Promise<string[]> {
  const files = readZip(bytes).files.filter(({ name }) => name in revisions)
  const drafts = await draftsOf(files)
  for (const { name } of files) {
    const draft = drafts.get(name)
    if ((draft?.revision ?? 0) !== revisions[name]) throw new Refusal('draft.changed', { also: { name, revision: draft?.revision ?? 0, by: draft?.by ?? null, at: draft?.at ?? null } })
  }
  for (const { name, content } of files) await keepDraft({ name, content, revision: revisions[name]!, rebase: true }, by, at)
  return files.map(({ name }) => name)
}

async function draftsOf(files: readonly SentFile[]): Promise<Map<string, Draft>> {
  return new Map((await Drafts.find({ _id: { $in: files.map(({ name }) => name) } }).lean<Draft[]>()).map((draft) => [draft._id, draft]))
}
