/** What an empty database is given: the demonstration hospital, and the first administrator. */
import { randomBytes } from 'node:crypto'
import type { Accounts } from './access/sign-in.ts'
import type { Clock } from './clock/clock.ts'
import type { Config } from './config/settings.ts'
import type { Person } from './people/hospital.ts'
import type { CalendarSettings } from './calendar/index.ts'
import { loadDemoArticles } from './knowledge/demo-articles.ts'
import { readPack, type Pack } from './packs/pack.ts'
import { demoHospital } from './people/index.ts'
import { loadHospital, saveHospital } from './people/store.ts'

/** How to sign in, said once. */
export interface FirstSignIn {
  email: string
  /** Only where it was made here; a password that somebody chose is not repeated. */
  madePassword: string | null
  /** E-mail addresses to try the demonstration with; they share the administrator's first password. */
  demoStaff: { email: string, name: string, roles: readonly string[] }[]
}

/** @returns null on a database that has people already */
export async function firstRun(config: Config, accounts: Accounts, clock: Clock): Promise<FirstSignIn | null> {
  const hospital = await loadHospital()
  if (hospital.people.length > 0) return null
  const demo = config.demo ?? config.mongoUrl === null
  const email = (config.adminEmail ?? 'admin@hospital.example').toLowerCase()
  const password = config.adminPassword ?? randomBytes(9).toString('base64url')
  const administrator: Person = { id: 'administrator', name: 'Administrator', nameZh: '管理员', email, roles: ['administrator'], department: null, active: true, language: 'en' }
  const start = demo ? demoHospital(clock.now()) : hospital
  const calendar = calendarOf(await readPack(config.pack), start.calendar, config.timeZone)
  const people = [administrator, ...start.people.filter((person) => person.email !== email)]
  // The accounts come first: a database without people is started anew, and an account that exists already is left as it is.
  await accounts.create(people, password)
  if (demo) await loadDemoArticles(clock.now())
  await saveHospital({ ...start, people, calendar })
  return {
    email,
    madePassword: config.adminPassword ? null : password,
    demoStaff: demo ? onePerRole(start.people) : [],
  }
}

/** The free days of the country whose rules run; the hospital's hours stay as they are. */
function calendarOf({ calendar: days }: Pack, calendar: CalendarSettings, timeZone: string): CalendarSettings {
  if (!days) return calendar
  const { statutory: _, ...hours } = calendar
  return { ...hours, timeZone, holidays: days.holidays }
}

function onePerRole(people: Person[]): FirstSignIn['demoStaff'] {
  const shown = new Map<string, Person>()
  for (const person of people) for (const role of person.roles) if (!shown.has(role)) shown.set(role, person)
  return [...new Set(shown.values())].map(({ email, name, roles }) => ({ email, name, roles }))
}
