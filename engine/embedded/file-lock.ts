import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseSync } from 'node:sqlite'

/** Held until `release()` or the end of the process, however it ends: the kernel drops it, so no lock ever goes stale. */
export interface FileLock {
  release(): void
}

const BUSY = 5 // SQLite's result code when another process holds the file

/** Takes the lock on `file` (made where missing), or answers undefined when another process holds it. */
export function tryFileLock(file: string): FileLock | undefined {
  const database = new DatabaseSync(file, { timeout: 0 })
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if ((error as { errcode?: number }).errcode === BUSY) return undefined
    throw error
  }
  return { release: () => void (database.isOpen && database.close()) }
}

/** Waits for the lock on `file`; `onWait` is called once when somebody else holds it. */
export async function fileLock(file: string, onWait: () => void): Promise<FileLock> {
  for (let waiting = false; ; waiting = true) {
    const lock = tryFileLock(file)
    if (lock) return lock
    if (!waiting) onWait()
    await sleep(300)
  }
}
