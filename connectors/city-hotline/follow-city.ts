/** As long as the server runs: what the process writes down goes to the city, and what the city says goes to the process. One process does it at a time. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { letProcessHear } from '../../engine/city/city-says.ts'
import { noticeWork } from '../../engine/city/tell-city.ts'
import type { Clock } from '../../engine/clock/clock.ts'
import type { Config } from '../../engine/config/settings.ts'
import { holdLease, releaseLease } from '../../engine/store/lease.ts'
import type { Zeebe } from '../../engine/zeebe/client.ts'
import { sendWaiting } from './send.ts'
import { citySettings } from './settings.ts'

export interface CityTools {
  zeebe: Zeebe
  clock: Clock
  config: Config
  log: Logger
}

const every = 5_000
const lease = 'city-hotline'

export function followCity(tools: CityTools): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const holder = randomUUID()
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await round(holder, tools).catch((error: unknown) => tools.log.warn({ err: error instanceof Error ? error.name : 'unknown' }, 'the city hotline has to wait'))
      await sleep(every, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }
  const running = run()
  return {
    stop: async () => {
      stopping.abort()
      await running
      // Without a database it ends by itself.
      await releaseLease(lease, holder).catch(() => undefined)
    },
  }
}

async function round(holder: string, tools: CityTools): Promise<void> {
  if (!await holdLease(lease, holder, 60_000)) return
  await letProcessHear(tools)
  await exchange(tools)
}

/** Notices what was done and sends what waits; the page asks for it, too, so that nobody waits for the clock. */
export async function exchange({ clock, config }: Pick<CityTools, 'clock' | 'config'>): Promise<void> {
  const settings = await citySettings()
  if (settings.follow) await noticeWork(clock)
  await sendWaiting(settings, { clock, config })
}
