/** Packs as they leave the server. */
import { Refusal } from '../errors/errors.ts'
import type { FormSchema } from '../forms/index.ts'
import { compareForms, type ComparedField } from '../studio/difference/forms.ts'
import { compareRows, type ComparedRow } from '../studio/difference/rows.ts'
import { activePack, type ActivePack } from './active-pack.ts'
import { filesUnder, ownFiles, type PackFile } from './pack-files.ts'
import { basePack, packIds } from './pack-ids.ts'
import { readPack, readPacks, type Pack } from './pack.ts'
import { readTables, type Table } from './read-tables.ts'

export interface ListedPack extends Pack {
  /** Of its own, in the place of the base's. */
  files: string[]
  /** Where it runs: since when, and what it took over from. */
  active?: Omit<ActivePack, 'id'>
}

export interface ShownTable extends Omit<Table, 'rows'> {
  file: string
  rows: ComparedRow[]
}

/** The tables and forms that a pack brings, against the base; of the base all tables. */
export interface PackContent {
  tables: ShownTable[]
  forms: { file: string, changes: ComparedField[] }[]
}

export interface ShownPack extends ListedPack, PackContent {}

export async function listPacks(): Promise<ListedPack[]> {
  const [packs, active] = await Promise.all([readPacks(), activePack()])
  return Promise.all(packs.map((pack) => listed(pack, active)))
}

/** @throws Refusal `pack.unknown` */
export async function showPack(id: string): Promise<ShownPack> {
  if (!packIds().includes(id)) throw new Refusal('pack.unknown')
  const [pack, active, content] = await Promise.all([readPack(id), activePack(), contentOf(id)])
  return { ...await listed(pack, active), ...content }
}

export async function contentOf(id: string): Promise<PackContent> {
  const base = await filesUnder(basePack)
  const own = id === basePack ? base : await ownFiles(id)
  return { tables: await tablesOf(own, base), forms: formsOf(id === basePack ? [] : own, base) }
}

async function listed(pack: Pack, active: ActivePack | null): Promise<ListedPack> {
  const files = (await ownFiles(pack.id)).map(({ name }) => name)
  if (active?.id !== pack.id) return { ...pack, files }
  const { id: _, ...since } = active
  return { ...pack, files, active: since }
}

const endingIn = (ending: string, files: PackFile[]): PackFile[] => files.filter(({ name }) => name.endsWith(ending))

async function tablesOf(own: PackFile[], base: PackFile[]): Promise<ShownTable[]> {
  const tables = await Promise.all(endingIn('.dmn', own).map(async ({ name: file, content }) => {
    const theirs = base.find(({ name }) => name === file)
    const before = theirs ? await readTables(theirs.content.toString()) : []
    return (await readTables(content.toString())).map((table) => ({ ...table, file, rows: compareRows(table, before.find(({ id }) => id === table.id)) }))
  }))
  return tables.flat()
}

function formsOf(own: PackFile[], base: PackFile[]): PackContent['forms'] {
  return endingIn('.form', own).map(({ name: file, content }) => {
    const theirs = base.find(({ name }) => name === file)
    return { file, changes: compareForms(schemaIn(content), theirs && schemaIn(theirs.content)) }
  })
}

const schemaIn = (content: Buffer): FormSchema => JSON.parse(content.toString()) as FormSchema
