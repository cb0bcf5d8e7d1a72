/** The processes of a running server as the operating system sees them, and what can happen to them. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { RecourseAddress } from '../setup/start-recourse.ts'

export type Part = 'server' | 'zeebe' | 'mongo'

export async function pidOf({ dataDir }: RecourseAddress, part: Part): Promise<number> {
  return Number(await readFile(join(dataDir, part === 'server' ? 'holder.pid' : `${part}.pid`), 'utf8'))
}

/** `SIGKILL`, or `SIGSTOP` and `SIGCONT` for a machine that stands still for a while. */
export async function hit(recourse: RecourseAddress, part: Part, signal: NodeJS.Signals): Promise<void> {
  process.kill(await pidOf(recourse, part), signal)
}

/** Command lines of all processes that work on this data directory, the server itself not counted. */
export async function childrenOn({ dataDir }: RecourseAddress): Promise<string[]> {
  const { stdout } = await promisify(execFile)('ps', ['-eww', '-o', 'args='], { maxBuffer: 16 << 20 })
  return stdout.split('\n').filter((line) => line.includes(dataDir))
}

/** Jobs whose worker has died are handed out again after their timeout: this much time passes for the broker alone. */
export async function outlastJobs({ zeebe: { managementUrl } }: RecourseAddress): Promise<void> {
  const longestJob = 120_000
  const answer = await fetch(`${managementUrl}/actuator/clock/add`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ offsetMilli: longestJob + 1_000 }) })
  if (!answer.ok) throw new Error(`the broker's clock answered ${answer.status}`)
}
