/** One file as it is live, as it was shipped, as it is drafted, or as a release left it. */
import { Refusal } from '../../errors/errors.ts'
import { Drafts, readDraft, type Draft } from '../drafts/draft.ts'
import { contentAfter } from '../releases/release.ts'
import { liveContents, liveFile, type LiveContent } from './live.ts'
import { checksumOf, kindOf, type FileKind } from './names.ts'
import { shippedNow } from './shipped.ts'

export interface ReadFile {
  name: string
  kind: FileKind
  content: string
  checksum: string
  version: number | null
}

/** @param at `live`, `shipped`, `draft`, or the number of a release. @throws Refusal `file.unknown`, `draft.unknown`, `release.unknown` */
export async function readFile(name: string, at = 'live'): Promise<ReadFile> {
  const kind = kindOf(name)
  if (!kind) throw new Refusal('file.unknown')
  const found = await contentAt(name, at)
  if (!found) throw new Refusal('file.unknown')
  return { name, kind, content: found.content, checksum: checksumOf(found.content), version: found.version ?? null }
}

async function contentAt(name: string, at: string): Promise<{ content: string, version?: number | null } | null> {
  if (at === 'live') return await liveFile(name)
  if (at === 'shipped') return (await shippedNow()).get(name) ?? null
  if (at === 'draft') return await readDraft(name)
  return await contentAfter(Number(at), name)
}

/** Everything that is live, with these drafts laid over. @throws Refusal `draft.unknown` */
export async function filesWith(names: readonly string[]): Promise<LiveContent[]> {
  const [live, drafts] = await Promise.all([liveContents(), Drafts.find({ _id: { $in: [...names] } }).lean<Draft[]>()])
  if (drafts.length < new Set(names).size) throw new Refusal('draft.unknown')
  const laidOver = new Map<string, LiveContent>(live)
  for (const { _id, content } of drafts) laidOver.set(_id, { name: _id, kind: kindOf(_id) ?? 'diagram', content })
  return [...laidOver.values()]
}
