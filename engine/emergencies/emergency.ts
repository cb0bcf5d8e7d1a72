/** The file of an emergency (`domain.md` [0]): what it is about, who has which part in it, and the pictures that were drawn of it. */
import { model, Schema } from 'mongoose'
import type { Figures } from './figures.ts'

/** As the process reports it: proposed, then refused or declared; declared at once; in the end stood down and reviewed. */
export const emergencyStates = ['proposed', 'refused', 'declared', 'stood-down', 'reviewed'] as const
export type EmergencyState = (typeof emergencyStates)[number]

/** One situation picture. Its words are the entry of the task that it was drawn in. */
export interface Picture {
  /** 1 for the first. */
  no: number
  at: Date
  figures: Figures
  /** Cases that the special person left out: complaint ids. */
  leftOut: string[]
  /** Drawn to its end, by a person. */
  done: boolean
}

export interface Emergency {
  _id: string
  state: EmergencyState
  /** Tags and signals: a case belongs by any one of them. */
  causes: string[]
  /** Department ids; empty means the whole hospital. */
  places: string[]
  /** Cases received from then on belong. */
  since: Date
  /** Cases received from then on do not belong any more. */
  until: Date | null
  /** Person ids: the coordinating leader, the special person for handling and follow-up and whoever stands in, everybody else with a part. */
  coordinator: string | null
  handler: string | null
  deputy: string | null
  team: string[]
  /** The process that carries it out, and the start that declared it at once: its words are kept under these. */
  rootKey: string | null
  startId: string | null
  pictures: Picture[]
  /** What was reported, when, by which job. */
  changes: { state: EmergencyState, at: Date, job: string }[]
}

const part = { _id: false } as const
const person = { type: String, default: null } as const

const emergencySchema = new Schema<Emergency>(
  {
    _id: { type: String, required: true },
    state: { type: String, enum: emergencyStates, required: true },
    causes: { type: [String], required: true },
    places: [String],
    since: { type: Date, required: true },
    until: { type: Date, default: null },
    coordinator: person, handler: person, deputy: person,
    team: [String],
    rootKey: person, startId: person,
    pictures: [new Schema<Picture>({ no: Number, at: Date, figures: Schema.Types.Mixed, leftOut: [String], done: Boolean }, part)],
    changes: [new Schema({ state: String, at: Date, job: String }, part)],
  },
  { collection: 'emergencies', minimize: false, versionKey: false },
)
emergencySchema.index({ state: 1, causes: 1 })
emergencySchema.index({ since: -1 })
// Two cases of one cluster may be weighed at the same moment; only one of them proposes.
emergencySchema.index({ causes: 1 }, { name: 'one-proposal-per-cause', unique: true, partialFilterExpression: { state: 'proposed' } })

export const Emergencies = model<Emergency>('Emergency', emergencySchema)

/** The same job gives the same file, however often it is handed out. */
export const emergencyIdOf = (jobKey: string): string => `em-${BigInt(jobKey).toString(36)}`
