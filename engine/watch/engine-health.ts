/** How the engine is doing beyond "up": what waits, what is stuck and what could not be read. */
import { Outbox } from '../complaints/outbox.ts'
import type { Sentence } from '../complaints/vocabulary.ts'
import type { PartitionLag, Projection } from '../zeebe/records/projection.ts'
import { Cursors, DeadLetters, Incidents, Jobs, Records, Resources, type RawRecord } from '../zeebe/records/shapes.ts'

export interface EngineHealth {
  partitions: (PartitionLag & { appliedAt?: Date })[]
  /** Records that could not be applied, the latest first. */
  deadLetters: { count: number, items: { partition: number, position: number, reason: string, valueType: string, intent: string, at: Date }[] }
  /** Raw records kept for a rebuild; not possible any more where some were trimmed. */
  records: { count: number, rebuildable: boolean }
  /** Messages that wait to be sent to the engine. */
  outbox: { waiting: number, oldest?: Date }
  jobs: { open: number, failed: number }
  /** Open incidents that have the same cause, the most frequent first. */
  incidents: { code: string, message: string, processId: string, process: Sentence, elementId: string, element: Sentence, count: number, since: Date }[]
}

const shown = 50

export async function engineHealth(projection: Pick<Projection, 'lag'>): Promise<EngineHealth> {
  const [cursors, letters, letterCount, records, trimmed, waiting, oldest, jobs, incidents] = await Promise.all([
    Cursors.find({ _id: { $gt: 0 } }).lean(),
    DeadLetters.find().sort({ at: -1 }).limit(shown).lean(),
    DeadLetters.estimatedDocumentCount(),
    Records.estimatedDocumentCount(),
    Cursors.exists({ trimmedTo: { $gt: 0 } }),
    Outbox.countDocuments({ state: 'waiting' }),
    Outbox.findOne({ state: 'waiting' }).sort({ nextAt: 1 }).lean(),
    Jobs.aggregate<{ _id: string, count: number }>([{ $group: { _id: '$state', count: { $sum: 1 } } }]),
    Incidents.aggregate<{ _id: { code: string, processId: string, elementId: string }, message: string, count: number, since: Date }>([
      { $match: { state: 'open' } },
      { $group: { _id: { code: '$code', processId: '$processId', elementId: '$elementId' }, message: { $first: '$message' }, count: { $sum: 1 }, since: { $min: '$at' } } },
      { $sort: { count: -1, since: 1 } },
      { $limit: shown },
    ]),
  ])
  const appliedAt = new Map(cursors.map(({ _id, at }) => [_id, at]))
  const namesOf = await resourceNames(incidents.map(({ _id }) => _id.processId))
  const jobsIn = (state: string): number => jobs.find(({ _id }) => _id === state)?.count ?? 0
  return {
    partitions: projection.lag().map((lag) => ({ ...lag, ...(appliedAt.has(lag.partition) && { appliedAt: appliedAt.get(lag.partition)! }) })),
    deadLetters: {
      count: letterCount,
      items: letters.map(({ _id: { p, n }, reason, record, at }) => {
        const { valueType, intent } = JSON.parse(record) as RawRecord
        return { partition: p, position: n, reason, valueType, intent, at }
      }),
    },
    records: { count: records, rebuildable: trimmed === null },
    outbox: { waiting, ...(oldest && { oldest: oldest.nextAt }) },
    jobs: { open: jobsIn('open'), failed: jobsIn('failed') },
    incidents: incidents.map(({ _id, message, count, since }) => ({ ..._id, ...namesOf(_id), message, count, since })),
  }
}

/** What processes and their elements are called in their latest version. */
async function resourceNames(processIds: string[]) {
  const resources = await Resources.find({ kind: 'process', id: { $in: processIds } }, { id: 1, names: 1, elements: 1 }).sort({ version: 1 }).lean()
  const latest = new Map(resources.map((resource) => [resource.id, resource]))
  return ({ processId, elementId }: { processId: string, elementId: string }): { process: Sentence, element: Sentence } => {
    const { names, elements = [] } = latest.get(processId) ?? {}
    const element = elements.find(({ id }) => id === elementId)
    return { process: { en: names?.en ?? processId, zh: names?.zh ?? names?.en ?? processId }, element: { en: element?.name || elementId, zh: element?.nameZh ?? (element?.name || elementId) } }
  }
}
