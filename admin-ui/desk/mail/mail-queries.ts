import { queryOptions } from '@tanstack/react-query'
import { list } from '../queries.ts'
import { call } from '../../kit/http.ts'

export interface Mail {
  id: string
  from: { address: string; name?: string | null } | null
  subject: string
  attachments: string[]
  leftOut: number
  arrivedAt: string
  state: 'opened' | 'joined' | 'thanks' | 'automatic' | 'bounce' | 'asks' | 'unreadable' | 'set-aside'
  because: string | null
  complaintId?: string
  receipt?: string
  decidedBy: string | null
  reason?: string
}

export interface Mailbox {
  /** Mails that wait for a decision. */
  asks: number
  state: 'off' | 'starting' | 'reading' | 'away'
  readAt?: string
  fault?: string
  since?: string
}

export const mails = (state: Mail['state'] | undefined) => ({ ...list<Mail>('/api/incoming-mails', { state, limit: 50 }), refetchInterval: 30_000 })

export const mail = (id: string) => queryOptions({ queryKey: ['incoming-mails', 'one', id], queryFn: () => call<Mail & { text: string }>(`/api/incoming-mails/${id}`) })

export const mailbox = queryOptions({
  queryKey: ['incoming-mails', 'mailbox'],
  queryFn: () => call<Mailbox>('/api/mailbox'),
  refetchInterval: 30_000,
})
