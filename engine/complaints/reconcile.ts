/** Compares case files, instances and receipts, and names what does not agree. Nothing is repaired in silence. */
import type { Clock } from '../clock/clock.ts'
import { Instances } from '../zeebe/records/shapes.ts'
import { Complaints } from './complaint.ts'
import { Outbox } from './outbox.ts'
import { Counters } from './receipts.ts'

export interface Disagreement {
  kind: 'case-without-instance' | 'instance-without-case' | 'closed-case-running' | 'several-instances' | 'receipt-gap'
  complaintId?: string
  instanceKey?: string
  receipt?: string
  since: Date
  text: { en: string, zh: string }
}

/** A case normally has its instance within a second. */
const patience = 30_000

const patienceOver = (clock: Clock): Date => new Date(clock.now().getTime() - patience)

export async function reconcile(clock: Clock): Promise<Disagreement[]> {
  return (await Promise.all([casesWithoutInstance(clock), openCasesThatEnded(clock), instancesWithoutCase(), closedCasesRunning(clock), severalInstances(), receiptGaps(clock)])).flat()
}

async function casesWithoutInstance(clock: Clock): Promise<Disagreement[]> {
  const cases = await Complaints.find({ progress: { $exists: false }, receivedAt: { $lt: patienceOver(clock) } }, { receipt: 1, receivedAt: 1 }).limit(1000).lean()
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

/** The process has ended, but nothing closed the case: also a reopened one whose new round has gone. */
async function openCasesThatEnded(clock: Clock): Promise<Disagreement[]> {
  const cases = await Complaints.find({ 'progress.state': 'closed', 'progress.endedAt': { $lt: patienceOver(clock) }, 'closedAt': { $exists: false } }, { receipt: 1, progress: 1 }).limit(1000).lean()
  return cases.map(({ _id, receipt, progress }) => ({
    kind: 'case-without-instance', complaintId: _id, receipt, since: progress?.endedAt ?? clock.now(),
    text: { en: `The process of ${receipt} has ended without closing the case.`, zh: `${receipt} 的流程已结束，但案件未办结。` },
  }))
}

/** Merged, withdrawn or answered, and still somebody works on it. While the office considers what was added, an instance may run. */
async function closedCasesRunning(clock: Clock): Promise<Disagreement[]> {
  const cases = await Complaints.find({ 'progress.state': 'handling', 'closedAt': { $lt: patienceOver(clock) }, 'reopening': { $exists: false } }, { receipt: 1, closedAt: 1, progress: 1 }).limit(1000).lean()
  return cases.map(({ _id, receipt, closedAt, progress }) => ({
    kind: 'closed-case-running', complaintId: _id, receipt, ...(progress && { instanceKey: progress.instanceKey }), since: closedAt ?? clock.now(),
    text: { en: `${receipt} is closed, but its process still runs.`, zh: `${receipt} 已办结，但流程仍在运行。` },
  }))
}

async function severalInstances(): Promise<Disagreement[]> {
  const doubled = await Instances.aggregate<{ _id: string, startedAt: Date, count: number }>([
    { $match: { processId: 'complaint-handling', state: 'active', complaintId: { $ne: null } } },
    { $group: { _id: '$complaintId', count: { $sum: 1 }, startedAt: { $max: '$startedAt' } } },
    { $match: { count: { $gt: 1 } } },
    { $limit: 1000 },
  ])
  const cases = await Complaints.find({ _id: { $in: doubled.map(({ _id }) => _id) } }, { receipt: 1 }).lean()
  const receipts = new Map(cases.map(({ _id, receipt }) => [_id, receipt]))
  return doubled.map(({ _id, startedAt, count }) => ({
    kind: 'several-instances', complaintId: _id, since: startedAt,
    text: { en: `${count} processes run for ${receipts.get(_id) ?? _id} at the same time.`, zh: `${receipts.get(_id) ?? _id} 同时有 ${count} 个流程在运行。` },
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
