import type { RawRecord } from '../shapes.ts'
import { parseExact } from '../exact-json.ts'
import type { Documents } from '../documents.ts'

/** A 64-bit key as it stands in a record: a number, or past 2^53 its digits. -1 means none. */
export type Key = number | string

/** Where in the flow a record belongs; nearly every kind of record says so. */
export interface Place {
  elementId: string
  elementInstanceKey: Key
  processInstanceKey: Key
  processDefinitionKey: Key
  bpmnProcessId: string
}

export interface ZeebeRecord<V = Record<string, unknown>> {
  /** `<partition>-<position>`: of no other record. */
  id: string
  intent: string
  key: string
  at: Date
  value: V
}

/** Brings one record into the projection. Applying the same records to the same documents always gives the same documents. */
export type Apply<V> = (record: ZeebeRecord<V>, docs: Documents) => Promise<void> | void

/** Says which documents applying the record will ask for, so that a batch reads them together. */
export type Want<V> = (record: ZeebeRecord<V>, docs: Pick<Documents, 'want'>) => void

export const readRecord = <V>({ _id: { p, n }, intent, key, at, value }: RawRecord): ZeebeRecord<V> => ({ id: `${p}-${n}`, intent, key, at, value: parseExact(value) as V })

export const keyOf = (key: Key): string => String(key)

export const keyOrNull = (key: Key | undefined): string | null => (key === undefined || String(key) === '-1' ? null : String(key))

/** Zeebe writes `2026-11-26T13:36:43Z[Etc/UTC]`; Date wants it without the zone's name. */
export function instantOrNull(text: string | undefined): Date | null {
  if (!text) return null
  const instant = new Date(text.replace(/\[[^\]]*\]$/, ''))
  return Number.isNaN(instant.getTime()) ? null : instant
}
