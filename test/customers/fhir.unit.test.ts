import { describe, expect, it } from 'vitest'
import { mostPatients, readFhir } from '../../engine/customers/fhir-patient.ts'
import { readPatientFile } from '../../engine/customers/read-patients.ts'

const li = {
  resourceType: 'Patient', id: 'p1', identifier: [{ use: 'usual', system: 'urn:his', value: '000123' }], gender: 'female', birthDate: '1984-04-23',
  name: [{ use: 'old', text: '李旧名' }, { use: 'official', family: '李', given: ['小', '芳'] }],
  telecom: [{ system: 'phone', value: '138 0000 0000' }, { system: 'email', value: 'Li@Example.org' }, { system: 'phone', value: '1', use: 'old' }],
}
const read = (sent: unknown) => readFhir(typeof sent === 'string' ? sent : JSON.stringify(sent))
const bundle = (...resources: unknown[]) => ({ resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) })
const codes = (sent: unknown) => read(sent).issues.map(({ at, path, code }) => [at, path, code])

describe('FHIR R4 Patients', () => {
  it('are read for what the record holds, from a bundle, one resource or lines of them', () => {
    const fields = { identifiers: ['urn:his|000123'], name: '李小芳', gender: 'female', birthDate: '1984-04-23', phones: ['138 0000 0000'], emails: ['li@example.org'] }
    for (const sent of [bundle(li), li, `${JSON.stringify(li)}\n${JSON.stringify({ resourceType: 'Observation' })}\n`]) expect(read(sent)).toMatchObject({ incoming: [{ at: 1, patient: fields }], issues: [] })
    expect(read(bundle({ resourceType: 'Observation' }, li))).toMatchObject({ incoming: [{ at: 2 }], skipped: 1 })
  })

  it('are called as their language does it', () => {
    const named = (name: unknown) => read({ ...li, name: [name] }).incoming[0]?.patient.name
    expect([named({ family: 'Smith', given: ['Jane', 'Ann'] }), named({ text: ' Jane ' }), named({ use: 'nickname', family: '王', given: ['芳'] })]).toEqual(['Jane Ann Smith', 'Jane', '王芳'])
  })

  it.each<[string, object, string, string]>([
    ['without an identifier', { identifier: [{ system: 'urn:his' }] }, 'Patient.identifier', 'required'],
    ['without a name', { name: [{ use: 'old', text: 'Jane' }] }, 'Patient.name', 'required'],
    ['with a gender of its own', { gender: 'F' }, 'Patient.gender', 'value'],
    ['with a month that there is not', { birthDate: '1984-13-01' }, 'Patient.birthDate', 'value'],
    ['with a day that there is not', { birthDate: '1985-02-29' }, 'Patient.birthDate', 'value'],
    ['with a number that is none', { telecom: [{ system: 'phone', value: 'javascript:alert(1)' }] }, 'Patient.telecom', 'value'],
    ['with an address that is none', { telecom: [{ system: 'email', value: '<img src=x>' }] }, 'Patient.telecom', 'value'],
    ['that mean something else by an extension', { modifierExtension: [{ url: 'urn:not-a-patient' }] }, 'Patient.modifierExtension', 'not-supported'],
    ['with a name without end', { name: [{ text: 'x'.repeat(201) }] }, 'Patient.name', 'too-long'],
    ['with lists without end', { telecom: Array.from({ length: 21 }, () => ({ system: 'phone', value: '13800000000' })) }, 'Patient.', 'too-long'],
    ['of another shape', { name: 'Jane' }, 'Patient.name', 'structure'],
    ['with an object for a word', { identifier: [{ value: { $ne: null } }] }, 'Patient.identifier[0].value', 'structure'],
  ])('%s are refused alone, and say where', (_what, changes, path, code) => {
    const found = read(bundle({ ...li, ...changes }, li))
    expect(found.issues.map((one) => [one.at, one.path, one.code])).toEqual([[1, path, code]])
    expect(found.incoming.map(({ at }) => at)).toEqual([2])
  })

  it('lead nowhere and carry nothing along: links, pictures, HTML and names that JavaScript acts on are left alone', () => {
    const hostile = JSON.stringify({ ...li, text: { div: '<script>alert(1)</script>' }, photo: [{ url: 'http://169.254.169.254/' }], link: [{ other: { reference: 'http://example.org/Patient/1' } }] }).replace('{', '{"__proto__":{"name":"x"},')
    expect(read(hostile).incoming).toEqual(read(li).incoming)
    expect(({} as { name?: string }).name).toBeUndefined()
  })

  it('have no signs in their names that nobody sees', () => {
    expect(read({ ...li, name: [{ text: '李\u202E小\u0000芳\u200B' }] }).incoming[0]?.patient.name).toBe('李小芳')
  })

  it('come in a bundle that holds them, not in one that asks for something else', () => {
    expect(codes({ resourceType: 'Bundle', type: 'message', entry: [{ resource: li }] })).toEqual([[1, 'Bundle.type', 'not-supported']])
    const transaction = { resourceType: 'Bundle', type: 'transaction', entry: [{ resource: li, request: { method: 'DELETE' } }, { resource: li, request: { method: 'PUT' } }] }
    expect(codes(transaction)).toEqual([[1, 'Bundle.entry.request', 'not-supported']])
    expect(read(transaction).incoming.map(({ at }) => at)).toEqual([2])
  })

  it('are refused as a whole where nothing can be read, or there are too many', () => {
    expect(codes('{')).toEqual([[1, '', 'structure']])
    expect(codes(`${JSON.stringify(li)}\n{\n${JSON.stringify(li)}`)).toEqual([[2, '', 'structure']])
    expect(codes('[]')).toEqual([[1, 'Patient', 'structure']])
    expect(read(Array.from({ length: mostPatients + 1 }, () => JSON.stringify(li)).join('\n'))).toMatchObject({ incoming: [], issues: [{ code: 'structure' }] })
  })
})

describe('a spreadsheet of patients', () => {
  it('is read by the names of its columns, and by what people write in them', () => {
    const { incoming, issues } = readPatientFile('name,number,gender,birthDate,phone\n李芳,000123,女,1984/04/23,13800000000; 010-88886666\n')
    expect(issues).toEqual([])
    expect(incoming).toEqual([{ at: 2, patient: { identifiers: ['|000123'], name: '李芳', gender: 'female', birthDate: '1984-04-23', phones: ['13800000000', '010-88886666'], emails: [] } }])
  })

  it('says each fault with its line and column', () => {
    const { incoming, issues } = readPatientFile('number,name,gender,birthDate,phone,email\n,,x,gestern,rang,at\n1,李芳,,,,\n')
    expect(issues.map(({ at, path, code }) => [at, path, code])).toEqual([[2, 'number', 'required'], [2, 'name', 'required'], [2, 'gender', 'value'], [2, 'birthDate', 'value'], [2, 'phone', 'value'], [2, 'email', 'value']])
    expect(incoming).toHaveLength(1)
    expect(readPatientFile('who\nx\n').issues).toMatchObject([{ at: 1, code: 'structure' }])
  })
})
