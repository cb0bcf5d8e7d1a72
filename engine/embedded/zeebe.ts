import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { findJava } from './java.ts'
import { answers } from './ports.ts'
import type { PartPlan } from './supervised.ts'
import { zeebeDistribution, type ZeebeVersion } from './zeebe-distribution.ts'
import { zeebeSettings, type ZeebeSettings } from './zeebe-settings.ts'

const LOG4J = fileURLToPath(new URL('zeebe-log4j2.xml', import.meta.url))

export interface ZeebePlan extends Omit<ZeebeSettings, 'directory'> {
  dataDir: string
  version: ZeebeVersion
  /** in which the broker reads times of day in timers; that of the machine where left out */
  timeZone?: string
  onProgress(line: string): void
  /** called after the broker leads its partition, before it counts as up */
  onReady(): Promise<void>
}

// The JVM's second compiler pays off after hours of load only: without it the broker needs half the processor time to start
// (11 s instead of 20 s) and two thirds of it for each of the first thousand instances.
const JVM = ['-Xmx768m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-XX:+ExitOnOutOfMemoryError', '-Dfile.encoding=UTF-8', '--enable-native-access=ALL-UNNAMED']

/** How to run the broker; fetches it and finds its Java first. Throws SetupProblem. */
export async function planZeebe({ dataDir, version, timeZone, ports, controlledClock, sink, onProgress, onReady }: ZeebePlan): Promise<PartPlan> {
  const java = await findJava(onProgress)
  const home = await zeebeDistribution(version, onProgress)
  const directory = join(dataDir, 'zeebe')
  return {
    name: 'zeebe',
    dataDir,
    command: java,
    args: [
      ...JVM, ...(timeZone ? [`-Duser.timezone=${timeZone}`] : []),
      ...[`-Dapp.home=${home}`, `-Dbasedir=${home}`, `-Drecourse.data=${directory}`],
      ...['-classpath', [join(home, 'config'), join(home, 'lib', '*')].join(delimiter)],
      version.startsWith('8.5') ? 'io.camunda.zeebe.broker.StandaloneBroker' : 'io.camunda.application.StandaloneBroker',
    ],
    env: {
      LOG4J_CONFIGURATION_FILE: LOG4J,
      LOGGING_CONFIG: LOG4J,
      RECOURSE_ZEEBE_LOG: join(dataDir, 'zeebe.log'),
      SPRING_APPLICATION_JSON: JSON.stringify(zeebeSettings({ directory, ports, controlledClock, sink })),
    },
    patience: 20_000,
    ready: async (signal) => {
      const topology = `http://127.0.0.1:${ports.zeebeRest}/${version.startsWith('8.5') ? 'v1' : 'v2'}/topology`
      // 8.6 opens its management endpoint last.
      while (!((await leads(topology)) && (await answers(ports.zeebe)) && (await answers(ports.zeebeManagement)))) await sleep(100, undefined, { signal })
      await onReady()
    },
  }
}

interface Topology {
  brokers: { partitions: { role: string; health: string }[] }[]
}

/** The readiness endpoint answers before the gateway does; only a leader in the topology means that commands are taken. */
async function leads(topology: string): Promise<boolean> {
  try {
    const response = await fetch(topology, { signal: AbortSignal.timeout(2000) })
    if (!response.ok) return false
    const { brokers } = (await response.json()) as Topology
    return brokers.some(({ partitions }) => partitions.some(({ role, health }) => role === 'leader' && health === 'healthy'))
  } catch {
    return false
  }
}
