/** The processes, tables and forms that come with the product, deployed when the server starts: those of the pack that it was given. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Clock } from '../../clock/clock.ts'
import { Refusal } from '../../errors/errors.ts'
import { activePack, keepActivePack } from '../../packs/active-pack.ts'
import { filesUnder, ownFiles } from '../../packs/pack-files.ts'
import { basePack } from '../../packs/pack-ids.ts'
import { liveFiles } from '../../studio/files/live.ts'
import { checksumOf } from '../../studio/files/names.ts'
import { everShipped, keepShipped } from '../../studio/files/shipped.ts'
import { beforeShipped } from '../../studio/releases/record-shipped.ts'
import { isFault, type DeploymentFile, type Zeebe } from '../client.ts'
import { Resources } from '../records/shapes.ts'
import { deployChecked } from './deploy-files.ts'

const pause = 10_000

export interface Shipped {
  pack: string
  clock: Pick<Clock, 'now'>
  log: Logger
}

/**
 * Deploys those files that were never deployed in this form. What the hospital has changed stays live, also when the shipped file moves on: the studio
 * shows that there is an upgrade, and merges it. Where another pack ran before, the files in which the two differ are deployed again as new versions; running
 * cases stay on theirs. They are not checked again here, which takes seconds: a test does.
 * @returns `done` settles once they are deployed; while the broker is away that is later, and it goes on trying
 * @throws Refusal `deployment.refused`
 */
export async function deployShipped(zeebe: Zeebe, shipped: Shipped): Promise<{ done: Promise<void> }> {
  const { log } = shipped
  try {
    return { done: Promise.resolve(await deployChanged(zeebe, shipped)) }
  } catch (error) {
    if (error instanceof Refusal) log.error({ findings: error.extra.findings }, 'the shipped processes have faults')
    if (!isFault(error, 'away', 'exhausted')) throw error
    return { done: keepTrying(zeebe, shipped) }
  }
}

async function keepTrying(zeebe: Zeebe, shipped: Shipped): Promise<void> {
  const { log } = shipped
  for (;;) {
    log.warn('the shipped processes cannot be deployed yet')
    await sleep(pause, undefined, { ref: false })
    try {
      return await deployChanged(zeebe, shipped)
    } catch (error) {
      if (!isFault(error, 'away', 'exhausted')) log.error({ err: error }, 'the shipped processes could not be deployed')
    }
  }
}

async function deployChanged(zeebe: Zeebe, { pack, clock, log }: Shipped): Promise<void> {
  const files = await shippedFiles(pack)
  const former = await activePack()
  const switched = former !== null && former.id !== pack
  const deployed = await deployedVersions()
  const again = switched ? namesOf([...await ownFiles(former.id), ...await ownFiles(pack)]) : new Set<string>()
  const wanted = files.filter(({ name, content }) => (again.has(name) ? deployed.latest.get(name) !== checksumOf(content) : !deployed.all.has(checksumOf(content))))
  const kept = wanted.filter(({ name }) => deployed.ownVersions.has(name)).map(({ name }) => name)
  const changed = wanted.filter(({ name }) => !kept.includes(name))
  const record = await beforeShipped()
  await keepShipped(pack, clock.now())
  if (changed.length > 0) {
    const { processes, decisions, forms } = await deployChecked(zeebe, changed)
    await record(changed.map(({ name, content }) => ({ name, content: content.toString() })), switched ? `${former.id} → ${pack}` : pack, clock.now())
    log.info({ processes: processes.length, decisions: decisions.length, forms: forms.length }, 'shipped processes deployed')
  }
  if (kept.length > 0) log.info({ files: kept }, 'the hospital has changed these files: its versions stay, and the studio shows what is new in the shipped ones')
  if (former?.id === pack) return
  await keepActivePack({ id: pack, since: clock.now().toISOString(), ...(switched && { from: former.id, files: changed.map(({ name }) => name) }) })
  if (switched) log.warn({ from: former.id, to: pack, files: changed.map(({ name }) => name) }, 'another pack: new versions of these files; running cases stay on theirs')
}

/** Checksums of all deployed versions; by file name that of the latest; and the files whose latest version never was a shipped one. */
async function deployedVersions(): Promise<{ all: Set<string>, latest: Map<string, string>, ownVersions: Set<string> }> {
  const [versions, live, shipped] = await Promise.all([Resources.find({}, { checksum: 1 }).lean(), liveFiles(), everShipped()])
  const ownVersions = [...live.values()].filter(({ name, checksum }) => shipped.get(name)?.has(checksum) === false).map(({ name }) => name)
  return { all: new Set(versions.map(({ checksum }) => checksum)), latest: new Map([...live.values()].map(({ name, checksum }) => [name, checksum])), ownVersions: new Set(ownVersions) }
}

const namesOf = (files: DeploymentFile[]): Set<string> => new Set(files.map(({ name }) => name))

/** Everything that the broker takes of a pack. */
export const shippedFiles = (pack: string = basePack): Promise<DeploymentFile[]> => filesUnder(pack)
