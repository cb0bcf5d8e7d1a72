/** One signed-in member of the demonstration staff for each role. */
import { inject } from 'vitest'
import { Client } from './client.ts'

export interface Staff {
  id: string
  email: string
  roles: string[]
  department: string | null
  client: Client
}

interface Listed {
  id: string
  email: string
  roles: string[]
  department: string | null
}

/** Somebody with exactly these roles, of this department where it matters. */
export async function staffWith(admin: Client, fits: (person: Listed) => boolean): Promise<Staff> {
  const { baseUrl, admin: account } = inject('recourse')
  const { items } = await admin.get<{ items: Listed[] }>('/api/people')
  const person = items.find(fits)
  if (!person) throw new Error('nobody in the demonstration hospital fits')
  return { ...person, client: await Client.signedIn(baseUrl, person.email, account.password) }
}
