/**
 * The complaint-customer record (`domain.md` [0]): one a person who complained, kept apart from the general customer record (`patient.ts`). It holds who they said
 * they are and which cases are theirs; what they needed, why, about whom and how it was solved stands in the cases and is read from there.
 */
import { model, Schema } from 'mongoose'

/** A case of this person. The first made the record; the others are proposed, because they have the same number or address, until somebody has said so. */
export interface OwnCase {
  id: string
  at: Date
  confirmedBy?: string
  confirmedAt?: Date
}

/** A case with the same number or address that is somebody else's: a person of the household, a colleague who rang. */
export interface CaseApart {
  id: string
  at: Date
  by: string
  since: Date
}

export interface ComplaintCustomer {
  _id: string
  /** Telephone numbers and e-mail addresses in one spelling (`contactKeys`): each leads to one record. */
  keys: string[]
  /** As they called themselves, the newest first. */
  names: string[]
  cases: OwnCase[]
  apart: CaseApart[]
  /** More than one case. */
  repeat: boolean
  firstAt: Date
  /** The latest complaint. */
  lastAt: Date
  /** Of the general record, once somebody has said that it is the same person. */
  patient: string | null
  searchWords: string[]
  anonymisedAt?: Date
  anonymisedBy?: string
  /** Uploads that are still to be erased: files cannot be part of a transaction. */
  filesToErase?: string[]
}

const part = { _id: false } as const
const when = { type: Date, required: true } as const

const customerSchema = new Schema<ComplaintCustomer>(
  {
    _id: { type: String, required: true },
    keys: [String],
    names: [String],
    cases: [new Schema<OwnCase>({ id: String, at: Date, confirmedBy: String, confirmedAt: Date }, part)],
    apart: [new Schema<CaseApart>({ id: String, at: Date, by: String, since: Date }, part)],
    repeat: { type: Boolean, required: true },
    firstAt: when,
    lastAt: when,
    patient: { type: String, default: null },
    searchWords: [String],
    anonymisedAt: Date,
    anonymisedBy: String,
    filesToErase: { type: [String], default: undefined },
  },
  { collection: 'complaint_customers', versionKey: false },
)
// Somebody who is known by nothing has no key; an empty list would be a key of its own.
customerSchema.index({ keys: 1 }, { unique: true, partialFilterExpression: { 'keys.0': { $exists: true } } })
customerSchema.index({ lastAt: -1, _id: -1 })
customerSchema.index({ repeat: 1, lastAt: -1, _id: -1 })
customerSchema.index({ searchWords: 1, lastAt: -1 })
customerSchema.index({ 'cases.id': 1 })
customerSchema.index({ filesToErase: 1 }, { sparse: true })

export const ComplaintCustomers = model<ComplaintCustomer>('ComplaintCustomer', customerSchema)

/** Digits of a person's telephone numbers, as calls, follow-up lists and hospital systems may spell them. */
export const numbersOf = (keys: readonly string[]): string[] =>
  keys.flatMap((key) => (key.startsWith('phone:') ? [key.slice(6), `+86${key.slice(6)}`, `86${key.slice(6)}`, `0086${key.slice(6)}`] : []))
