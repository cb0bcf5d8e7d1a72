import { queryOptions } from '@tanstack/react-query'
import { call } from '../../kit/http.ts'
import type { ConnectorDetail, Connectors, EffectRow, SecretRow } from '../../kit/shapes/connectors.ts'

export const connectors = queryOptions({ queryKey: ['connectors'], queryFn: () => call<Connectors>('/api/connectors'), refetchInterval: 5_000 })

export const connector = (type: string) => queryOptions({ queryKey: ['connectors', type], queryFn: () => call<ConnectorDetail>(`/api/connectors/${encodeURIComponent(type)}`), refetchInterval: 10_000 })

export const secrets = queryOptions({ queryKey: ['secrets'], queryFn: () => call<{ items: SecretRow[] }>('/api/secrets'), select: ({ items }) => items })

export const unknown = queryOptions({ queryKey: ['effects'], queryFn: () => call<{ items: EffectRow[] }>('/api/effects'), select: ({ items }) => items, refetchInterval: 10_000 })
