/** What was written into the case file, or for a process without a case, by one completed task or start: its words. `docs/architecture.md`: words stay, choices drive. */
import { model, Schema } from 'mongoose'
import { searchWords } from '../search/words.ts'

export interface Entry {
  /** Carried by the completion command as `complete:<_id>` and confirmed by the exported record. */
  _id: string
  /** Null where the process has no case. */
  complaintId: string | null
  /** Then the words belong to the process: the key of its root instance. */
  rootKey?: string
  /** The entry's own id where it was no task. */
  taskKey: string
  elementId: string
  stepName: string
  /** Where no task tells the rest: the step's Chinese name and the form. */
  stepNameZh?: string
  formKey?: string
  /** Person id; null for the complainant. */
  actor: string | null
  at: Date
  words: Record<string, unknown>
  /** What was chosen in the same form: ids, numbers and dates, under the form's keys. Rows of a list stand at the places of their words. */
  choices?: Record<string, unknown>
  /** `pending` until the broker has acknowledged the completion; only `kept` entries are shown. */
  state: 'pending' | 'kept'
  /** By which words it is found (`engine/search`); read only where they are asked for. */
  searchWords?: string[]
}

const entrySchema = new Schema<Entry>(
  {
    _id: { type: String, required: true },
    complaintId: { type: String, default: null },
    rootKey: String,
    taskKey: { type: String, required: true },
    elementId: { type: String, required: true },
    stepName: { type: String, required: true },
    stepNameZh: String,
    formKey: String,
    actor: { type: String, default: null },
    at: { type: Date, required: true },
    words: { type: Schema.Types.Mixed, required: true },
    choices: Schema.Types.Mixed,
    state: { type: String, enum: ['pending', 'kept'], required: true },
    searchWords: { type: [String], default: undefined, select: false },
  },
  { collection: 'entries', minimize: false, versionKey: false },
)
entrySchema.pre('save', function () {
  this.searchWords = wordsIn(this.words)
})
entrySchema.pre('updateOne', function () {
  const { $setOnInsert: made } = this.getUpdate() as { $setOnInsert?: Partial<Entry> }
  if (made?.words) made.searchWords = wordsIn(made.words)
})
entrySchema.index({ complaintId: 1, at: 1 })
entrySchema.index({ actor: 1, at: -1, _id: -1 })
entrySchema.index({ searchWords: 1, at: -1 })
entrySchema.index({ rootKey: 1, at: 1 }, { sparse: true })

/** Everything that was written, lists of words included. */
export const wordsIn = (words: Record<string, unknown>): string[] => searchWords(...textsIn(words))

/** The texts among what was written. */
export const textsIn = (value: unknown): string[] =>
  (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null && !(value instanceof Date) ? Object.values(value).flatMap(textsIn) : [])

export const Entries = model<Entry>('Entry', entrySchema)
