import { queryOptions } from '@tanstack/react-query'
import { list } from '../queries.ts'
import { call } from '../../kit/http.ts'
import type { Report, ReportKind, ReportRow } from '../../kit/shapes/reports.ts'

export const reports = (kind: ReportKind | undefined) => list<ReportRow>('/api/reports', { limit: 50, kind })

/** A report never changes but for its comment. */
export const report = (id: string) => queryOptions({ queryKey: ['reports', 'one', id], queryFn: () => call<Report>(`/api/reports/${id}`) })
