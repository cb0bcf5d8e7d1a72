/** A list of patients as a spreadsheet's text, checked line by line. */
import { DateTime } from 'luxon'
import type { FieldFault } from '../errors/errors.ts'
import { linesOf, type Line } from '../people/tables/plan-change.ts'
import { listOf } from '../people/tables/table.ts'
import { genders, type PatientFields } from './patient.ts'

export const patientColumns = ['number', 'system', 'name', 'gender', 'birthDate', 'phone', 'email'] as const
type Column = (typeof patientColumns)[number]

/** Why a line or a resource is not taken. */
export type IssueCode = 'required' | 'value' | 'too-long' | 'conflict' | 'duplicate' | 'not-supported' | 'structure'

export interface Issue {
  /** Line of the file, or place of the resource in what was sent, counted from 1. */
  at: number
  /** Column, or element of the resource. */
  path: string
  code: IssueCode
  message: string
}

export interface Incoming {
  at: number
  patient: PatientFields
}

export interface ReadPatients {
  incoming: Incoming[]
  issues: Issue[]
  /** Resources that are no patients. */
  skipped: number
}

/** FHIR and spreadsheets share what a value may be. */
export const longest = { name: 200, identifier: 100, system: 200, telecom: 100, each: 20 } as const
export const isDate = (text: string): boolean => /^\d{4}(-\d\d){0,2}$/.test(text) && DateTime.fromISO(text).isValid
export const isPhone = (text: string): boolean => /^\+?[0-9][0-9 ()./-]{2,29}$/.test(text)
export const isEmail = (text: string): boolean => /^[^\s@<>]{1,64}@[^\s@<>]{1,200}$/.test(text)
/** Without signs that nobody sees; a name with one could look like somebody else's. */
export const plain = (text: string): string => text.normalize('NFC').replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim()

/** A spreadsheet whose first row names the columns, in any order; several numbers or addresses in one cell stand apart by a semicolon. */
export function readPatientFile(csv: string): ReadPatients {
  const faults: FieldFault[] = []
  const lines = linesOf(csv, patientColumns, faults)
  const issues: Issue[] = faults.map(({ path, message }) => ({ at: Number(path.split('/')[1]) || 1, path: '', code: 'structure', message }))
  const incoming = lines.flatMap((line) => readLine(line, issues))
  return { incoming, issues, skipped: 0 }
}

function readLine({ at, cells }: Line, issues: Issue[]): Incoming[] {
  const before = issues.length
  const said = (column: Column): string => plain(cells[column] ?? '')
  const fault = (path: Column, code: IssueCode, message: string): void => void issues.push({ at, path, code, message })
  const [number, system, name, gender, birthDate, phones, emails] = [said('number'), said('system'), said('name'), said('gender').toLowerCase(), said('birthDate').replaceAll('/', '-'), listOf(said('phone')), listOf(said('email').toLowerCase())]
  if (number === '') fault('number', 'required', 'The hospital\'s number of the patient is missing.')
  if (number.length > longest.identifier || system.length > longest.system) fault('number', 'too-long', 'The number is too long.')
  if (name === '') fault('name', 'required', 'The name is missing.')
  if (name.length > longest.name) fault('name', 'too-long', 'The name is too long.')
  const known = gender === '' ? null : genders.find((one) => one === (chinese[gender] ?? gender))
  if (known === undefined) fault('gender', 'value', `The gender must be one of ${genders.join(', ')}.`)
  if (birthDate !== '' && !isDate(birthDate)) fault('birthDate', 'value', 'The date of birth must be like 2019-04-23.')
  if (!phones.every(isPhone)) fault('phone', 'value', 'That is no telephone number.')
  if (!emails.every(isEmail)) fault('email', 'value', 'That is no e-mail address.')
  return issues.length > before ? [] : [{ at, patient: { identifiers: [`${system}|${number}`], name, gender: known ?? null, birthDate: birthDate || null, phones, emails } }]
}

const chinese: Record<string, string> = { 男: 'male', 女: 'female', 其他: 'other', 未知: 'unknown', m: 'male', f: 'female' }
