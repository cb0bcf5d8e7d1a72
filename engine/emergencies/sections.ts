/** Which sections have to do with an emergency, and through which of their departments (`domain.md` [0]). */
import { Complaints } from '../complaints/complaint.ts'
import type { Department, Hospital } from '../people/hospital.ts'
import { casesOf } from './belonging.ts'
import type { Emergency } from './emergency.ts'

export interface Section {
  id: string
  /** Those of its departments that are concerned. */
  departments: string[]
}

/** A department without a section is a section of its own. */
const sectionOf = ({ id, section }: Department): string => section ?? id

/** The sections of the places of an emergency; without places, of the departments that its cases are about. */
export async function sectionsOf(emergency: Pick<Emergency, 'causes' | 'places' | 'since' | 'until'>, { departments }: Hospital): Promise<Section[]> {
  const places = new Set(emergency.places.length > 0 ? emergency.places : await Complaints.distinct('department', casesOf(emergency)))
  return sectionsAmong(departments.filter(({ id }) => places.has(id)))
}

function sectionsAmong(departments: Department[]): Section[] {
  const ids = [...new Set(departments.map(sectionOf))].sort()
  return ids.map((id) => ({ id, departments: departments.filter((department) => sectionOf(department) === id).map((department) => department.id) }))
}
