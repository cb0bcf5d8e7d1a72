import { queryOptions } from '@tanstack/react-query'
import { call } from '../../kit/http.ts'
import type { Bilingual } from '../../kit/language.ts'
import type { List } from '../../kit/shapes/desk.ts'

export type OrderKind = 'emergency' | 'utilities' | 'ordinary' | 'complex'

export interface CityOrder {
  complaint: { id: string; receipt: string; subject: string }
  number: string | null
  kind: OrderKind | null
  at: string
  source: 'adapter' | 'file' | 'desk'
  /** The limit that the order itself names. */
  deadline: string | null
  due: { stage: string; at: string } | null
  task: { key: string; step: string; name: Bilingual } | null
  said: { what: 'accepted' | 'returned' | 'taken-back' | 'sent-again' | 'extended' | 'not-extended' | 'urged'; at: string; reason: string | null; deadline: string | null; heard: boolean }[]
  told: { id: string; action: 'sign' | 'bounce' | 'answer' | 'extension'; state: 'waiting' | 'sent' | 'refused'; at: string; sentAt: string | null; code: string | null; attempts: number }[]
}

export interface FileLine {
  line: number
  state: 'new' | 'known' | 'changed' | 'faulty'
  number: string
  subject: string
  kind: OrderKind | null
  deadline: string | null
  faults: { path: string; message: string }[]
}

/** Under the key of tasks: whatever changes them changes this. */
export const cityOrders = (over: boolean) =>
  queryOptions({ queryKey: ['tasks', 'city', over], queryFn: () => call<{ items: CityOrder[]; connected: boolean }>(`/api/city/orders?over=${over}`), refetchInterval: 30_000 })

export type OrderFile = { csv: string } | { orders: unknown[] }

/** @throws SyntaxError for a JSON file that is none */
export async function readFile(file: File): Promise<OrderFile> {
  const text = await file.text()
  if (!/\.json$/i.test(file.name)) return { csv: text }
  const read: unknown = JSON.parse(text)
  return { orders: Array.isArray(read) ? read : [read] }
}

export const preview = (file: OrderFile) => call<List<FileLine>>('/api/city/orders/preview', { json: file })

export const take = (file: OrderFile) => call<List<{ number: string; receipt: string; known: boolean }>>('/api/city/orders', { json: file })

export const askForTime = (number: string, json: { until: string; reason: string }) => call<unknown>(`/api/city/orders/${encodeURIComponent(number)}/extension`, { json })

export const tellAgain = (id: string) => call<unknown>(`/api/city/messages/${encodeURIComponent(id)}/retry`, { method: 'POST' })
