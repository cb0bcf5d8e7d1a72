import { queryOptions } from '@tanstack/react-query'
import { list } from './queries.ts'
import { call } from '../kit/http.ts'
import type { CalendarNow, Pack, ProcessRow, Readiness, Reconciliation, SentNotification, ShownPack } from '../kit/shapes/administration.ts'
import type { List } from '../kit/shapes/desk.ts'

/** What only administrators ask for. */
export const processes = queryOptions({ queryKey: ['processes'], queryFn: () => call<List<ProcessRow>>('/api/processes'), select: ({ items }) => items })

export const sentNotifications = (filter: { state?: string | undefined; channel?: string | undefined }) => list<SentNotification>('/api/notifications', { limit: 50, ...filter })

/** The answer is 503 while something is down; its body says what. */
export const readiness = queryOptions({
  queryKey: ['ready'],
  queryFn: async () => {
    const response = await fetch('/api/ready')
    return (await response.json()) as Readiness
  },
  refetchInterval: 10_000,
})

export const calendar = queryOptions({ queryKey: ['calendar'], queryFn: () => call<CalendarNow>('/api/calendar'), staleTime: Infinity })

export const reconciliation = queryOptions({ queryKey: ['reconciliation'], queryFn: () => call<Reconciliation>('/api/reconciliation'), refetchInterval: 30_000 })

export const packs = queryOptions({ queryKey: ['packs'], queryFn: () => call<List<Pack>>('/api/packs'), select: ({ items }) => items, staleTime: Infinity })

export const pack = (id: string) => queryOptions({ queryKey: ['packs', id], queryFn: () => call<ShownPack>(`/api/packs/${encodeURIComponent(id)}`), staleTime: Infinity })
