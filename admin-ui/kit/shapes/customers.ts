import type { ComplaintRow } from './desk.ts'
import type { CallEnding, Whom } from './hotline.ts'

export interface CustomerRow {
  id: string
  names: string[]
  contacts: string[]
  complaints: number
  unconfirmed: number
  calls: number
  frequency: number
  lastContact: string
  firstAt: string
  anonymised: boolean
}

export interface CustomerCase extends ComplaintRow {
  standing: 'first' | 'proposed' | 'confirmed' | 'apart'
  by: Whom | null
  need: string | null
  tag: string | null
  occupation: string | null
  inclination: string | null
  founded: string | null
  satisfied: boolean | null
}

export interface Repeat {
  case: string
  earlier: string
  state: 'proposed' | 'same' | 'different' | 'registered'
  by: Whom | null
}

export interface Patient {
  id: string
  /** `system|value` */
  identifiers: string[]
  name: string
  gender: 'male' | 'female' | 'other' | 'unknown' | null
  birthDate: string | null
  phones: string[]
  emails: string[]
}

export interface FollowUpLine {
  id: string
  kind: 'discharge' | 'checkup' | 'first-visit' | 'quarterly' | 'chronic'
  department: string
  from: string
  calls: { at: string; reached: boolean; scores: Record<'visit' | 'information' | 'aftercare', number> | null }[]
}

export interface Customer {
  id: string
  names: string[]
  contacts: string[]
  firstAt: string
  lastAt: string
  anonymisedAt: string | null
  cases: CustomerCase[]
  repeats: Repeat[]
  calls: { id: string; ending: CallEnding; notes: string; endedAt: string; complaintId: string | null; operator: Whom }[]
  followUps: FollowUpLine[]
  patient: Patient | null
  maybe: Patient[]
}

export interface AnonymisePreview {
  confirm: string
  names: string[]
  contacts: string[]
  identifiers: string[]
  places: { what: string; count: number }[]
  files: number
  open: string[]
  owed: number
}

export interface PatientIssue {
  at: number
  path: string
  code: 'required' | 'value' | 'too-long' | 'conflict' | 'duplicate' | 'not-supported' | 'structure'
}

export interface PatientPlan {
  changes: { at: number; change: 'new' | 'changed' | 'same'; before: Omit<Patient, 'id'> | null; after: Omit<Patient, 'id'> }[]
  issues: PatientIssue[]
  skipped: number
  forgotten: number
}

export interface PatientsImported {
  new: number
  changed: number
  same: number
}
