/** What the product brings, by the studio's names: the pack that runs, the templates, and the settings that it has. Read once: the files of a running server do not change. */
import { model, Schema } from 'mongoose'
import { activePack } from '../../packs/active-pack.ts'
import { filesUnder } from '../../packs/pack-files.ts'
import { basePack } from '../../packs/pack-ids.ts'
import { idOf, shippedNames, shippedSource } from '../../templates/shipped.ts'
import { isDuplicate } from '../../store/store.ts'
import { fileOf, settingIds, shippedSetting } from '../settings/index.ts'
import { checksumOf } from './names.ts'

export interface ShippedFile {
  name: string
  content: string
  checksum: string
  /** Of a table: id of its definitions. */
  definitions?: string
}

/** Every content that was ever shipped to this installation: where a later one begins to differ can always be told. */
export const ShippedFiles = model<ShippedFile & { _id: string, at: Date }>(
  'ShippedFile',
  new Schema({
    _id: { type: String, required: true }, name: { type: String, required: true }, checksum: { type: String, required: true }, content: { type: String, default: '' }, at: { type: Date, required: true },
  }, { collection: 'shipped_files', versionKey: false }).index({ name: 1, at: -1 }),
)

/** Of files that the hospital has released: checksum of the shipped content that it began with or has taken in. */
export const FileBases = model<{ _id: string, shipped: string }>(
  'FileBase',
  new Schema({ _id: { type: String, required: true }, shipped: { type: String, required: true } }, { collection: 'file_bases', versionKey: false }),
)

const read = new Map<string, Promise<Map<string, ShippedFile>>>()

/** Of the pack that runs. */
export async function shippedNow(): Promise<ReadonlyMap<string, ShippedFile>> {
  return await shippedIn((await activePack())?.id ?? basePack)
}

export function shippedIn(pack: string): Promise<ReadonlyMap<string, ShippedFile>> {
  const files = read.get(pack) ?? readShipped(pack)
  read.set(pack, files)
  return files
}

async function readShipped(pack: string): Promise<Map<string, ShippedFile>> {
  const deployed = (await filesUnder(pack)).map(({ name, content }) => ({ name, content: content.toString('utf8') }))
  const templates = await Promise.all((await shippedNames()).map(async (one) => ({ name: `${idOf(one)}.hbs`, content: await shippedSource(one) })))
  const settings = settingIds.flatMap((id) => { const content = shippedSetting(fileOf(id)); return content === null ? [] : [{ name: fileOf(id), content }] })
  return new Map([...deployed, ...templates, ...settings].map(({ name, content }) => [name, { name, content, checksum: checksumOf(content), ...(name.endsWith('.dmn') && definitionsIn(content)) }]))
}

function definitionsIn(dmn: string): Pick<ShippedFile, 'definitions'> {
  const id = /<(?:\w+:)?definitions\s[^>]*?\bid="([^"]+)"/.exec(dmn)?.[1]
  return id === undefined ? {} : { definitions: id }
}

/** Keeps what is shipped now for later comparisons. */
export async function keepShipped(pack: string, at: Date): Promise<void> {
  const files = [...(await shippedIn(pack)).values()]
  const known = new Set((await ShippedFiles.find({}, { _id: 1 }).lean()).map(({ _id }) => _id))
  const fresh = files.map(({ name, checksum, content }) => ({ _id: `${name}@${checksum}`, name, checksum, content, at })).filter(({ _id }) => !known.has(_id))
  try {
    if (fresh.length > 0) await ShippedFiles.insertMany(fresh, { ordered: false })
  } catch (error) {
    if (!isDuplicate(error)) throw error // another server started beside this one
  }
}

/** Checksums of all contents that were ever shipped, by file. */
export async function everShipped(): Promise<Map<string, Set<string>>> {
  const all = await ShippedFiles.find({}, { name: 1, checksum: 1 }).lean()
  const byName = new Map<string, Set<string>>()
  for (const { name, checksum } of all) byName.set(name, (byName.get(name) ?? new Set()).add(checksum))
  return byName
}

/**
 * The shipped content that a live file began with, where the hospital has changed it: what the last release says, else the one that was the newest then.
 * Null where nothing is known.
 */
export async function baseOf({ name, checksum, at }: { name: string, checksum: string, at: Date | null }): Promise<string | null> {
  const said = await FileBases.findById(name).lean()
  if (said) return said.shipped
  if (await ShippedFiles.exists({ _id: `${name}@${checksum}` })) return checksum
  return (await ShippedFiles.findOne({ name, ...(at && { at: { $lte: at } }) }, { checksum: 1 }).sort({ at: -1 }).lean())?.checksum ?? null
}

export async function shippedAt(name: string, checksum: string): Promise<string | null> {
  return (await ShippedFiles.findById(`${name}@${checksum}`).lean())?.content ?? null
}
