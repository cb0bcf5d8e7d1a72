/** How the hospital lies in MongoDB: one document a person, department, post, absence, roster shift and calendar version. */
import { model, Schema, type SchemaDefinition } from 'mongoose'
import type { CalendarSettings } from '../calendar/index.ts'
import type { Absence, Department, Person, Post, RosterShift } from './hospital.ts'

/** A document is its object with `id` as `_id`; a post's id is unique within its department only, a calendar's within its version. */
export type Stored<T> = Omit<T, 'id'> & { _id: string }
export type StoredPost = Post & { _id: string }
export type StoredCalendar = CalendarSettings & { _id: string, savedAt: Date }

const text = { type: String, required: true } as const
const optional = { type: String, default: null } as const
const when = { type: Date, required: true } as const
const mixed = Schema.Types.Mixed

const collection = <T>(name: string, collectionName: string, fields: Record<keyof T & string, unknown>, ...indexes: Record<string, 1 | -1>[]) => {
  const schema = new Schema<T>(fields as SchemaDefinition<T>, { collection: collectionName, minimize: false, versionKey: false })
  for (const index of indexes) schema.index(index)
  return model<T>(name, schema)
}

export const People = collection<Required<Stored<Person>>>('Person', 'people', {
  _id: text, name: text, nameZh: String, email: text, phone: String, weComId: String, roles: [String], department: optional, active: { type: Boolean, default: true }, language: text, skills: { type: [String], default: undefined },
}, { email: 1 }, { department: 1 })

export const Departments = collection<Required<Stored<Department>>>('Department', 'departments', {
  _id: text, name: text, nameZh: text, kind: text, head: optional, section: String,
})

export const Posts = collection<Required<StoredPost>>('Post', 'posts', {
  _id: text, id: text, department: text, name: text, nameZh: text, a: optional, b: optional, shifts: mixed, chain: { type: [String], default: undefined },
})

export const Absences = collection<Required<Stored<Absence>>>('Absence', 'absences', {
  _id: text, person: text, from: when, to: when, reason: text, uid: String,
}, { person: 1, to: 1 })

export const Rosters = collection<Stored<RosterShift>>('RosterShift', 'rosters', {
  _id: text, department: text, person: text, from: when, to: when, kind: text,
}, { department: 1, to: 1 })

export const Calendars = collection<Required<StoredCalendar>>('Calendar', 'calendars', {
  _id: text, id: text, version: { type: Number, required: true }, timeZone: text, weekdays: mixed, holidays: [mixed], workdays: [mixed], statutory: String, savedAt: when,
}, { savedAt: -1 })
