import type { ComplaintRow } from './desk.ts'
import type { Json } from './json.ts'
import type { AnonymisePreview as Preview } from '../../../engine/customers/anonymise.ts'
import type { Imported, PatientPlan as Plan } from '../../../engine/customers/import-patients.ts'
import type { CustomerRow as Row, PatientRow } from '../../../engine/customers/list-customers.ts'
import type { CustomerCase as Case, CustomerRecord } from '../../../engine/customers/show-customer.ts'

export type CustomerRow = Json<Row>
export type CustomerCase = ComplaintRow & Json<Pick<Case, 'standing' | 'by' | 'need' | 'tag' | 'occupation' | 'inclination' | 'founded' | 'satisfied'>>
export type Customer = Json<Omit<CustomerRecord, 'cases'>> & { cases: CustomerCase[] }
export type Patient = Json<PatientRow>
export type AnonymisePreview = Json<Preview>
export type PatientPlan = Json<Plan>
export type PatientsImported = Pick<Imported, 'new' | 'changed' | 'same'>
