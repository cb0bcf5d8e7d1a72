/** A hospital's configuration as one file. */
import { strToU8, zipSync } from 'fflate'
import product from '../../../package.json' with { type: 'json' }
import { activePack } from '../../packs/active-pack.ts'
import { basePack } from '../../packs/pack-ids.ts'
import { liveContents } from '../files/live.ts'
import { checksumOf } from '../files/names.ts'
import { shippedNow } from '../files/shipped.ts'
import { manifestName, type Manifest } from './read-zip.ts'

export interface Exported {
  /** `changed`: what the hospital changed or made itself; `all`: everything that runs. */
  which: 'all' | 'changed'
  /** Names, addresses and posts of people leave the house only where it is said so. */
  people: boolean
}

const aboutPeople = ['settings/people.csv', 'settings/posts.csv']

/** Everything that is live, with a manifest; drafts stay. */
export async function writeZip({ which, people }: Exported, now: Date): Promise<Uint8Array> {
  const [live, shipped, pack] = await Promise.all([liveContents(), shippedNow(), activePack()])
  const files = [...live.values()]
    .filter(({ name, content }) => which === 'all' || shipped.get(name)?.checksum !== checksumOf(content))
    .filter(({ name }) => people || !aboutPeople.includes(name))
    .toSorted((a, b) => a.name.localeCompare(b.name))
  return zipped({ product: product.version, pack: pack?.id ?? basePack, at: now.toISOString() }, files)
}

export function zipped(about: Omit<Manifest, 'format' | 'files'>, files: readonly { name: string, content: string }[]): Uint8Array {
  const manifest: Manifest = { format: 1, ...about, files: files.map(({ name, content }) => ({ name, checksum: checksumOf(content) })) }
  return zipSync({ [manifestName]: strToU8(JSON.stringify(manifest, null, 2)), ...Object.fromEntries(files.map(({ name, content }) => [name, strToU8(content)])) })
}
