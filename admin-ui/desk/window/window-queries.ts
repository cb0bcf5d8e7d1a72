import { queryOptions } from '@tanstack/react-query'
import { call } from '../../kit/http.ts'
import type { CaseWindow } from '../../kit/shapes/overviews.ts'

/** Under the case, so that it is fetched again when something happens to that. */
export const windowOf = (complaintId: string) => queryOptions({
  queryKey: ['complaints', complaintId, 'window'],
  queryFn: () => call<{ window: CaseWindow | null }>(`/api/complaints/${complaintId}/window`),
  select: ({ window }) => window,
})

/** Steps of the window; what is done in it is done by these tasks. */
export const windowProcesses: readonly string[] = ['unified-feedback', 'unified-answer', 'department-feedback', 'department-request', 'late-department']
