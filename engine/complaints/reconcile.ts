/** Compares case files, instances and receipts, and names what does not agree. Nothing is repaired in silence. */
import type { Clock } from '../clock/clock.ts'
import { Instances } from '../zeebe/records/shapes.ts'
import { Complaints } from './complaint.ts'
import { Outbox } from './outbox.ts'
import { Counters } from './receipts.ts'

export interface Disagreement {
  kind: 'case-without-instance' | 'instance-without-case' | 'receipt-gap'
  complaintId?: string
  instanceKey?: string
  receipt?: string
  since: Date
  text: { en: string, zh: string }
}

/** A case normally has its instance within a second. */
const patience = 30_000

export async function reconcile(clock: Clock): Promise<Disagreement[]> {
  return [...await casesWithoutInstance(clock), ...await instancesWithoutCase(), ...await receiptGaps(clock)]
}

async function casesWithoutInstance(clock: Clock): Promise<Disagreement[]> {
  const cases = await Complaints.find({ progress: { $exists: false }, receivedAt: { $lt: new Date(clock.now().getTime() - patience) } }, { receipt: 1, receivedAt: 1 }).limit(1000).lean()
  const waiting = new Set((await Outbox.find({ _id: { $in: cases.map(({ _id }) => _id) }, state: 'waiting' }, { _id: 1 }).lean()).map(({ _id }) => _id))
  return cases.map(({ _id, receipt, receivedAt }) => ({
    kind: 'case-without-instance',
    complaintId: _id,
    receipt,
    since: receivedAt,
    text: waiting.has(_id)
      ? { en: `${receipt} is accepted; its start message still waits to be sent.`, zh: `${receipt} 已受理，启动消息仍在等待发送。` }
      : { en: `${receipt} is accepted and its start message was sent, but no process runs for it.`, zh: `${receipt} 已受理且启动消息已发送，但没有对应的流程在运行。` },
  }))
}

async function instancesWithoutCase(): Promise<Disagreement[]> {
  const lonely = await Instances.aggregate<{ _id: string, complaintId: string | null, startedAt: Date }>([
    { $match: { processId: 'complaint-handling', state: 'active' } },
    { $lookup: { from: 'complaints', localField: 'complaintId', foreignField: '_id', as: 'cases' } },
    { $match: { cases: { $size: 0 } } },
    { $limit: 1000 },
    { $project: { complaintId: 1, startedAt: 1 } },
  ])
  return lonely.map(({ _id, complaintId, startedAt }) => ({
    kind: 'instance-without-case',
    instanceKey: _id,
    ...(complaintId && { complaintId }),
    since: startedAt,
    text: { en: `Process instance ${_id} runs for a complaint that has no case file.`, zh: `流程实例 ${_id} 对应的投诉没有档案。` },
  }))
}

async function receiptGaps(clock: Clock): Promise<Disagreement[]> {
  const counters = await Counters.find({ _id: /^receipts-/ }).lean()
  const gaps = await Promise.all(counters.map(async ({ _id, value }): Promise<Disagreement[]> => {
    const year = _id.slice('receipts-'.length)
    const found = await Complaints.countDocuments({ receipt: { $gte: `${year}-`, $lt: `${year}.` } })
    return found === value ? [] : [{
      kind: 'receipt-gap',
      since: clock.now(),
      text: { en: `${value} receipts were given in ${year}, but ${found} cases are on file.`, zh: `${year} 年已发出 ${value} 个受理号，档案中有 ${found} 件。` },
    }]
  }))
  return gaps.flat()
}
