/** In whose hands a case lies, as its complainant may know it: offices and departments, never a person. */
import { loadHospital } from '../people/store.ts'
import { roles } from '../people/hospital.ts'
import { Tasks } from '../zeebe/records/shapes.ts'
import { departmentName } from './names.ts'
import type { Sentence } from './vocabulary.ts'

export interface Holder {
  /** Absent where it is a department as a whole. */
  role?: string
  department?: Sentence
}

const shown: ReadonlySet<string> = new Set(roles.filter((role) => role !== 'administrator'))

/** Those who have an open step of the case; what has no name for complainants is left out. */
export async function holdersOf(complaintId: string): Promise<Holder[]> {
  const tasks = await Tasks.find({ complaintId, state: 'open' }, { candidateGroups: 1, createdAt: 1 }).sort({ createdAt: 1 }).lean()
  const groups = [...new Set(tasks.flatMap(({ candidateGroups }) => candidateGroups))]
  const hospital = await loadHospital()
  return groups.flatMap((group): Holder[] => {
    const [role = '', department] = group.split(':')
    const place = hospital.departments.some(({ id }) => id === department) && { department: departmentName(department!, hospital) }
    if (role === 'department') return place ? [place] : []
    return shown.has(role) && (department === undefined || place) ? [{ role, ...place }] : []
  })
}
