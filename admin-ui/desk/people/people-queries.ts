import { queryOptions } from '@tanstack/react-query'
import { call, query } from '../../kit/http.ts'
import type { AbsenceRow, Cells, ChangeCounts, DutyShift, Gap, PeopleTable, PersonnelFinding, PostCoverage, TableName, TablePlan } from '../../kit/shapes/people.ts'
import type { List } from '../../kit/shapes/desk.ts'

/** Everything here begins with `hospital`, so that one change makes all of it fresh. */
const key = 'hospital'
export const everything = { queryKey: [key] }

export const table = (name: TableName) => queryOptions({ queryKey: [key, name], queryFn: () => call<PeopleTable>(`/api/hospital/${name}`) })

export interface Period { from: string; to: string }

export const absences = (period: Period) => queryOptions({ queryKey: [key, 'absent', period], queryFn: () => call<List<AbsenceRow>>(`/api/absences${query({ ...period })}`), select: ({ items }) => items })

export const roster = (department: string, period: Period) =>
  queryOptions({ queryKey: [key, 'on-duty', department, period], queryFn: () => call<List<DutyShift>>(`/api/roster${query({ department, ...period })}`), select: ({ items }) => items })

export const coverage = (department: string, period: Period) =>
  queryOptions({ queryKey: [key, 'coverage', department, period], queryFn: () => call<List<PostCoverage>>(`/api/staff/coverage${query({ department, ...period })}`), select: ({ items }) => items })

export const gaps = queryOptions({ queryKey: [key, 'gaps'], queryFn: () => call<{ items: Gap[]; findings: PersonnelFinding[] }>('/api/staff/gaps'), staleTime: 60_000 })

export interface Stranger { id: string; name: string; nameZh?: string }

/** Who works here and cannot sign in yet. */
export const withoutAccount = queryOptions({ queryKey: [key, 'without-account'], queryFn: () => call<List<Stranger>>('/api/people/without-account'), select: ({ items }) => items })
export const givePassword = (person: string) => call<{ password: string }>(`/api/people/${person}/password`, { method: 'POST' })

export interface Sent { items?: Cells[]; csv?: string; ics?: string; person?: string; remove?: string[] }

export const preview = (name: TableName, sent: Sent) => call<TablePlan>(`/api/hospital/${name}/preview`, { json: sent })
export const change = (name: TableName, sent: Sent) => call<ChangeCounts>(`/api/hospital/${name}/changes`, { json: sent })
