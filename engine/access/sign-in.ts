/** Accounts and sessions, kept by better-auth. Who may do what is not decided here: see `people` and `abilities.ts`. */
import { randomInt } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { betterAuth } from 'better-auth'
import { mongodbAdapter } from 'better-auth/adapters/mongodb'
import { fromNodeHeaders } from 'better-auth/node'
import type { Connection } from 'mongoose'
import { Refusal } from '../errors/errors.ts'
import { installationSecret } from './installation-secret.ts'

export interface Accounts {
  /** @returns the cookies of the new session. @throws Refusal `sign-in.failed`, the same for a wrong address and a wrong password */
  signIn(email: string, password: string, headers: IncomingHttpHeaders): Promise<string[]>
  signOut(headers: IncomingHttpHeaders): Promise<string[]>
  /** E-mail address of the session that the cookies belong to, or null. */
  emailOf(headers: IncomingHttpHeaders): Promise<string | null>
  /** Creates an account for each address that has none yet, all with one password. */
  create(people: Account[], password: string): Promise<void>
  /** Those of the people who have no account yet. */
  withoutAccount<Person extends Account>(people: Person[]): Promise<Person[]>
  /** @returns a password made here, which nobody can read again. Who had another one loses it and is signed out everywhere. */
  givePassword(person: Account): Promise<string>
  /** Somebody's own. @returns the cookies of the session that goes on; all others end. @throws Refusal `password.wrong`, `sign-in.needed` without a session */
  changePassword(present: string, next: string, headers: IncomingHttpHeaders): Promise<string[]>
}

export interface Account {
  email: string
  name: string
}

export const shortestPassword = 10

export async function openAccounts(connection: Connection, settings: { publicUrl: string, sessionHours: number }): Promise<Accounts> {
  const db = connection.getClient().db()
  const auth = betterAuth({
    baseURL: settings.publicUrl,
    secret: await installationSecret(),
    database: mongodbAdapter(db as never, { transaction: false }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: shortestPassword },
    user: { modelName: 'account_users' },
    account: { modelName: 'account_credentials' },
    session: { modelName: 'account_sessions', expiresIn: settings.sessionHours * 3600, updateAge: 600 },
    advanced: { cookiePrefix: 'recourse', defaultCookieAttributes: { sameSite: 'lax', httpOnly: true }, useSecureCookies: settings.publicUrl.startsWith('https:') },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { disabled: true },
  })

  const cookies = (headers: Headers): string[] => headers.getSetCookie()
  const open = async ({ email, name }: Account, hashed: string): Promise<void> => {
    const { internalAdapter } = await auth.$context
    const user = await internalAdapter.createUser({ email: email.toLowerCase(), name, emailVerified: true }, { method: 'email-password' })
    await internalAdapter.linkAccount({ userId: user.id, providerId: 'credential', accountId: user.id, password: hashed })
  }
  return {
    async signIn(email, password, headers) {
      try {
        const { headers: answer } = await auth.api.signInEmail({ body: { email, password }, headers: fromNodeHeaders(headers), returnHeaders: true })
        return cookies(answer)
      } catch (error) {
        if (isRefusal(error)) throw new Refusal('sign-in.failed')
        throw error
      }
    },
    async signOut(headers) {
      const { headers: answer } = await auth.api.signOut({ headers: fromNodeHeaders(headers), returnHeaders: true })
      return cookies(answer)
    },
    async emailOf(headers) {
      if (!headers.cookie) return null
      const session = await auth.api.getSession({ headers: fromNodeHeaders(headers) })
      return session?.user.email ?? null
    },
    async create(people, password) {
      const { password: { hash }, internalAdapter } = await auth.$context
      const hashed = await hash(password)
      for (const person of people) if (!await internalAdapter.findUserByEmail(person.email)) await open(person, hashed)
    },
    async withoutAccount(people) {
      const known = await db.collection('account_users').distinct('email', { email: { $in: people.map(({ email }) => email.toLowerCase()) } })
      return people.filter(({ email }) => !known.includes(email.toLowerCase()))
    },
    async givePassword(person) {
      const { password: { hash }, internalAdapter } = await auth.$context
      const [password, known] = [madePassword(), await internalAdapter.findUserByEmail(person.email)]
      const hashed = await hash(password)
      if (!known) await open(person, hashed)
      else {
        await internalAdapter.updatePassword(known.user.id, hashed)
        await internalAdapter.deleteUserSessions(known.user.id)
      }
      return password
    },
    async changePassword(present, next, headers) {
      if (!headers.cookie) throw new Refusal('sign-in.needed')
      try {
        const { headers: answer } = await auth.api.changePassword({ body: { currentPassword: present, newPassword: next, revokeOtherSessions: true }, headers: fromNodeHeaders(headers), returnHeaders: true })
        return cookies(answer)
      } catch (error) {
        if (isRefusal(error)) throw new Refusal('password.wrong')
        throw error
      }
    },
  }
}

/** No letter or digit in it is taken for another one: it is read from paper or told on the telephone. */
function madePassword(): string {
  const signs = 'abcdefghjkmnpqrstuvwxyz23456789'
  const made = Array.from({ length: 12 }, () => signs[randomInt(signs.length)]).join('')
  return made.replace(/(.{4})(?=.)/g, '$1-')
}

/** better-auth throws an APIError with a 4xx status for a wrong address or password. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500
