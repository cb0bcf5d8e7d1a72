import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { tryFileLock } from './file-lock.ts'
import { commandLine, endProcess } from './processes.ts'
import { SetupProblem } from './setup-problem.ts'

/** A data directory that only this process uses, until `release()` or the end of the process. */
export interface HeldDataDir {
  /** absolute, symbolic links resolved */
  path: string
  release(): void
}

/** The parts that may run on a data directory, in the order in which they are stopped: the broker's records still reach the database. */
export const PARTS = ['zeebe', 'mongo'] as const
export type PartName = (typeof PARTS)[number]

const ORPHAN_PATIENCE = 15_000

/**
 * Takes the directory for this process and ends what a killed holder left running on it.
 * Throws SetupProblem naming the holder's process id where another start uses it.
 */
export async function holdDataDir(dataDir: string, log: Logger): Promise<HeldDataDir> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const path = await realpath(dataDir)
  const holder = join(path, 'holder.pid')
  const lock = tryFileLock(join(path, 'holder.lock'))
  if (!lock) {
    const pid = await readFile(holder, 'utf8').catch(() => 'unknown')
    throw new SetupProblem(`The data directory ${path} is in use by process ${pid}: stop that one first, or set RECOURSE_DATA to another folder.`)
  }
  await writeFile(holder, String(process.pid))
  await endOrphans(path, log)
  return { path, release: () => lock.release() }
}

/** The file that holds the process id of a running part. */
export function pidFile(dataDir: string, part: PartName): string {
  return join(dataDir, `${part}.pid`)
}

async function endOrphans(dataDir: string, log: Logger): Promise<void> {
  for (const part of PARTS) {
    const pid = Number(await readFile(pidFile(dataDir, part), 'utf8').catch(() => 0))
    if (pid > 0 && (await commandLine(pid)).includes(dataDir)) {
      log.warn({ part, pid }, 'ending a process that a killed start left behind')
      await endProcess(pid, ORPHAN_PATIENCE)
    }
  }
}
