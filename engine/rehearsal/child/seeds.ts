/** What a rehearsal begins with, laid into its database by the server that starts it. */
import { model, Schema } from 'mongoose'
import type { FileKind } from '../../studio/files/names.ts'
import type { Finding } from '../../zeebe/deploy/finding.ts'

export interface SeedFile {
  /** `complaint-handling.bpmn` */
  _id: string
  kind: FileKind
  content: string
  /** A draft: checked before it is deployed. Everything else is live and was checked then. */
  draft: boolean
}

export const seedCollection = 'rehearsal_files'

export const SeedFiles = model<SeedFile>('RehearsalFile', new Schema<SeedFile>(
  { _id: { type: String, required: true }, kind: { type: String, required: true }, content: { type: String, default: '' }, draft: { type: Boolean, required: true } },
  { collection: seedCollection, versionKey: false },
))

/** What the rehearsal tells the server that started it. */
export type FromChild = { refused: Finding[] } | { phase: 'deploying' }

/** Resolves when it is on its way, also where nobody listens. */
export const tellParent = async (message: FromChild): Promise<void> => {
  if (process.send) await new Promise<void>((resolve) => { process.send?.(message, undefined, undefined, () => resolve()) })
}
