/** A migration is begun and stopped by a person, with a reason; what moves afterwards is the follower's work. */
import { nanoid } from 'nanoid'
import type { Actor } from '../access/actor.ts'
import { auditWrite } from '../access/audit.ts'
import { Refusal } from '../errors/errors.ts'
import { transaction } from '../store/store.ts'
import { Resources } from '../zeebe/records/shapes.ts'
import { Migrations, MovedCases, unsettled, type Migration } from './migration.ts'
import { planMigration, type Wanted } from './plan-migration.ts'

/**
 * @returns its id. Cases that stand in a step without a counterpart are refused from the start; the others are queued
 * @throws Refusal `process.unknown`, `migration.empty`
 */
export async function startMigration(wanted: Wanted & { note: string }, broker: string, actor: Actor, now: Date): Promise<string> {
  const { cases, mappings } = await planMigration(wanted, broker)
  if (cases.length === 0) throw new Refusal('migration.empty')
  const names = (await Resources.findOne({ kind: 'process', id: wanted.processId, version: wanted.to }, { names: 1 }).lean())?.names
  const migration: Migration = {
    _id: nanoid(12), processId: wanted.processId, processName: names ?? { en: wanted.processId, zh: null }, to: wanted.to, note: wanted.note, by: actor.id, at: now, state: 'open', endedAt: null,
    mappings: mappings.map(({ from, steps }) => ({ from, steps: steps.flatMap(({ from: step, to }) => (to ? [{ from: step, to }] : [])) })),
  }
  await transaction(async (session) => {
    await Migrations.create([migration], { session })
    await MovedCases.insertMany(cases.map(({ instanceKey, complaintId, receipt, from, obstacle }) => ({
      _id: `${migration._id}:${instanceKey}`, migration: migration._id, instanceKey, complaintId, receipt, from, state: obstacle?.way === 'choose' ? 'refused' : 'queued', obstacle, said: null, tries: 0, at: now,
    })), { session })
    await auditWrite({ action: 'instance.migrate', actor, at: now }, `migration/${migration._id}`, session)
  })
  return migration._id
}

/** Those that still wait stay on their version. @throws Refusal `migration.unknown`, `migration.over` */
export async function stopMigration(id: string, actor: Actor, now: Date): Promise<void> {
  await transaction(async (session) => {
    const before = await Migrations.findById(id, null, { session }).lean()
    if (!before) throw new Refusal('migration.unknown')
    const { matchedCount } = await Migrations.updateOne({ _id: id, state: 'open' }, { state: 'stopped', endedAt: now }, { session })
    if (matchedCount === 0) throw new Refusal('migration.over')
    await MovedCases.updateMany({ migration: id, state: { $in: unsettled } }, { state: 'left', at: now }, { session })
    await auditWrite({ action: 'instance.migrate', actor, at: now }, `migration/${id}/stop`, session)
  })
}
