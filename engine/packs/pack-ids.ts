import { readdirSync } from 'node:fs'
import { join } from 'node:path'

export const packsFolder = join(import.meta.dirname, '../../processes/packs')

/** The pack that the others differ from: everything under `processes/` and `forms/`. */
export const basePack = 'base'

/** Read at once, because the settings are checked against them before anything else begins. */
export const packIds = (): string[] =>
  readdirSync(packsFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b))

const rank = (id: string): number => (id === basePack ? 0 : 1)
