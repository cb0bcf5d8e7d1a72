/**
 * FHIR R4 Patients from a hospital's system: a Bundle, one Patient, or NDJSON. Read are `identifier`, `name`, `gender`, `birthDate` and `telecom`; everything
 * else is left alone. Nothing that a resource points at is ever fetched, and no HTML in it is ever shown.
 */
import { Type, type Static, type TSchema } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { genders, type PatientFields } from './patient.ts'
import { isDate, isEmail, isPhone, longest, plain, type Incoming, type Issue, type IssueCode, type ReadPatients } from './read-patients.ts'

export const fhirTypes = ['application/fhir+json', 'application/fhir+ndjson', 'application/x-ndjson'] as const

/** So many resources at once; a larger hospital sends several files. */
export const mostPatients = 5_000

const text = Type.Optional(Type.String())
const many = <T extends TSchema>(one: T) => Type.Optional(Type.Array(one))
const HumanName = Type.Object({ use: text, text, family: text, given: many(Type.String()) })
const PatientResource = Type.Object({
  resourceType: Type.Literal('Patient'), id: text, gender: text, birthDate: text, modifierExtension: many(Type.Unknown()),
  identifier: many(Type.Object({ use: text, system: text, value: text })), name: many(HumanName), telecom: many(Type.Object({ system: text, value: text, use: text })),
})
type PatientResource = Static<typeof PatientResource>
const Bundle = Type.Object({ resourceType: Type.Literal('Bundle'), type: Type.String(), entry: many(Type.Object({ resource: Type.Optional(Type.Unknown()), request: Type.Optional(Type.Object({ method: Type.String() })) })) })

/** Of these a resource is what the other system holds, not something that is asked or told otherwise. */
const bundles = new Set(['collection', 'searchset', 'batch', 'transaction', 'history', 'document'])

export function readFhir(sent: string): ReadPatients {
  const read: ReadPatients = { incoming: [], issues: [], skipped: 0 }
  const resources = resourcesIn(sent, read.issues)
  if (resources.length > mostPatients) return { ...read, issues: [issue(mostPatients + 1, '', 'structure', `At most ${mostPatients} resources are taken at once.`)] }
  for (const [i, resource] of resources.entries()) if (resource !== broken) take(resource, i + 1, read)
  return read
}

const broken = Symbol('a line that is no JSON')
const issue = (at: number, path: string, code: IssueCode, message: string): Issue => ({ at, path, code, message })

/** NDJSON is recognised by its second line, whatever it was called on the way. */
function resourcesIn(sent: string, issues: Issue[]): unknown[] {
  const whole = parsed(sent.replace(/^\uFEFF/, ''))
  if (whole === broken) {
    const lines = sent.split('\n').filter((line) => line.trim() !== '')
    if (lines.length < 2) issues.push(issue(1, '', 'structure', 'That is no JSON.'))
    return lines.length < 2 ? [] : lines.map((line, i) => {
      const one = parsed(line)
      if (one === broken) issues.push(issue(i + 1, '', 'structure', 'The line is no JSON.'))
      return one
    })
  }
  if (!Value.Check(Bundle, whole)) return [whole]
  if (!bundles.has(whole.type)) {
    issues.push(issue(1, 'Bundle.type', 'not-supported', 'This kind of bundle is not read.'))
    return []
  }
  return (whole.entry ?? []).map(({ resource, request }, i) => {
    if (request === undefined || /^(PUT|POST)$/.test(request.method)) return resource
    issues.push(issue(i + 1, 'Bundle.entry.request', 'not-supported', 'Patients are taken in; nothing else that is asked for is done.'))
    return broken
  })
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return broken
  }
}

function take(resource: unknown, at: number, read: ReadPatients): void {
  const type = typeof resource === 'object' && resource !== null && 'resourceType' in resource ? resource.resourceType : undefined
  if (type !== 'Patient' && typeof type === 'string' && type !== 'Bundle') {
    read.skipped += 1
    return
  }
  if (!Value.Check(PatientResource, resource)) {
    const first = Value.Errors(PatientResource, resource).First()
    read.issues.push(issue(at, pathOf(first?.path ?? ''), 'structure', 'That is no FHIR R4 Patient.'))
    return
  }
  const before = read.issues.length
  const patient = fieldsFrom(resource, (path, code, message) => void read.issues.push(issue(at, `Patient.${path}`, code, message)))
  if (read.issues.length === before) read.incoming.push({ at, patient } satisfies Incoming)
}

/** `/name/0/given` → `Patient.name[0].given` */
const pathOf = (pointer: string): string => `Patient${pointer.replaceAll(/\/(\d+)/g, '[$1]').replaceAll('/', '.')}`.slice(0, 200)

function fieldsFrom({ identifier = [], name = [], gender, birthDate, telecom = [], modifierExtension = [] }: PatientResource, fault: (path: string, code: IssueCode, message: string) => void): PatientFields {
  // R4: whoever does not understand one must not process the resource.
  if (modifierExtension.length > 0) fault('modifierExtension', 'not-supported', 'It changes what the resource means, and is not understood here.')
  if ([identifier, name, telecom].some((list) => list.length > longest.each)) fault('', 'too-long', `At most ${longest.each} of each element are taken.`)
  const identifiers = identifier.filter(({ use, value }) => use !== 'old' && plain(value ?? '') !== '').map(({ system = '', value = '' }) => ({ system: plain(system), value: plain(value) }))
  if (identifiers.length === 0) fault('identifier', 'required', 'Without an identifier the patient cannot be known again.')
  if (identifiers.some(({ system, value }) => system.length > longest.system || value.length > longest.identifier)) fault('identifier', 'too-long', 'The identifier is too long.')
  const said = nameFrom(name)
  if (said === '') fault('name', 'required', 'The name is missing.')
  if (said.length > longest.name) fault('name', 'too-long', 'The name is too long.')
  if (gender !== undefined && !(genders as readonly string[]).includes(gender)) fault('gender', 'value', `The gender must be one of ${genders.join(', ')}.`)
  if (birthDate !== undefined && !isDate(birthDate)) fault('birthDate', 'value', 'The date of birth must be like 2019-04-23.')
  const current = telecom.filter(({ use }) => use !== 'old').map(({ system, value = '' }) => ({ system, value: plain(value) }))
  const [phones, emails] = [valuesOf(current, 'phone'), valuesOf(current, 'email').map((one) => one.toLowerCase())]
  if (!phones.every(isPhone)) fault('telecom', 'value', 'That is no telephone number.')
  if (!emails.every(isEmail)) fault('telecom', 'value', 'That is no e-mail address.')
  return { identifiers: [...new Set(identifiers.map(({ system, value }) => `${system}|${value}`))], name: said, gender: genders.find((one) => one === gender) ?? null, birthDate: birthDate ?? null, phones, emails }
}

const valuesOf = (telecom: { system: string | undefined, value: string }[], wanted: string): string[] => [...new Set(telecom.flatMap(({ system, value }) => (system === wanted && value !== '' ? value : [])))]

/** The official name, else the usual one, else whichever is there; old ones are not theirs any more. */
function nameFrom(names: Static<typeof HumanName>[]): string {
  const current = names.filter(({ use }) => use !== 'old')
  const chosen = current.find(({ use }) => use === 'official') ?? current.find(({ use }) => use === 'usual') ?? current[0]
  if (!chosen) return ''
  const { text: whole, family = '', given = [] } = chosen
  if (whole?.trim()) return plain(whole)
  const isHan = /\p{Script=Han}/u.test(family)
  return plain(isHan ? family + given.join('') : [...given, family].join(' '))
}
