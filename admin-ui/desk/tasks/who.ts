import type { Department } from '../../kit/shapes/public.ts'
import type { Language } from '../../kit/language.ts'
import { named } from '../parts/named.ts'

/** A candidate group in words: a role, a role in a department (`department-head:cardiology`), or a department (`department:cardiology`). */
export function groupInWords(group: string, departments: Department[], language: Language, word: (kind: 'role', code: string) => string): string {
  const [role = group, id] = group.split(':')
  if (id === undefined) return word('role', role)
  const department = departments.find((one) => one.id === id)
  const place = department ? named(department, language) : id
  return role === 'department' ? place : `${word('role', role)}, ${place}`
}
