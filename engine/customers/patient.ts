/** The general customer record: patients as the hospital's own system has them. Nothing about complaints stands here (`domain.md` [0 1]). */
import { model, Schema } from 'mongoose'
import { contactKeys } from '../complaints/contact-keys.ts'
import { namesToFind, searchWords } from '../search/words.ts'

export const genders = ['male', 'female', 'other', 'unknown'] as const
export type Gender = (typeof genders)[number]

export interface PatientFields {
  /** `system|value`: which of them somebody is known by. The system may be empty: the hospital's own number. */
  identifiers: string[]
  name: string
  gender: Gender | null
  /** `2019`, `2019-04` or `2019-04-23`, as far as it is known. */
  birthDate: string | null
  phones: string[]
  emails: string[]
}

export interface Patient extends PatientFields {
  _id: string
  keys: string[]
  searchWords: string[]
  source: 'csv' | 'fhir'
  importedBy: string
  importedAt: Date
}

const patientSchema = new Schema<Patient>(
  {
    _id: { type: String, required: true }, identifiers: [String], name: { type: String, required: true }, gender: { type: String, enum: [...genders, null], default: null }, birthDate: { type: String, default: null }, phones: [String], emails: [String],
    keys: [String], searchWords: [String], source: { type: String, enum: ['csv', 'fhir'], required: true }, importedBy: { type: String, required: true }, importedAt: { type: Date, required: true },
  },
  { collection: 'patients', versionKey: false },
)
patientSchema.index({ identifiers: 1 }, { unique: true })
patientSchema.index({ keys: 1 })
patientSchema.index({ searchWords: 1, importedAt: -1 })
patientSchema.index({ importedAt: -1, _id: -1 })

export const Patients = model<Patient>('Patient', patientSchema)

/** A person who was anonymised, by a keyed hash of each identifier: a later import does not bring them back. */
export const ForgottenPatients = model<{ _id: string, at: Date }>('ForgottenPatient', new Schema<{ _id: string, at: Date }>({ _id: { type: String, required: true }, at: { type: Date, required: true } }, { collection: 'forgotten_patients', versionKey: false }))

export const fieldsOf = ({ identifiers, name, gender, birthDate, phones, emails }: PatientFields): PatientFields => ({ identifiers, name, gender, birthDate, phones, emails })

export const keysOf = ({ phones, emails }: Pick<PatientFields, 'phones' | 'emails'>): string[] => [...new Set([...phones.flatMap((phone) => contactKeys({ phone })), ...emails.flatMap((email) => contactKeys({ email }))])]

export const patientWords = ({ identifiers, name, phones, emails }: PatientFields): string[] =>
  [...new Set([...namesToFind({ name }), ...phones.flatMap((phone) => namesToFind({ phone })), ...searchWords(...emails, ...identifiers.map((one) => one.slice(one.indexOf('|') + 1)))])]
