import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileLock } from './file-lock.ts'

/** Where fetched distributions live: RECOURSE_CACHE, or `recourse` in the user's cache folder. */
export function cacheDir(): string {
  return process.env['RECOURSE_CACHE'] || join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'recourse')
}

/**
 * The folder `name` of the cache. Where it is missing, `fill` fills a staging folder, which becomes `name` by one rename:
 * a half-fetched folder is never seen under its name. Only one process fills at a time, the others wait for it.
 */
export async function cached(name: string, fill: (staging: string) => Promise<void>, onProgress: (line: string) => void): Promise<string> {
  const root = cacheDir()
  const target = join(root, name)
  if (await exists(target)) return target
  await mkdir(root, { recursive: true })
  const lock = await fileLock(join(root, `${name}.lock`), () => onProgress(`${name}: another start is fetching it, waiting`))
  try {
    if (await exists(target)) return target
    await removeLeftovers(root, name)
    const staging = await mkdtemp(join(root, `${name}.part-`))
    try {
      await fill(staging)
      await rename(staging, target)
    } finally {
      await rm(staging, { recursive: true, force: true })
    }
    return target
  } finally {
    lock.release()
  }
}

async function removeLeftovers(root: string, name: string): Promise<void> {
  for (const entry of await readdir(root)) {
    if (entry.startsWith(`${name}.part-`)) await rm(join(root, entry), { recursive: true, force: true })
  }
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(() => true, () => false)
}

/** Hex SHA-256 of a file's content. */
export async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/** Reports every two seconds how many megabytes `folder` has grown to, until the returned function is called. */
export function reportGrowth(folder: string, say: (megabytes: number) => void): () => void {
  let last = -1
  const timer = setInterval(() => {
    void sizeOf(folder).then((bytes) => {
      const megabytes = Math.round(bytes / 1e6)
      if (megabytes !== last && megabytes > 0) say(megabytes)
      last = megabytes
    })
  }, 2000)
  return () => clearInterval(timer)
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const sizes = await Promise.all(
    entries.filter((entry) => entry.isFile()).map((entry) => stat(join(entry.parentPath, entry.name)).then((file) => file.size, () => 0)),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
