/** What a rehearsal runs: the live files, with the chosen drafts in their places. */
import { createHash } from 'node:crypto'
import { shippedFiles } from '../zeebe/deploy/deploy-shipped.ts'
import type { RehearsedFile } from './rehearsals.ts'

export async function rehearsedFiles(names: readonly string[], pack: string): Promise<RehearsedFile[]> {
  return (await shippedFiles(pack)).map(({ name, content }) => ({ name, content: content.toString('utf8'), draft: names.includes(name), checksum: createHash('sha256').update(content).digest('hex') }))
}
