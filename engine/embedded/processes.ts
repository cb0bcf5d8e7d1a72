import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { run } from './run.ts'

/** Whether a process works; a dead one that its parent has not collected yet does not. */
export async function isRunning(pid: number): Promise<boolean> {
  const stat = await proc(pid, 'stat')
  if (stat !== undefined) return !/\) [ZX]/.test(stat)
  const { code, text } = await run('ps', ['-o', 'stat=', '-p', String(pid)])
  return code === 0 && !text.startsWith('Z')
}

/** The full command line of a process, '' where it does not run. */
export async function commandLine(pid: number): Promise<string> {
  while (await isRunning(pid)) {
    const line = (await proc(pid, 'cmdline'))?.replaceAll('\0', ' ') ?? (await run('ps', ['-ww', '-o', 'args=', '-p', String(pid)])).text
    if (line.trim()) return line.trim()
    await sleep(10) // Linux shows none for the moment in which a program takes the place of another
  }
  return ''
}

/** SIGTERM, then SIGKILL once `patience` milliseconds have passed; resolves when the process is gone. */
export async function endProcess(pid: number, patience: number): Promise<void> {
  const limit = Date.now() + patience
  signal(pid, 'SIGTERM')
  while (await isRunning(pid)) {
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

/** A file of Linux's view of a process, undefined where there is no such process or no such view. */
async function proc(pid: number, file: 'stat' | 'cmdline'): Promise<string | undefined> {
  return readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => undefined)
}
