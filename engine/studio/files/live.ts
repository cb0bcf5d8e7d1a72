/** What runs now, by the studio's names: the latest deployed, the template in force, the hospital's tables. */
import type { Sentence } from '../../complaints/vocabulary.ts'
import { Resources, type ResourceDoc } from '../../zeebe/records/shapes.ts'
import { latestVersions } from '../../templates/versions.ts'
import { fileOf, settingFile, settingIds, settingTitles } from '../settings/index.ts'
import { checksumOf, isDeployed, kindOf, spelledOut, stemOf, templateNameOf, type DeployedKind, type FileKind } from './names.ts'
import { shippedNow, type ShippedFile } from './shipped.ts'
import { formTitles, tableTitle, templateTitle } from './titles.ts'

export interface LiveFile {
  name: string
  kind: FileKind
  /** Process id, form id, file stem of a table, `notify/answer.en`, setting id. */
  id: string
  title: Sentence
  checksum: string
  /** Null for a setting; 0 for a template as it was shipped. */
  version: number | null
  /** Null for what was never changed here. */
  at: Date | null
  /** Person id, where a template says so itself. */
  by: string | null
  /** Where its content lies: key of the deployed version. */
  key?: string
}

type Row = Pick<ResourceDoc, '_id' | 'kind' | 'id' | 'version' | 'fileName' | 'checksum' | 'at' | 'names'>

const kinds: Record<ResourceDoc['kind'], DeployedKind> = { 'process': 'diagram', 'decision-requirements': 'table', 'form': 'form' }
const endingOf: Record<DeployedKind, string> = { diagram: 'bpmn', table: 'dmn', form: 'form' }

/** All of them, without their contents. */
export async function liveFiles(): Promise<Map<string, LiveFile>> {
  const shipped = await shippedNow()
  const parts = await Promise.all([deployedFiles(shipped), templates(shipped), settings()])
  return new Map(parts.flat().map((file) => [file.name, file]))
}

/** Null where nothing is live under the name. */
export async function liveFile(name: string): Promise<(LiveFile & { content: string }) | null> {
  const kind = kindOf(name)
  if (!kind) return null
  const shipped = await shippedNow()
  const found = (isDeployed(kind) ? await deployedFiles(shipped) : kind === 'template' ? await templates(shipped) : await settings()).find((file) => file.name === name)
  return found ? { ...found, content: await contentOf(found, shipped) } : null
}

async function contentOf({ name, kind, key }: LiveFile, shipped: ReadonlyMap<string, ShippedFile>): Promise<string> {
  if (kind === 'setting') return await settingFile(name) ?? ''
  if (kind === 'template') return (await latestVersions()).get(stemOf(name))?.source ?? shipped.get(name)?.content ?? ''
  return (await Resources.findById(key, { text: 1 }).lean())?.text ?? ''
}

export interface LiveContent {
  name: string
  kind: FileKind
  content: string
}

/** What is live with its content. @param files these of it; all without them */
export async function liveContents(files?: readonly LiveFile[]): Promise<Map<string, LiveContent>> {
  const [wanted, shipped] = await Promise.all([files ?? liveFiles().then((all) => [...all.values()]), shippedNow()])
  const texts = new Map((await Resources.find({ _id: { $in: wanted.flatMap(({ key }) => key ?? []) } }, { text: 1 }).lean()).map(({ _id, text }) => [_id, text]))
  const contents = await Promise.all(wanted.map(async (file) => ({ name: file.name, kind: file.kind, content: file.key ? texts.get(file.key) ?? '' : await contentOf(file, shipped) })))
  return new Map(contents.map((one) => [one.name, one]))
}

async function deployedFiles(shipped: ReadonlyMap<string, ShippedFile>): Promise<LiveFile[]> {
  const rows = await latestRows()
  const byName = new Map<string, Row>()
  for (const row of rows) {
    const name = nameOf(row, byName, shipped)
    if (name !== null) byName.set(name, row)
  }
  const stepsOf = await formTitles(rows.filter(({ kind }) => kind === 'process').map(({ _id }) => _id))
  return [...byName].map(([name, row]) => {
    const kind = kinds[row.kind]
    return { name, kind, id: kind === 'table' ? stemOf(name) : row.id, title: titleOf(row, name, stepsOf), checksum: row.checksum, version: row.version, at: row.at, by: null, key: row._id }
  })
}

/** The latest versions, the oldest first; which they are is read off the index alone, however many versions there are. */
async function latestRows(): Promise<Row[]> {
  const latest = await Resources.aggregate<{ _id: Pick<Row, 'kind' | 'id'>, version: number }>(
    [{ $group: { _id: { kind: '$kind', id: '$id' }, version: { $max: '$version' } } }], { hint: { kind: 1, id: 1, version: -1 } })
  if (latest.length === 0) return []
  return await Resources.find({ $or: latest.map(({ _id, version }) => ({ ..._id, version })) }, { kind: 1, id: 1, version: 1, fileName: 1, checksum: 1, at: 1, names: 1 }).sort({ at: 1, _id: 1 }).lean<Row[]>()
}

/**
 * The name under which something deployed is found: the one it was deployed under. Two that were deployed under one name, as other tools do with
 * `diagram.bpmn`, are told apart by their ids; null for the second process of a file that holds several.
 */
function nameOf(row: Row, taken: ReadonlyMap<string, Row>, shipped: ReadonlyMap<string, ShippedFile>): string | null {
  const own = row.kind === 'decision-requirements' ? shippedTable(row.id, shipped) ?? `${row.id}.dmn` : `${row.id}.${endingOf[kinds[row.kind]]}`
  if (shipped.has(own)) return own
  const given = row.fileName.split(/[/\\]/).at(-1) ?? ''
  const former = taken.get(given)
  if (kindOf(given) !== kinds[row.kind] || shipped.has(given)) return own
  if (!former || (former.kind === row.kind && former.id === row.id)) return given
  return former.checksum === row.checksum ? null : own
}

const shippedTable = (id: string, shipped: ReadonlyMap<string, ShippedFile>): string | undefined =>
  [...shipped.values()].find(({ definitions }) => definitions === id)?.name

function titleOf({ kind, id, names }: Row, name: string, stepsOf: ReadonlyMap<string, Sentence>): Sentence {
  if (kind === 'process') return { en: names?.en ?? id, zh: names?.zh ?? names?.en ?? id }
  if (kind === 'decision-requirements') return tableTitle(stemOf(name), names?.en || spelledOut(stemOf(name)))
  return stepsOf.get(id) ?? { en: spelledOut(id), zh: spelledOut(id) }
}

async function templates(shipped: ReadonlyMap<string, ShippedFile>): Promise<LiveFile[]> {
  const latest = await latestVersions()
  return [...shipped.values()].filter(({ name }) => kindOf(name) === 'template').map(({ name, checksum }) => {
    const changed = latest.get(stemOf(name))
    return {
      name, kind: 'template', id: stemOf(name), title: templateTitle(templateNameOf(name)), checksum: changed?.source == null ? checksum : checksumOf(changed.source),
      version: changed?.version ?? 0, at: changed?.at ?? null, by: changed?.by ?? null,
    }
  })
}

const settings = (): Promise<LiveFile[]> => Promise.all(settingIds.map(async (id): Promise<LiveFile> =>
  ({ name: fileOf(id), kind: 'setting', id, title: settingTitles[id], checksum: checksumOf(await settingFile(fileOf(id)) ?? ''), version: null, at: null, by: null })))
