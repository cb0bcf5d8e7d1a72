import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findJava } from './java.ts'
import { answers } from './ports.ts'
import type { PartPlan } from './supervised.ts'
import { zeebeClasses } from './zeebe-classes.ts'
import { zeebeDistribution, type ZeebeVersion } from './zeebe-distribution.ts'
import { leads, zeebeProgram, type ZeebeProgram } from './zeebe-program.ts'
import type { ZeebeSettings } from './zeebe-settings.ts'

export interface ZeebePlan extends Omit<ZeebeSettings, 'directory'> {
  dataDir: string
  version: ZeebeVersion
  /** in which the broker reads times of day in timers; that of the machine where left out */
  timeZone?: string
  /** Of memory for its objects, in megabytes. */
  heap?: number
  onProgress(line: string): void
  /** called after the broker leads its partition, before it counts as up */
  onReady(): Promise<void>
}

/** How to run the broker; fetches it and finds its Java first. Throws SetupProblem. */
export async function planZeebe({ dataDir, version, timeZone, heap, ports, controlledClock, sink, onProgress, onReady }: ZeebePlan): Promise<PartPlan> {
  const program: ZeebeProgram = { java: await findJava(onProgress), home: await zeebeDistribution(version, onProgress), version, timeZone, heap }
  const classes = await zeebeClasses(program, onProgress)
  const { args, env } = zeebeProgram(program, { directory: join(dataDir, 'zeebe'), log: join(dataDir, 'zeebe.log'), ports, controlledClock, sink })
  return {
    name: 'zeebe',
    dataDir,
    command: program.java,
    args: [...classes, ...args],
    env,
    patience: 20_000,
    ready: async (signal) => {
      // 8.6 opens its management endpoint last.
      while (!((await leads(ports.zeebeRest, version)) && (await answers(ports.zeebe)) && (await answers(ports.zeebeManagement)))) await sleep(100, undefined, { signal })
      await onReady()
    },
  }
}
