/** Asks each part whether it can do its work. An embedded part that is being restarted says so. */
import mongoose from 'mongoose'
import type { PartStatus } from '../embedded/index.ts'
import type { Zeebe } from '../zeebe/client.ts'
import type { PartitionLag } from '../zeebe/records/projection.ts'
import type { Part, Readiness } from './readiness.ts'

/** The projection is behind when records have waited for longer than this, in seconds. */
const patience = 5
const answerWithin = 3_000

export interface ReadinessSources {
  zeebe: Zeebe
  embedded: () => PartStatus[]
  lag: () => PartitionLag[]
  /** The browser that prints letters, null where there is none. */
  browser: () => string | null
}

export function serverReadiness({ zeebe, embedded, lag, browser }: ReadinessSources): Readiness {
  const restarting = (name: PartStatus['name']): PartStatus | undefined => embedded().find((part) => part.name === name && part.state !== 'up')
  const part = async (name: 'broker' | 'database', embeddedName: PartStatus['name'], ask: () => Promise<boolean>): Promise<Part> => {
    const child = restarting(embeddedName)
    if (child) return { name, state: child.state === 'restarting' ? 'restarting' : child.state === 'starting' ? 'starting' : 'down', ...(child.lastExit && { detail: child.lastExit }) }
    return { name, state: await inTime(ask) ? 'up' : 'down' }
  }
  return {
    check: async () => [...await Promise.all([
      part('broker', 'zeebe', () => zeebe.ready()),
      part('database', 'mongo', async () => (await mongoose.connection.db?.admin().ping())?.['ok'] === 1),
      projection(lag),
    ]), letters(browser())],
  }
}

async function projection(lag: ReadinessSources['lag']): Promise<Part> {
  const late = lag().filter(({ seconds }) => seconds > patience)
  return late.length === 0 ? { name: 'projection', state: 'up' } : { name: 'projection', state: 'behind', detail: `${late.reduce((sum, { behind }) => sum + behind, 0)} positions` }
}

const letters = (browser: string | null): Part => (browser ? { name: 'letters', state: 'up' } : { name: 'letters', state: 'off', detail: 'apt-get install chromium fonts-noto-cjk' })

const inTime = (ask: () => Promise<boolean>): Promise<boolean> => Promise.race([
  ask().catch(() => false),
  new Promise<boolean>((resolve) => { setTimeout(resolve, answerWithin, false).unref() }),
])
