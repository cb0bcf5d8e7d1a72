/** Raw records as the exporter delivers them, made durable before anybody is told so. */
import { isDuplicate } from '../../store/store.ts'
import { appliedTypes } from './apply/index.ts'
import { parseExact } from './exact-json.ts'
import { Records, type RawRecord } from './shapes.ts'

/** One record as the broker's exporters serialise it; keys are numbers up to 2^53 and strings of digits past it. */
interface ExportedRecord {
  partitionId: number
  position: number
  key: number | string
  timestamp: number
  valueType: string
  intent: string
  recordType: string
  value: unknown
}

export interface Bulk {
  /** `_index` and `_id` of every action line, in their order: what the answer has to repeat. */
  items: { _index: string, _id: string }[]
  /** Those records that the projection is made of. */
  records: RawRecord[]
}

/** The body of a bulk request: an action line, then the record, again and again. @throws SyntaxError when it is anything else */
export function readBulk(body: string): Bulk {
  const lines = body.split('\n').filter((line) => line !== '')
  const items: Bulk['items'] = []
  const records: RawRecord[] = []
  for (let at = 0; at < lines.length; at += 2) {
    const { index } = JSON.parse(lines[at] ?? '') as { index?: { _index?: string, _id?: string } }
    items.push({ _index: index?._index ?? '', _id: index?._id ?? '' })
    const record = toRaw(parseExact(lines[at + 1] ?? '') as ExportedRecord)
    if (record) records.push(record)
  }
  return { items, records }
}

function toRaw({ partitionId, position, key, timestamp, valueType, intent, recordType, value }: ExportedRecord): RawRecord | null {
  if (recordType !== 'EVENT' || !appliedTypes.has(valueType)) return null
  if (!Number.isSafeInteger(partitionId) || !Number.isSafeInteger(position)) throw new SyntaxError('a record without partition and position')
  return { _id: { p: partitionId, n: position }, valueType, intent, key: String(key), at: new Date(timestamp), value: JSON.stringify(value), storedAt: new Date() }
}

/**
 * Stores the records that are not there yet, in the order given: whatever ends this half-way, no record is there without those before it.
 * Resolves once a majority has journaled them.
 */
export async function append(records: RawRecord[]): Promise<void> {
  if (records.length === 0) return
  try {
    await Records.collection.insertMany(records as object[], { ordered: true })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    await append(await absentOf(records))
  }
}

/** Those of the records that are not stored. */
export async function absentOf(records: RawRecord[]): Promise<RawRecord[]> {
  if (records.length === 0) return []
  const there = await Records.find({ _id: { $in: records.map(({ _id }) => _id) } }, { _id: 1 }).lean()
  const known = new Set(there.map(({ _id: { p, n } }) => `${p}-${n}`))
  return records.filter(({ _id: { p, n } }) => !known.has(`${p}-${n}`))
}
