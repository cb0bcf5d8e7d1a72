/** What a finding is about, as people call it. */
import type { HospitalFinding } from './check-hospital.ts'
import type { Hospital } from './hospital.ts'

export type NamedFinding = HospitalFinding & { subject: { en: string, zh: string } }

export function nameFinding(finding: HospitalFinding, hospital: Hospital): NamedFinding {
  const [, list = '', index = ''] = finding.path.split('/')
  return { ...finding, subject: subjectOf(list, Number(index), hospital) }
}

function subjectOf(list: string, index: number, hospital: Hospital): NamedFinding['subject'] {
  const { people, departments, posts, absences, roster } = hospital
  const both = (one: { id: string, name: string, nameZh?: string } | undefined, id = ''): NamedFinding['subject'] => ({ en: one?.name ?? id, zh: one?.nameZh ?? one?.name ?? id })
  const person = (id = '') => both(people.find((one) => one.id === id), id)
  const department = (id = '') => both(departments.find((one) => one.id === id), id)
  if (list === 'posts') {
    const [home, post] = [department(posts[index]?.department), both(posts[index])]
    return { en: `${home.en}, ${post.en}`, zh: `${home.zh}${post.zh}` }
  }
  if (list === 'departments') return both(departments[index])
  if (list === 'absences') return person(absences[index]?.person)
  if (list === 'roster') return department(roster[index]?.department)
  return Number.isNaN(index) ? { en: 'The hospital', zh: '全院' } : both(people[index])
}
