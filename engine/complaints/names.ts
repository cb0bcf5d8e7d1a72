/** What ids of the hospital are called where people read them. */
import type { Hospital } from '../people/hospital.ts'
import { nameOf, type Sentence } from './vocabulary.ts'

type Departments = Pick<Hospital, 'departments'>

export function departmentName(id: string, { departments }: Departments): Sentence {
  const department = departments.find((one) => one.id === id)
  return { en: department?.name ?? id, zh: department?.nameZh ?? id }
}

/** A group of a task: a role, a role of a department, or a department. */
export function groupName(group: string, hospital: Departments): Sentence {
  const [role = '', id] = group.split(':')
  if (id === undefined) return nameOf('role', role)
  const [{ en, zh }, place] = [nameOf('role', role), departmentName(id, hospital)]
  return role === 'department' ? place : { en: `${en} of ${place.en}`, zh: `${place.zh}${zh}` }
}

/** Clocks of single departments beside the case's own (`engine/feedback/asks.ts`): the house's business, not the complainant's. */
const ofDepartment = /^(department|head)-(?:\d+-)?(.+)$/
export const isOfDepartment = (stage: string): boolean => ofDepartment.test(stage)

/** One of the case's own stages, or the clock of one department. */
export function stageName(stage: string, hospital: Departments): Sentence {
  const [, who, department] = ofDepartment.exec(stage) ?? []
  if (department === undefined) return nameOf('stage', stage)
  const { en, zh } = departmentName(department, hospital)
  return who === 'head' ? { en: `Answer of the head of ${en}`, zh: `${zh}负责人反馈` } : { en: `Answer of ${en}`, zh: `${zh}反馈` }
}
