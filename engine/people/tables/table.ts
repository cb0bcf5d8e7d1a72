/** The hospital's people data as tables of text: what a spreadsheet, a form of the desk and an export have in common. */
import { DateTime } from 'luxon'
import type { Hospital } from '../hospital.ts'

export const tableNames = ['people', 'departments', 'posts', 'absences', 'roster'] as const
export type TableName = (typeof tableNames)[number]

/** One row as text; a cell that is missing keeps what there is. */
export type Cells = Record<string, string>

/** What a table's rows become. The id is the document's in the database. */
export interface Item { id: string }

export interface Reading {
  hospital: Hospital
  /** The row as it stands now, if there is one. */
  cell(column: string): string
  fault(column: string, message: string): void
}

export interface Table<T extends Item> {
  columns: readonly string[]
  items(hospital: Hospital): T[]
  /** The row that a line means: its id, made for a new one. */
  idOf(cells: Cells, hospital: Hospital): string
  read(id: string, reading: Reading): T
  write(item: T, hospital: Hospital): Cells
  /** Rows that a file takes the place of, though it does not name them. */
  replaced?(read: T[], hospital: Hospital): T[]
}

/** `a; b` */
export const listOf = (text: string): string[] => text.split(/[;；|]/).map((part) => part.trim()).filter(Boolean)

/** Someone or something by id or by either name, and people also by e-mail address; null where it is empty or means nothing. */
export function meant<T extends { id: string, name: string, nameZh?: string }>(text: string, all: readonly T[]): T | null {
  const said = text.trim().toLowerCase()
  if (said === '') return null
  const names = (one: T): string[] => [one.id, one.name, one.nameZh ?? '', 'email' in one ? String(one.email) : ''].map((name) => name.toLowerCase())
  return all.find(({ id }) => id === said) ?? all.find((one) => names(one).includes(said)) ?? null
}

const formats = ['yyyy-MM-dd HH:mm', 'yyyy/M/d H:mm', 'yyyy-M-d H:mm', 'yyyy-MM-dd', 'yyyy/M/d', 'yyyy-M-d']

/** A moment on the hospital's wall (`2026-11-25 08:00`, `2026/11/25`) or an ISO instant; null where it is neither. `through`: a date alone means its end. */
export function readMoment(text: string, zone: string, through = false): Date | null {
  const said = text.trim()
  for (const format of formats) {
    const at = DateTime.fromFormat(said, format, { zone })
    if (at.isValid) return (through && !format.includes('mm') ? at.plus({ days: 1 }) : at).toJSDate()
  }
  const at = DateTime.fromISO(said, { zone })
  return at.isValid && said.includes('T') ? at.toJSDate() : null
}

export const writeMoment = (at: Date, zone: string): string => DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd HH:mm')
