/** The files that a pack is made of, and which of them take the place of the base's. */
import { glob, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { basePack } from './pack-ids.ts'

const root = join(import.meta.dirname, '../..')

export interface PackFile {
  name: string
  content: Buffer
}

/** All files that run under a pack: the base's, and in the place of those of the same name its own. */
export async function filesUnder(pack: string): Promise<PackFile[]> {
  const [base, own] = await Promise.all([read('processes/*/*.{bpmn,dmn}', 'forms/*.form'), ownFiles(pack)])
  const replaced = new Map([...base, ...own].map((file) => [file.name, file]))
  return [...replaced.values()]
}

/** Those that a pack brings itself; none for the base. */
export const ownFiles = async (pack: string): Promise<PackFile[]> => (pack === basePack ? [] : read(`processes/packs/${pack}/*.{bpmn,dmn,form}`))

async function read(...patterns: string[]): Promise<PackFile[]> {
  const paths: string[] = []
  for await (const path of glob(patterns, { cwd: root })) paths.push(path)
  return Promise.all(paths.toSorted().map(async (path) => ({ name: basename(path), content: await readFile(join(root, path)) })))
}
