/** What a first start leaves behind, made once a run: the servers of the tests that need no first start of their own begin as on their second day. */
import { constants } from 'node:fs'
import { cp, mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Set by the configuration of the run; all its processes share the folder. */
const folder = process.env['TEST_FIRST_START']
const patience = 300_000
/** What belongs to one server and not to its data. */
const own = ['ports.json', 'server.log', 'holder.pid', 'holder.lock', 'holder.lock-journal', 'zeebe.pid', 'mongo.pid']

const exists = (path: string): Promise<boolean> => stat(path).then(() => true, () => false)

/** Fills an empty data directory. `make` starts a server on the given one for the first time and stops it again. */
export async function asOnTheSecondDay(dataDir: string, make: (dataDir: string) => Promise<void>): Promise<void> {
  if (!folder || (await readdir(dataDir)).length > 0) return
  const [made, done] = [join(folder, 'data'), join(folder, 'done')]
  if (await mkdir(made, { recursive: false }).then(() => true, () => false)) {
    try {
      await make(made)
      await Promise.all(own.map((name) => rm(join(made, name), { force: true })))
      await mkdir(done)
    } catch (error) {
      await rm(made, { recursive: true, force: true, maxRetries: 5 })
      throw error
    }
  }
  for (const limit = Date.now() + patience; !await exists(done); await sleep(200)) if (Date.now() > limit || !await exists(made)) throw new Error('The first start of this run failed elsewhere.')
  await cp(made, dataDir, { recursive: true, mode: constants.COPYFILE_FICLONE, preserveTimestamps: true })
}
