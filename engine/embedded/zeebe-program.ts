import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ZeebeVersion } from './zeebe-distribution.ts'
import { zeebeSettings, type ZeebeSettings } from './zeebe-settings.ts'

const LOG4J = fileURLToPath(new URL('zeebe-log4j2.xml', import.meta.url))

/** What is started: a broker of a version, by a Java. */
export interface ZeebeProgram {
  java: string
  /** of the distribution */
  home: string
  version: ZeebeVersion
  /** in which the broker reads times of day in timers; that of the machine where left out */
  timeZone?: string | undefined
  /** Of memory for its objects, in megabytes. */
  heap?: number | undefined
}

const usualHeap = 768

// The JVM's second compiler pays off after hours of load only: without it the broker needs half the processor time to start
// (11 s instead of 20 s) and two thirds of it for each of the first thousand instances.
const JVM = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-XX:+ExitOnOutOfMemoryError', '-Dfile.encoding=UTF-8', '--enable-native-access=ALL-UNNAMED']

/** The arguments and the environment of its Java. Its settings are found by their place: a folder in the class path would keep the JVM from sharing classes. */
export function zeebeProgram({ home, version, timeZone, heap = usualHeap }: ZeebeProgram, { log, ...settings }: ZeebeSettings & { log: string }): { args: string[], env: Record<string, string> } {
  return {
    args: [
      `-Xmx${heap}m`, ...JVM, ...(timeZone ? [`-Duser.timezone=${timeZone}`] : []),
      ...[`-Dapp.home=${home}`, `-Dbasedir=${home}`, `-Drecourse.data=${settings.directory}`, `-Dspring.config.additional-location=file:${join(home, 'config')}/`],
      ...['-classpath', join(home, 'lib', '*')],
      version.startsWith('8.5') ? 'io.camunda.zeebe.broker.StandaloneBroker' : 'io.camunda.application.StandaloneBroker',
    ],
    env: {
      LOG4J_CONFIGURATION_FILE: LOG4J,
      LOGGING_CONFIG: LOG4J,
      RECOURSE_ZEEBE_LOG: log,
      SPRING_APPLICATION_JSON: JSON.stringify(zeebeSettings(settings)),
    },
  }
}

interface Topology {
  brokers: { partitions: { role: string; health: string }[] }[]
}

/** The readiness endpoint answers before the gateway does; only a leader in the topology means that commands are taken. */
export async function leads(restPort: number, version: ZeebeVersion): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${restPort}/${version.startsWith('8.5') ? 'v1' : 'v2'}/topology`, { signal: AbortSignal.timeout(2000) })
    if (!response.ok) return false
    const { brokers } = (await response.json()) as Topology
    return brokers.some(({ partitions }) => partitions.some(({ role, health }) => role === 'leader' && health === 'healthy'))
  } catch {
    return false
  }
}
