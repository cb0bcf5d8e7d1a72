/** The database of complaint customers, and apart from it the general record of patients. */
import { Type } from '@sinclair/typebox'
import { text } from 'express'
import { holdsCustomers, importsPatients, readsCustomers, readsPatients } from '../../access/abilities.ts'
import { anonymise, previewAnonymising } from '../../customers/anonymise.ts'
import { fhirTypes, readFhir } from '../../customers/fhir-patient.ts'
import { importPatients, previewPatients } from '../../customers/import-patients.ts'
import { listCustomers, listPatients } from '../../customers/list-customers.ts'
import { patientColumns, readPatientFile } from '../../customers/read-patients.ts'
import { decideCase, decideRepeat } from '../../customers/repeats.ts'
import { decidePatient, showCustomer } from '../../customers/show-customer.ts'
import { csvOf } from '../../scenarios/csv.ts'
import { Refusal } from '../../errors/errors.ts'
import type { Context } from '../context.ts'
import { route, type Route } from '../route.ts'
import { byId, Id, listOf, optional, paging, strict, words } from '../schemas.ts'

const search = { q: optional(Type.String({ maxLength: 200 })), ...paging }
const byCase = Type.Object({ id: Id, case: Id }, strict)
const byPair = Type.Object({ id: Id, case: Id, earlier: Id }, strict)
const File = Type.Object({ csv: Type.String({ minLength: 1, maxLength: 900_000 }) }, strict)
const readFhirBody = text({ type: [...fhirTypes], limit: '8mb' })

export function customerRoutes({ clock }: Context): Route[] {
  return [
    route({
      method: 'get', path: '/api/customers', summary: 'Who complained, how often and how recently; with `repeat` only those with several cases', access: readsCustomers,
      query: Type.Object({ ...search, repeat: optional(Type.Boolean()) }, strict), answer: [200, listOf(Type.Unknown())],
      run: ({ actor, query }) => listCustomers(query, actor, clock),
    }),
    route({
      method: 'get', path: '/api/customers/{id}', summary: 'One complaint customer: needs, reasons, occupations, inclinations, cases, repeats, calls, follow-ups', access: readsCustomers, params: byId, answer: [200, Type.Unknown()],
      run: ({ actor, params }) => showCustomer(params.id, actor, clock),
    }),
    route({
      method: 'put', path: '/api/customers/{id}/cases/{case}', summary: 'A case is theirs, or somebody else\'s with the same number', access: readsCustomers, params: byCase, body: Type.Object({ theirs: Type.Boolean() }, strict), answer: [204, null],
      run: ({ actor, params, body }) => decideCase(params.id, params.case, body.theirs, actor, clock.now()),
    }),
    route({
      method: 'delete', path: '/api/customers/{id}/cases/{case}', summary: 'Take back what was said about a case', access: readsCustomers, params: byCase, answer: [204, null],
      run: ({ actor, params }) => decideCase(params.id, params.case, null, actor, clock.now()),
    }),
    route({
      method: 'put', path: '/api/customers/{id}/repeats/{case}/{earlier}', summary: 'A case is about the same matter as an earlier one, or is not', access: readsCustomers, params: byPair, body: Type.Object({ same: Type.Boolean() }, strict), answer: [204, null],
      run: ({ actor, params, body }) => decideRepeat(params.id, params.case, params.earlier, body.same, actor, clock.now()),
    }),
    route({
      method: 'delete', path: '/api/customers/{id}/repeats/{case}/{earlier}', summary: 'Take back what was said about two cases', access: readsCustomers, params: byPair, answer: [204, null],
      run: ({ actor, params }) => decideRepeat(params.id, params.case, params.earlier, null, actor, clock.now()),
    }),
    route({
      method: 'put', path: '/api/customers/{id}/patient', summary: 'Which patient of the general record it is; null takes it back', access: readsCustomers, params: byId, body: Type.Object({ patient: Type.Union([Id, Type.Null()]) }, strict), answer: [204, null],
      run: ({ actor, params, body }) => decidePatient(params.id, body.patient, actor, clock.now()),
    }),
    route({
      method: 'get', path: '/api/customers/{id}/anonymisation', summary: 'What anonymising would erase, and what stands in its way', access: holdsCustomers, params: byId, answer: [200, Type.Unknown()],
      run: ({ actor, params }) => previewAnonymising(params.id, actor, clock),
    }),
    route({
      method: 'post', path: '/api/customers/{id}/anonymisation', summary: 'Anonymise the person and keep the cases; it cannot be taken back', access: holdsCustomers, params: byId, body: Type.Object({ confirm: words(200) }, strict), answer: [204, null],
      run: ({ actor, params, body }) => anonymise(params.id, body.confirm, actor, clock),
    }),
    route({
      method: 'get', path: '/api/patients', summary: 'The general record: patients of the hospital\'s system', access: readsPatients, query: Type.Object(search, strict), answer: [200, listOf(Type.Unknown())],
      run: ({ actor, query }) => listPatients(query, actor, clock),
    }),
    route({
      method: 'get', path: '/api/patients/template', summary: 'An empty spreadsheet with the columns of patients', access: importsPatients, answer: [200, null],
      run: async ({ res }) => { res.attachment('patients.csv').type('text/csv; charset=utf-8').send(`\uFEFF${csvOf(patientColumns, [])}`) },
    }),
    route({
      method: 'post', path: '/api/patients/preview', summary: 'What a spreadsheet of patients would change', access: importsPatients, body: File, answer: [200, Type.Unknown()],
      run: ({ actor, body }) => previewPatients(readPatientFile(body.csv), actor, clock.now()),
    }),
    route({
      method: 'post', path: '/api/patients', summary: 'Take in a spreadsheet of patients, whole or not at all', access: importsPatients, body: File, answer: [200, Type.Unknown()],
      run: ({ actor, body }) => importPatients(readPatientFile(body.csv), 'csv', true, actor, clock.now()),
    }),
    route({
      method: 'put', path: '/api/customers/fhir', summary: 'Take in FHIR R4 Patients (Bundle, Patient or NDJSON); what is wrong is told resource by resource. With `look` nothing is changed', access: importsPatients, read: readFhirBody,
      query: Type.Object({ look: optional(Type.Boolean()) }, strict), answer: [200, Type.Unknown()],
      run: async ({ actor, query, req }) => {
        const sent: unknown = req.body
        if (typeof sent !== 'string' || sent.trim() === '') throw new Refusal('request.unsupported', { detail: { en: 'Send FHIR with Content-Type: application/fhir+json or application/fhir+ndjson.', zh: '请以 Content-Type: application/fhir+json 或 application/fhir+ndjson 发送 FHIR 数据。' } })
        const read = readFhir(sent)
        return query.look ? await previewPatients(read, actor, clock.now()) : await importPatients(read, 'fhir', false, actor, clock.now())
      },
    }),
  ]
}
