/** Begins, shows and stops batches. */
import { nanoid } from 'nanoid'
import { Refusal } from '../errors/errors.ts'
import { decodeCursor, toPage, type Page } from '../store/cursor.ts'
import { transaction } from '../store/store.ts'
import { Incidents, Instances } from '../zeebe/records/shapes.ts'
import { Batches, BatchItems, type Batch, type BatchItem, type BatchKind } from './batch.ts'
import type { Hand } from './operation.ts'

export interface ShownBatch extends Omit<Batch, '_id'> {
  id: string
  /** How many items came out in which way. */
  outcomes: Partial<Record<BatchItem['outcome'], number>>
}

/**
 * @param keys of instances: a retry tries all of their open incidents, also those of instances that they called
 * @throws Refusal `batch.empty` where nothing of it can be done any more
 */
export async function beginBatch(kind: BatchKind, keys: string[], { actor, reason }: Hand, at: Date): Promise<ShownBatch> {
  const wanted = kind === 'cancel' ? await toCancel(keys) : await toRetry(keys)
  if (wanted.length === 0) throw new Refusal('batch.empty')
  const batch: Batch = { _id: nanoid(), kind, reason, by: actor.id, at, total: wanted.length, state: 'running' }
  await transaction(async (session) => {
    await Batches.create([batch], { session })
    await BatchItems.insertMany(wanted.map(({ key, instanceKey }): BatchItem => ({ _id: `${batch._id}:${key}`, batch: batch._id, key, instanceKey, outcome: 'waiting' })), { session })
  })
  return await showBatch(batch._id)
}

type Target = Pick<BatchItem, 'key' | 'instanceKey'>

/** A called instance ends with the one that nothing called. */
async function toCancel(keys: string[]): Promise<Target[]> {
  const asked = await Instances.find({ _id: { $in: keys } }, { rootKey: 1 }).lean()
  const roots = await Instances.find({ _id: { $in: asked.map(({ rootKey }) => rootKey) }, state: 'active' }, { _id: 1 }).lean()
  return roots.map(({ _id }) => ({ key: _id, instanceKey: _id }))
}

async function toRetry(keys: string[]): Promise<Target[]> {
  const incidents = await Incidents.find({ instanceKey: { $in: keys }, state: 'open' }, { instanceKey: 1 }).sort({ at: 1 }).lean()
  return incidents.map(({ _id, instanceKey }) => ({ key: _id, instanceKey }))
}

export async function listBatches({ limit, cursor }: { limit: number, cursor?: string }): Promise<Page<ShownBatch>> {
  const [at, id] = cursor ? decodeCursor(cursor) : []
  const after = at && id ? { $or: [{ at: { $lt: new Date(at) } }, { at: new Date(at), _id: { $lt: id } }] } : {}
  const found = await Batches.find(after).sort({ at: -1, _id: -1 }).limit(limit + 1).lean()
  const page = toPage(found, limit, (batch) => [batch.at.toISOString(), batch._id], (batch) => batch)
  return { ...page, items: await Promise.all(page.items.map(show)) }
}

/** @throws Refusal `batch.unknown` */
export async function showBatch(id: string): Promise<ShownBatch> {
  const batch = await Batches.findById(id).lean()
  if (!batch) throw new Refusal('batch.unknown')
  return await show(batch)
}

/** The report: every item, those that did not come out well first. */
export async function batchItems(id: string): Promise<Omit<BatchItem, '_id' | 'batch'>[]> {
  await showBatch(id)
  const items = await BatchItems.find({ batch: id }).sort({ _id: 1 }).lean()
  return items.map(({ key, instanceKey, outcome, code, message, at }) => ({ key, instanceKey, outcome, ...(code && { code }), ...(message && { message }), ...(at && { at }) })).sort((one, other) => gravity(other.outcome) - gravity(one.outcome))
}

const gravity = (outcome: BatchItem['outcome']): number => ['done', 'helped', 'waiting', 'begun', 'unclear', 'stuck', 'refused'].indexOf(outcome)

/** What has not been begun is not begun any more. @throws Refusal `batch.unknown` */
export async function stopBatch(id: string, at: Date): Promise<ShownBatch> {
  await Batches.updateOne({ _id: id, state: 'running' }, { state: 'stopped', endedAt: at })
  return await showBatch(id)
}

async function show({ _id, ...batch }: Batch): Promise<ShownBatch> {
  const counts = await BatchItems.aggregate<{ _id: BatchItem['outcome'], count: number }>([{ $match: { batch: _id } }, { $group: { _id: '$outcome', count: { $sum: 1 } } }])
  return { id: _id, ...batch, outcomes: Object.fromEntries(counts.map((one) => [one._id, one.count])) }
}
