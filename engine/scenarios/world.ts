/** The running server that scenarios are played on, and the people who play. */
import type { Hospital, Person } from '../people/index.ts'
import { Client } from './client.ts'

export interface World {
  /** Of the server: people, posts, calendar. */
  hospital: Hospital
  admin: Client
  /** Nobody in particular: a complainant. */
  anyone: Client
  /** A client of this person, signed in once. */
  as(person: Person): Promise<Client>
  /** The server's clock. */
  now(): Promise<Date>
  /** Moves the clock by milliseconds and waits for what is due; 0 waits for what is under way. */
  wait(milliseconds: number): Promise<void>
}

export interface WorldOptions {
  baseUrl: string
  admin: { email: string, password: string }
  hospital: Hospital
  /** Of all its people. */
  password: string
}

export async function openWorld({ baseUrl, admin, hospital, password }: WorldOptions): Promise<World> {
  const clients = new Map<string, Promise<Client>>()
  const administrator = await Client.signedIn(baseUrl, admin.email, admin.password)
  return {
    hospital,
    admin: administrator,
    anyone: new Client(baseUrl),
    as: ({ id, email }) => {
      const client = clients.get(id) ?? Client.signedIn(baseUrl, email, password)
      clients.set(id, client)
      return client
    },
    now: async () => new Date((await administrator.get<{ now: string }>('/api/testing/clock')).now),
    wait: async (milliseconds) => {
      await administrator.post('/api/testing/clock', { advance: `PT${(milliseconds / 1_000).toFixed(3)}S` })
    },
  }
}
