import { queryOptions } from '@tanstack/react-query'
import { call } from '../../kit/http.ts'
import * as queries from '../queries.ts'
import type { LedgerColumn, LedgerLine } from '../../kit/shapes/overviews.ts'

/** All columns that there are, and the ids of those that one has chosen. */
export const ledgerColumns = queryOptions({ queryKey: ['ledger-columns'], queryFn: () => call<{ all: LedgerColumn[]; mine: string[] }>('/api/ledger/columns'), staleTime: Infinity })

export const keepColumns = (columns: string[]) => call('/api/ledger/columns', { method: 'PUT', json: { columns } })

export const ledger = (filter: Record<string, string | undefined>, columns: string[]) =>
  queries.list<LedgerLine>('/api/complaints', { ...filter, columns: columns.join(',') || undefined, limit: 50 })

/** What narrows the ledger down, by its name in the address. */
export const filterNames = ['q', 'state', 'tier', 'department', 'nature', 'channel', 'from', 'to', 'tag', 'field', 'occupation', 'severity', 'epidemic', 'emergency', 'repeat', 'missed', 'satisfied', 'outcome'] as const
export type FilterName = (typeof filterNames)[number]
