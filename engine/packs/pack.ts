/** What a pack says about itself: `processes/packs/<id>/pack.json`. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Type, type Static } from '@sinclair/typebox'
import { Ajv } from 'ajv'
import { packIds, packsFolder } from './pack-ids.ts'

const strict = { additionalProperties: false } as const
const date = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const words = Type.String({ minLength: 1 })
const Texts = Type.Object({ en: words, zh: words }, strict)

const Pack = Type.Object({
  id: words,
  name: words,
  nameZh: words,
  version: Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+$' }),
  /** The pack that its files take the place in. */
  base: Type.Union([Type.Literal('base'), Type.Null()]),
  /** Since when its rules hold, or the day on which they were read; null for the product's own. */
  holdsFrom: Type.Union([date, Type.Null()]),
  source: words,
  /** `read`: in the source itself or in a report that names it; `draft`: what it reads may have become another law since; `own`: the product's. */
  trust: Type.Union([Type.Literal('own'), Type.Literal('read'), Type.Literal('draft')]),
  /** What it does, and what of the source it leaves out. */
  summary: Texts,
  /** Days that are free where it holds, for the calendar of a first start; without it the hospital keeps those of the base. */
  calendar: Type.Optional(Type.Object({ holidays: Type.Array(Type.Object({ date, name: words }, strict)) }, strict)),
}, strict)

export type Pack = Static<typeof Pack>

const valid = new Ajv({ strict: true, allErrors: true }).compile<Pack>(Pack)

/** @throws Error naming what is wrong with the file: a fault of the product, not of who runs it */
export async function readPack(id: string): Promise<Pack> {
  const pack: unknown = JSON.parse(await readFile(join(packsFolder, id, 'pack.json'), 'utf8'))
  if (!valid(pack) || pack.id !== id) throw new Error(`pack ${id}: ${valid.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`).join('; ') ?? 'another id than its folder'}`)
  return pack
}

export const readPacks = (): Promise<Pack[]> => Promise.all(packIds().map(readPack))
