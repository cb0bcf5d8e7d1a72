/** Every file of the studio: where it comes from, what runs, who works on it. */
import { named } from '../../complaints/show.ts'
import { loadHospital } from '../../people/store.ts'
import { Drafts, type Draft } from '../drafts/draft.ts'
import { everybodyAt } from '../../presence/presence.ts'
import { lastReleases, type LastRelease } from '../releases/release.ts'
import { liveFiles, type LiveFile } from './live.ts'
import { kindOf, readName, type FileKind } from './names.ts'
import { baseOf, shippedNow, type ShippedFile } from './shipped.ts'

export interface Named {
  id: string
  name: string
  nameZh?: string
}

export interface ListedFile extends Pick<LiveFile, 'name' | 'kind' | 'id' | 'title'> {
  /** `shipped`: as the product brings it; `changed`: here; `own`: made here. */
  origin: 'shipped' | 'changed' | 'own'
  /** The shipped one moved on since the hospital changed it. */
  upgrade: boolean
  version: number | null
  liveAt: Date | null
  liveBy: Named | null
  draft: { revision: number, by: Named, at: Date, fresh: boolean, stale: boolean } | null
  openBy: Named[]
}

/** By kind, then by name. */
export async function listFiles(kind?: FileKind): Promise<ListedFile[]> {
  const [live, shipped, drafts, present, hospital, last] = await Promise.all([liveFiles(), shippedNow(), Drafts.find({}, { content: 0 }).lean<Omit<Draft, 'content'>[]>(), everybodyAt('file'), loadHospital(), lastReleases()])
  const draftOf = new Map(drafts.map((draft) => [draft._id, draft]))
  const shown = async (file: LiveFile): Promise<ListedFile> => {
    const { name, kind: its, id, title, version } = file
    const origin = originOf(file, shipped.get(name))
    const release = last.get(name)
    return {
      name, kind: its, id, title, version, origin, upgrade: origin === 'changed' && await baseOf(file) !== shipped.get(name)?.checksum,
      ...putLive(file, release, (by) => named(by, hospital)),
      draft: showDraft(draftOf.get(name), file.checksum), openBy: openBy(name),
    }
  }
  const showDraft = (draft: Omit<Draft, 'content'> | undefined, checksum: string | null): ListedFile['draft'] =>
    draft ? { revision: draft.revision, by: named(draft.by, hospital), at: draft.at, fresh: checksum === null, stale: draft.base !== checksum } : null
  const openBy = (name: string): Named[] => present.filter((one) => one.name === name).map(({ person }) => named(person, hospital))
  const fresh = (await Drafts.find({ _id: { $in: drafts.flatMap(({ _id }) => (live.has(_id) ? [] : _id)) } }).lean<Draft[]>()).map((draft): ListedFile => ({
    name: draft._id, kind: kindOf(draft._id) ?? 'diagram', ...readName(draft._id, draft.content), origin: 'own', upgrade: false, version: null, liveAt: null, liveBy: null,
    draft: showDraft(draft, null), openBy: openBy(draft._id),
  }))
  const all = [...await Promise.all([...live.values()].map(shown)), ...fresh]
  return all.filter((file) => !kind || file.kind === kind).toSorted((a, b) => a.kind.localeCompare(b.kind) || a.title.en.localeCompare(b.title.en))
}

export const originOf = ({ checksum }: Pick<LiveFile, 'checksum'>, shipped: ShippedFile | undefined): ListedFile['origin'] =>
  !shipped ? 'own' : shipped.checksum === checksum ? 'shipped' : 'changed'

/** A release says when and who, unless what it put live was replaced by other ways. */
function putLive({ checksum, at, by }: LiveFile, release: LastRelease | undefined, name: (id: string) => Named): Pick<ListedFile, 'liveAt' | 'liveBy'> {
  if (release?.checksum === checksum) return { liveAt: release.at, liveBy: release.by === null ? null : name(release.by) }
  return { liveAt: at, liveBy: by === null ? null : name(by) }
}
