/** In a rehearsal nobody signs in: whoever has the key acts as anybody. The key is made for one rehearsal and known to the server that started it alone. */
import { timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Accounts } from '../../access/sign-in.ts'
import { findPerson } from '../../people/store.ts'

export const keyHeader = 'x-rehearsal-key'
/** Id of the person. */
export const actingHeader = 'x-acting-as'

/** Accounts without sessions: a request belongs to whom its headers name. */
export function actingAccounts(key: string, accounts: Accounts): Accounts {
  return {
    ...accounts,
    emailOf: async (headers) => {
      const id = headers[actingHeader]
      if (typeof id !== 'string' || !hasKey(headers, key)) return null
      return (await findPerson(id))?.email ?? null
    },
  }
}

function hasKey(headers: IncomingHttpHeaders, key: string): boolean {
  const [mine, theirs] = [key, headers[keyHeader]].map((text) => Buffer.from(typeof text === 'string' ? text : ''))
  return mine!.length === theirs!.length && timingSafeEqual(mine!, theirs!)
}
