/** The processes, tables and forms that come with the product, deployed when the server starts. */
import { createHash } from 'node:crypto'
import { glob, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { Refusal } from '../../errors/errors.ts'
import { isFault, type DeploymentFile, type Zeebe } from '../client.ts'
import { Resources } from '../records/shapes.ts'
import { deployChecked } from './deploy-files.ts'

const root = join(import.meta.dirname, '../../..')
const pause = 10_000

/**
 * Deploys those files that were never deployed in this form: a hospital's own newer version stays the latest one until the shipped file itself
 * changes. They are not checked again here, which takes seconds: a test does.
 * @returns `done` settles once they are deployed; while the broker is away that is later, and it goes on trying
 * @throws Refusal `deployment.refused`
 */
export async function deployShipped(zeebe: Zeebe, log: Logger): Promise<{ done: Promise<void> }> {
  try {
    return { done: Promise.resolve(await deployChanged(zeebe, log)) }
  } catch (error) {
    if (error instanceof Refusal) log.error({ findings: error.extra.findings }, 'the shipped processes have faults')
    if (!isFault(error, 'away', 'exhausted')) throw error
    return { done: keepTrying(zeebe, log) }
  }
}

async function keepTrying(zeebe: Zeebe, log: Logger): Promise<void> {
  for (;;) {
    log.warn('the shipped processes cannot be deployed yet')
    await sleep(pause, undefined, { ref: false })
    try {
      return await deployChanged(zeebe, log)
    } catch (error) {
      if (!isFault(error, 'away', 'exhausted')) log.error({ err: error }, 'the shipped processes could not be deployed')
    }
  }
}

async function deployChanged(zeebe: Zeebe, log: Logger): Promise<void> {
  const files = await shippedFiles()
  const known = new Set((await Resources.find({}, { checksum: 1 }).lean()).map(({ checksum }) => checksum))
  const changed = files.filter(({ content }) => !known.has(checksumOf(content)))
  if (changed.length === 0) return
  const { processes, decisions, forms } = await deployChecked(zeebe, changed)
  log.info({ processes: processes.length, decisions: decisions.length, forms: forms.length }, 'shipped processes deployed')
}

/** Everything under processes/ and forms/ that the broker takes. */
export async function shippedFiles(): Promise<DeploymentFile[]> {
  const paths: string[] = []
  for await (const path of glob(['processes/**/*.{bpmn,dmn}', 'forms/*.form'], { cwd: root })) paths.push(path)
  return await Promise.all(paths.toSorted().map(async (path) => ({ name: basename(path), content: await readFile(join(root, path)) })))
}

/** As the broker computes it: MD5, base64. */
const checksumOf = (content: Buffer | string): string => createHash('md5').update(content).digest('base64')
