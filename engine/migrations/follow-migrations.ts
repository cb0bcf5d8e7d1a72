/**
 * Moves what is queued, and tries those again that wait for their moment, as soon as the projection says that they have gone on. Everything is in the
 * database: a server that stopped in between goes on where it was, and a case that moved just before is found to have moved.
 */
import type { EventEmitter } from 'node:events'
import type { Logger } from 'pino'
import { Audit } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { isFault, type Zeebe } from '../zeebe/client.ts'
import type { Changes } from '../zeebe/records/projection.ts'
import { Elements, Instances } from '../zeebe/records/shapes.ts'
import { Migrations, MovedCases, unsettled, type Migration, type MovedCase } from './migration.ts'
import { isPassing, obstacleOf, obstacleSaid, type Obstacle } from './obstacles.ts'
import { proposeMapping } from './propose-mapping.ts'
import { readVersion, type Version } from './steps.ts'

const every = 2_000

export interface Migrating {
  zeebe: Pick<Zeebe, 'migrateInstance' | 'version'>
  clock: Pick<Clock, 'now'>
  changes: EventEmitter<{ changed: [Changes] }>
  log: Logger
}

/** @returns `wake` after something was queued, and a stop that waits for what is being moved */
export function followMigrations({ changes, log, ...tools }: Migrating): { wake(): void, stop(): Promise<void> } {
  let stopped = false
  let again = false
  let round: Promise<void> | null = null
  const run = async (): Promise<void> => {
    do {
      again = false
      await moveOnce(tools, () => stopped)
    } while (again && !stopped)
  }
  const wake = (): void => {
    if (stopped) return
    again = true
    round ??= run()
      .catch((error: unknown) => log.warn({ error }, 'cases could not be migrated yet'))
      .finally(() => { round = null })
  }
  const onChange = ({ instanceKeys }: Changes): void => { if (instanceKeys.length > 0) wake() }
  changes.on('changed', onChange)
  const timer = setInterval(wake, every)
  return {
    wake,
    stop: async () => {
      stopped = true
      clearInterval(timer)
      changes.off('changed', onChange)
      await round
    },
  }
}

async function moveOnce(tools: Pick<Migrating, 'zeebe' | 'clock'>, isStopped: () => boolean): Promise<void> {
  for (const migration of await Migrations.find({ state: 'open' }).sort({ at: 1 }).lean()) {
    const versions = new Map<number, Version>()
    for await (const one of MovedCases.find({ migration: migration._id, state: { $in: unsettled } }).sort({ at: 1 }).lean().cursor()) {
      if (isStopped()) return
      await moveCase(one, migration, versions, tools)
    }
    if (await MovedCases.exists({ migration: migration._id, state: { $in: unsettled } })) continue
    await Migrations.updateOne({ _id: migration._id, state: 'open' }, { state: 'done', endedAt: tools.clock.now() })
  }
}

async function moveCase(one: MovedCase, migration: Migration, versions: Map<number, Version>, { zeebe, clock }: Pick<Migrating, 'zeebe' | 'clock'>): Promise<void> {
  const settle = async (state: MovedCase['state'], obstacle: Obstacle | null = null, said: string | null = null): Promise<void> => {
    if (state === 'waiting' && one.state === 'waiting' && obstacle?.elementId === one.obstacle?.elementId && one.said === said) return
    await MovedCases.updateOne({ _id: one._id, state: { $in: unsettled } }, { state, obstacle, said, at: clock.now(), $inc: { tries: 1 } })
    if (state === 'moved') await Audit.create({ action: 'instance.migrate', actor: migration.by, at: clock.now(), subject: [one.instanceKey, `migration/${migration._id}`], outcome: 'allowed' })
  }
  const instance = await Instances.findById(one.instanceKey).lean()
  if (instance?.state !== 'active') return await settle('ended')
  if (instance.processVersion === migration.to) return await settle('moved')
  const read = async (version: number): Promise<Version> => versions.get(version) ?? versions.set(version, await readVersion(migration.processId, version)).get(version)!
  const [source, target] = [await read(one.from), await read(migration.to)]
  const active = [...new Set((await Elements.find({ instanceKey: one.instanceKey, state: 'active' }, { elementId: 1 }).lean()).map(({ elementId }) => elementId))]
  const mapping = mappingFor(active, one, migration, source, target)
  const obstacle = obstacleOf(active, mapping, source, target, zeebe.version())
  if (obstacle?.way === 'wait') return await settle('waiting', obstacle)
  if (obstacle) return await settle('refused', obstacle)
  try {
    await zeebe.migrateInstance(one.instanceKey, { targetProcessKey: target.key, mapping: active.map((from) => ({ from, to: mapping.get(from)! })) })
    await settle('moved')
  } catch (error) {
    if (isFault(error, 'not-found')) return await settle('ended')
    if (!isFault(error, 'conflict', 'invalid')) throw error
    if (isPassing(error.message)) return
    const said = obstacleSaid(error.message)
    // The projection was behind: the case has gone on meanwhile, and is looked at anew.
    if (said.code === 'unmapped' && said.elementId && !active.includes(said.elementId)) return
    await settle(said.way === 'wait' ? 'waiting' : 'refused', said, error.message)
  }
}

/** What was chosen, and for steps that nobody stood in then: what has kept its id. */
function mappingFor(active: readonly string[], { from }: MovedCase, { mappings }: Migration, source: Version, target: Version): Map<string, string> {
  const chosen = mappings.find((one) => one.from === from)?.steps ?? []
  const same = proposeMapping(active, source, target).flatMap(({ from: step, to, because }) => (to && because === 'same' ? [[step, to] as const] : []))
  return new Map([...same, ...chosen.map((step) => [step.from, step.to] as const)])
}
