import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { run } from './run.ts'

/** The full command line of a process, '' where it is gone (or dead and only not yet collected by its parent). */
export async function commandLine(pid: number): Promise<string> {
  const fromProc = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined)
  if (fromProc !== undefined) return fromProc.replaceAll('\0', ' ').trim()
  const { code, text } = await run('ps', ['-ww', '-o', 'args=', '-p', String(pid)])
  return code === 0 ? text.trim() : ''
}

/** SIGTERM, then SIGKILL once `patience` milliseconds have passed; resolves when the process is gone. */
export async function endProcess(pid: number, patience: number): Promise<void> {
  const limit = Date.now() + patience
  signal(pid, 'SIGTERM')
  while (await commandLine(pid)) {
    if (Date.now() > limit) signal(pid, 'SIGKILL')
    await sleep(50)
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // it ended by itself in the meantime
  }
}
