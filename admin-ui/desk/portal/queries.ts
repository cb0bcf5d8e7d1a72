import { queryOptions } from '@tanstack/react-query'
import { call } from '../../kit/http.ts'
import type { List } from '../../kit/shapes/desk.ts'
import type { PortalLink } from '../../kit/shapes/portal.ts'

export const links = queryOptions({ queryKey: ['portal', 'links'], queryFn: () => call<List<PortalLink>>('/api/portal/links'), select: ({ items }) => items })

export const embedding = queryOptions({ queryKey: ['portal', 'embedding'], queryFn: () => call<{ sites: string[] }>('/api/portal/embedding'), select: ({ sites }) => sites })
