import { queryOptions } from '@tanstack/react-query'
import { call } from '../../kit/http.ts'
import type { List, TaskForm } from '../../kit/shapes/desk.ts'
import type { Bilingual, Language } from '../../kit/language.ts'
import type { Department } from '../../kit/shapes/public.ts'
import type { Picture, Play, Rehearsal, Run, Scenario } from './shapes.ts'

const soon = 1_500

/** Asked again while it changes by itself. */
export const rehearsal = queryOptions({
  queryKey: ['rehearsal', 'state'],
  queryFn: () => call<Rehearsal>('/api/studio/rehearsal'),
  refetchInterval: ({ state: { data } }) => (data?.state === 'starting' || data?.state === 'stopping' ? soon : 30_000),
})

export const play = queryOptions({ queryKey: ['rehearsal', 'play'], queryFn: () => call<Play>('/api/studio/rehearsal/play') })

export const picture = (complaint: string) =>
  queryOptions({ queryKey: ['rehearsal', 'play', complaint], queryFn: () => call<Picture>(`/api/studio/rehearsal/play/${complaint}`), staleTime: Infinity })

const as = (person: string) => ({ headers: { 'x-acting-as': person } })

/** Never fetched again behind somebody's back: the form is being filled in. */
export const form = (key: string, person: string, language: Language) =>
  queryOptions({ queryKey: ['rehearsal', 'form', key, person, language], queryFn: () => call<TaskForm>(`/api/rehearsal/tasks/${key}/form?lang=${language}`, as(person)), staleTime: Infinity })

export const xml = (complaint: string, instance: string, person: string) =>
  queryOptions({ queryKey: ['rehearsal', 'xml', instance], queryFn: () => call<string>(`/api/rehearsal/complaints/${complaint}/instances/${instance}/xml`, as(person)), staleTime: Infinity })

export const departments = queryOptions({ queryKey: ['rehearsal', 'departments'], queryFn: () => call<List<Department>>('/api/rehearsal/public/departments'), select: ({ items }) => items, staleTime: Infinity })

const known = { queryKey: ['rehearsal', 'scenarios'], queryFn: () => call<List<Scenario> & { steps: Record<string, Bilingual> }>('/api/studio/scenarios') }
export const scenarios = queryOptions({ ...known, select: ({ items }) => items })
/** Names of the steps that scenarios speak of, by id. */
export const steps = queryOptions({ ...known, select: (answer) => answer.steps })

export const run = queryOptions({
  queryKey: ['rehearsal', 'run'],
  queryFn: () => call<{ run: Run | null }>('/api/studio/rehearsal/run'),
  select: (answer) => answer.run,
  refetchInterval: ({ state: { data } }) => (data?.run?.state === 'running' ? soon : false),
})
