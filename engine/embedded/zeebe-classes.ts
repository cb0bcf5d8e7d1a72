import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { cached, exists } from './cache.ts'
import { settlePorts } from './ports.ts'
import { run } from './run.ts'
import { leads, zeebeProgram, type ZeebeProgram } from './zeebe-program.ts'

const archive = 'classes.jsa'
const patience = 300_000

/**
 * The broker's classes as the JVM had them in memory (class data sharing): with them a start takes half the processor time (6 s instead of 13 s). Made once for a
 * broker and a Java, by starting that broker on an empty folder.
 * @returns JVM options; none where this JVM cannot make such an archive. One that does not fit is left aside by the JVM itself
 */
export async function zeebeClasses(program: ZeebeProgram, onProgress: (line: string) => void): Promise<string[]> {
  const { text } = await run(program.java, ['-version'])
  const name = `zeebe-${program.version}-classes-${createHash('sha256').update(`${program.java}\n${text}`).digest('hex').slice(0, 12)}`
  const folder = await cached(name, (staging) => trainingStart(program, join(staging, archive), onProgress), onProgress)
  const file = join(folder, archive)
  return await exists(file) ? [`-XX:SharedArchiveFile=${file}`] : []
}

async function trainingStart(program: ZeebeProgram, file: string, onProgress: (line: string) => void): Promise<void> {
  onProgress('Zeebe: preparing quick starts, once …')
  const dataDir = await mkdtemp(join(tmpdir(), 'recourse-zeebe-'))
  try {
    const ports = await settlePorts(dataDir, {})
    const { args, env } = zeebeProgram(program, { directory: join(dataDir, 'zeebe'), log: join(dataDir, 'zeebe.log'), ports, controlledClock: false, sink: null })
    const broker = spawn(program.java, [`-XX:ArchiveClassesAtExit=${file}`, ...args], { env: { ...process.env, ...env }, stdio: 'ignore' })
    const ended = once(broker, 'exit').catch(() => undefined)
    const end = (): void => void broker.kill('SIGKILL')
    process.once('exit', end)
    const late = AbortSignal.timeout(patience)
    late.addEventListener('abort', end)
    while (broker.exitCode === null && broker.signalCode === null && !await leads(ports.zeebeRest, program.version)) await sleep(200)
    broker.kill('SIGTERM')
    await ended
    late.removeEventListener('abort', end)
    process.removeListener('exit', end)
  } finally {
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
}
