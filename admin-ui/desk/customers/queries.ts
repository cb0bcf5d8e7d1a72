import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { list } from '../queries.ts'
import { call } from '../../kit/http.ts'
import type { AnonymisePreview, Customer, CustomerRow, Patient, PatientPlan, PatientsImported } from '../../kit/shapes/customers.ts'

/** What was found before stays until the answer is there: nothing flickers while somebody types. */
export const customers = (q: string, repeat: boolean) => ({ ...list<CustomerRow>('/api/customers', { q, ...(repeat && { repeat: 'true' }) }), placeholderData: keepPreviousData })

export const patients = (q: string) => ({ ...list<Patient>('/api/patients', { q }), placeholderData: keepPreviousData })

export const customer = (id: string) => queryOptions({ queryKey: ['customers', 'one', id], queryFn: () => call<Customer>(`/api/customers/${id}`) })

export const preview = (id: string) => queryOptions({ queryKey: ['customers', 'anonymisation', id], queryFn: () => call<AnonymisePreview>(`/api/customers/${id}/anonymisation`), staleTime: 0 })

export const anonymise = (id: string, confirm: string) => call(`/api/customers/${id}/anonymisation`, { json: { confirm } })

/** Somebody says something about this person, or with null takes it back. `what`: the path below the person. */
export const say = (id: string, what: string, json: Record<string, unknown> | null) => call(`/api/customers/${id}/${what}`, json === null ? { method: 'DELETE' } : { method: 'PUT', json })

/** What was chosen: a spreadsheet, or FHIR as one JSON document. */
export type PatientFile = { csv: string } | { fhir: unknown }

/** @throws SyntaxError for a file that calls itself JSON and is none */
export async function readFile(file: File): Promise<PatientFile> {
  const text = await file.text()
  if (!/^\s*[{[]/.test(text)) return { csv: text }
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const isLines = lines.length > 1 && lines.every((line) => line.trimStart().startsWith('{') && line.trimEnd().endsWith('}'))
  return { fhir: isLines ? { resourceType: 'Bundle', type: 'collection', entry: lines.map((line) => ({ resource: JSON.parse(line) as unknown })) } : JSON.parse(text) as unknown }
}

const fhir = (json: unknown, look: boolean) => ({ path: `/api/customers/fhir${look ? '?look=true' : ''}`, how: { method: 'PUT' as const, json, headers: { 'content-type': 'application/fhir+json' } } })

export function look(file: PatientFile): Promise<PatientPlan> {
  if ('csv' in file) return call<PatientPlan>('/api/patients/preview', { json: file })
  const { path, how } = fhir(file.fhir, true)
  return call<PatientPlan>(path, how)
}

export function take(file: PatientFile): Promise<PatientsImported> {
  if ('csv' in file) return call<PatientsImported>('/api/patients', { json: file })
  const { path, how } = fhir(file.fhir, false)
  return call<PatientsImported>(path, how)
}
