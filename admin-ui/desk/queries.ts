import { infiniteQueryOptions, QueryCache, queryOptions } from '@tanstack/react-query'
import { call, Problem, query } from '../kit/http.ts'
import { FreshQueryClient } from '../kit/query-client.ts'
import { setHospitalZone } from '../kit/time.ts'
import type { Action, CaseInstance, Complaint, HistoryItem, List, Me, Notice, Person, StartForm, Task, TaskForm } from '../kit/shapes/desk.ts'
import type { Emergency } from '../kit/shapes/emergencies.ts'
import type { Department } from '../kit/shapes/public.ts'
import type { Language } from '../kit/language.ts'

/** The browser's copy of what the engine knows. A refused session is forgotten, which brings the sign-in page up. */
export const queries = new FreshQueryClient({
  queryCache: new QueryCache({
    onError: (error, { queryKey }) => {
      if (error instanceof Problem && error.status === 401 && queryKey[0] !== 'me') void queries.invalidateQueries({ queryKey: ['me'] })
    },
  }),
  defaultOptions: { queries: { staleTime: 10_000, retry: (count, error) => !(error instanceof Problem) && count < 3 } },
})

export const me = queryOptions({
  queryKey: ['me'],
  queryFn: async () => {
    const answer = await call<Me>('/api/me')
    setHospitalZone(answer.zone)
    return answer
  },
  staleTime: Infinity,
})

export const departments = queryOptions({
  queryKey: ['departments'],
  queryFn: () => call<List<Department>>('/api/departments'),
  select: ({ items }) => items,
  staleTime: Infinity,
})

export const people = queryOptions({ queryKey: ['people'], queryFn: () => call<List<Person>>('/api/people'), select: ({ items }) => items, staleTime: Infinity })

/** A list that is read on by its cursor. */
export function list<Item>(path: string, filter: Record<string, string | number | undefined> = {}) {
  return infiniteQueryOptions({
    queryKey: [...path.split('/').slice(2), 'list', filter],
    queryFn: ({ pageParam }) => call<List<Item>>(`${path}${query({ ...filter, cursor: pageParam })}`),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  })
}

export const tasks = (filter: Record<string, string | number | undefined>) => list<Task>('/api/tasks', { state: 'open', limit: 50, ...filter })

export const task = (key: string) => queryOptions({ queryKey: ['tasks', 'one', key], queryFn: () => call<Task>(`/api/tasks/${key}`) })

/** Never fetched again behind somebody's back: the form is being filled in. */
export const taskForm = (key: string, language: Language) =>
  queryOptions({ queryKey: ['task-form', key, language], queryFn: () => call<TaskForm>(`/api/tasks/${key}/form?lang=${language}`), staleTime: Infinity })

/** Where actions are found: those of a case, or those that need none. */
export const actionsPath = (complaintId?: string): string => (complaintId === undefined ? '/api/actions' : `/api/complaints/${complaintId}/actions`)

export const actions = (complaintId?: string) => queryOptions({
  queryKey: complaintId === undefined ? ['actions'] : ['complaints', complaintId, 'actions'],
  queryFn: () => call<List<Action>>(actionsPath(complaintId)),
  select: ({ items }) => items,
})

/** Fetched anew each time it is opened, never behind somebody's back. */
export const startForm = (path: string, language: Language) =>
  queryOptions({ queryKey: ['start-form', path, language], queryFn: () => call<StartForm>(`${path}/form?lang=${language}`), staleTime: Infinity, gcTime: 0 })

export const complaint = (id: string) => queryOptions({ queryKey: ['complaints', id], queryFn: () => call<Complaint>(`/api/complaints/${id}`) })

export const emergencies = queryOptions({ queryKey: ['emergencies'], queryFn: () => call<List<Emergency>>('/api/emergencies'), select: ({ items }) => items, refetchInterval: 60_000 })

export const history = (id: string) =>
  queryOptions({ queryKey: ['complaints', id, 'history'], queryFn: () => call<List<HistoryItem>>(`/api/complaints/${id}/history`), select: ({ items }) => items })

export const caseInstances = (id: string) =>
  queryOptions({ queryKey: ['complaints', id, 'instances'], queryFn: () => call<List<CaseInstance>>(`/api/complaints/${id}/instances`), select: ({ items }) => items })

/** A deployed diagram never changes. */
export const xml = (path: string) => queryOptions({ queryKey: ['xml', path], queryFn: () => call<string>(path), staleTime: Infinity })

export const notices = queryOptions({
  queryKey: ['notifications', 'mine'],
  queryFn: () => call<List<Notice> & { unread: number }>('/api/notifications/mine'),
})
