/** What a rehearsal runs: the live files, with the chosen drafts in their places. */
import { filesWith } from '../studio/files/read-file.ts'
import { checksumOf, type FileKind } from '../studio/files/names.ts'

export interface RehearsedFile {
  name: string
  kind: FileKind
  content: string
  draft: boolean
  checksum: string
}

/** @throws Refusal `draft.unknown` */
export async function rehearsedFiles(drafts: readonly string[]): Promise<RehearsedFile[]> {
  return (await filesWith(drafts)).map((file) => ({ ...file, draft: drafts.includes(file.name), checksum: checksumOf(file.content) }))
}
