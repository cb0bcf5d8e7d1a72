import type { Role } from '../people/hospital.ts'

export type { Role }

/** Who acts: a signed-in person with what decides their access. */
export interface Actor {
  id: string
  name: string
  email: string
  roles: readonly Role[]
  department: string | null
  /** Candidate groups: roles, `role:department`, `department:department`, and while they are declared those of emergencies. */
  groups: readonly string[]
  language: 'en' | 'zh'
}

export const hasRole = (actor: Actor, ...roles: readonly Role[]): boolean => roles.some((role) => actor.roles.includes(role))
