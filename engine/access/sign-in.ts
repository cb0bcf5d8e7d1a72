/** Accounts and sessions, kept by better-auth. Who may do what is not decided here: see `people` and `abilities.ts`. */
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
  create(people: { email: string, name: string }[], password: string): Promise<void>
}

export async function openAccounts(connection: Connection, settings: { publicUrl: string, sessionHours: number }): Promise<Accounts> {
  const db = connection.getClient().db()
  const auth = betterAuth({
    baseURL: settings.publicUrl,
    secret: await installationSecret(),
    database: mongodbAdapter(db as never, { transaction: false }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10 },
    user: { modelName: 'account_users' },
    account: { modelName: 'account_credentials' },
    session: { modelName: 'account_sessions', expiresIn: settings.sessionHours * 3600, updateAge: 600 },
    advanced: { cookiePrefix: 'recourse', defaultCookieAttributes: { sameSite: 'lax', httpOnly: true }, useSecureCookies: settings.publicUrl.startsWith('https:') },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { disabled: true },
  })

  const cookies = (headers: Headers): string[] => headers.getSetCookie()
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
      const context = await auth.$context
      const hash = await context.password.hash(password)
      for (const { email, name } of people) {
        if (await context.internalAdapter.findUserByEmail(email)) continue
        const user = await context.internalAdapter.createUser({ email: email.toLowerCase(), name, emailVerified: true }, { method: 'email-password' })
        await context.internalAdapter.linkAccount({ userId: user.id, providerId: 'credential', accountId: user.id, password: hash })
      }
    },
  }
}

/** better-auth throws an APIError with a 4xx status for a wrong address or password. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500
