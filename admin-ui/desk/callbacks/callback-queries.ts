import { queryOptions } from '@tanstack/react-query'
import { call } from '../../kit/http.ts'
import type { Feed, Hour, OwedCall } from '../../kit/shapes/callbacks.ts'
import type { List } from '../../kit/shapes/desk.ts'

/** Under the key of tasks: whatever changes them changes this. */
export const owedCalls = queryOptions({ queryKey: ['tasks', 'callbacks'], queryFn: () => call<List<OwedCall>>('/api/callbacks'), select: ({ items }) => items, refetchInterval: 60_000 })

export const days = 7

export const room = queryOptions({ queryKey: ['callbacks', 'room'], queryFn: () => call<List<Hour>>(`/api/callbacks/room?days=${days}`), select: ({ items }) => items })

export const feed = queryOptions({ queryKey: ['callbacks', 'feed'], queryFn: () => call<Feed>('/api/callbacks/feed') })
