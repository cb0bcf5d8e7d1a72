/** The rehearsal as a stage for scenarios and plays: everybody is there, nobody signs in. */
import { Client } from '../scenarios/client.ts'
import type { World } from '../scenarios/world.ts'
import type { Hospital } from '../people/index.ts'
import { actingHeader, keyHeader } from './child/acting.ts'
import type { Running } from './rehearsals.ts'

/** @throws Error where nobody there is an administrator */
export async function rehearsalWorld({ baseUrl, key }: Running, administrator: string): Promise<World> {
  const as = (id: string): Client => new Client(baseUrl, null, { [keyHeader]: key, [actingHeader]: id })
  const admin = as(administrator)
  const hospital = await admin.get<Hospital>('/api/testing/hospital')
  return {
    hospital, admin,
    anyone: new Client(baseUrl),
    as: async ({ id }) => as(id),
    now: async () => new Date((await admin.get<{ now: string }>('/api/testing/clock')).now),
    wait: async (milliseconds) => {
      await admin.post('/api/testing/clock', { advance: `PT${(milliseconds / 1_000).toFixed(3)}S` })
    },
  }
}
