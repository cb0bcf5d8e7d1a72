/** What ids of the hospital are called where people read them. */
import type { Hospital } from '../people/hospital.ts'
import { nameOf, type Sentence } from './vocabulary.ts'

type Departments = Pick<Hospital, 'departments'>

export function departmentName(id: string, { departments }: Departments): Sentence {
  const department = departments.find((one) => one.id === id)
  return { en: department?.name ?? id, zh: department?.nameZh ?? id }
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
