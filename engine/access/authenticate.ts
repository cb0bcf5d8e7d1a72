/** From a request to the person behind it. The person is read anew each time, so a revoked role counts at once. */
import type { IncomingHttpHeaders } from 'node:http'
import { emergencyGroupsOf } from '../emergencies/team.ts'
import { groupsOf } from '../people/store.ts'
import { People } from '../people/store-shapes.ts'
import type { Actor } from './actor.ts'
import type { Accounts } from './sign-in.ts'
import { personOf } from './tokens.ts'

export async function authenticate(headers: IncomingHttpHeaders, accounts: Accounts): Promise<Actor | null> {
  const who = await identify(headers, accounts)
  return who && await actorOf(who)
}

/** Somebody who works here, with what decides their access now; null for one who is unknown or has left. */
export async function actorOf(who: { _id: string } | { email: string }): Promise<Actor | null> {
  const person = await People.findOne({ ...who, active: true }).lean()
  if (!person) return null
  const { _id, name, email, roles, department, language } = person
  return { id: _id, name, email, roles, department, language, groups: [...groupsOf(person), ...await emergencyGroupsOf(_id)] }
}

/** A token is for programs, a session for browsers; a token that is wrong is not helped out by a session. */
async function identify(headers: IncomingHttpHeaders, accounts: Accounts): Promise<{ _id: string } | { email: string } | null> {
  const token = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1]
  if (token) {
    const id = await personOf(token)
    return id === null ? null : { _id: id }
  }
  const email = await accounts.emailOf(headers)
  return email === null ? null : { email }
}
