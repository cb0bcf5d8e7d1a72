/** The database of complaint customers, on a real database, without a broker's part in it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findRelated } from '../../connectors/find-related/find-related.ts'
import { Audit } from '../../engine/access/audit.ts'
import type { Actor } from '../../engine/access/actor.ts'
import { Calls } from '../../engine/calls/call.ts'
import { Complaints, type Complaint } from '../../engine/complaints/complaint.ts'
import { contactKeys } from '../../engine/complaints/contact-keys.ts'
import { Entries } from '../../engine/complaints/entry.ts'
import { ComplaintCustomers } from '../../engine/customers/customer.ts'
import { readFhir } from '../../engine/customers/fhir-patient.ts'
import { importPatients, previewPatients } from '../../engine/customers/import-patients.ts'
import { listCustomers, listPatients } from '../../engine/customers/list-customers.ts'
import { ForgottenPatients, Patients } from '../../engine/customers/patient.ts'
import { readPatientFile } from '../../engine/customers/read-patients.ts'
import { recogniseCustomers } from '../../engine/customers/recognise.ts'
import { decideCase, decideRepeat, RepeatDecisions } from '../../engine/customers/repeats.ts'
import { decidePatient, showCustomer } from '../../engine/customers/show-customer.ts'
import { FollowUps } from '../../engine/follow-ups/follow-up.ts'
import { aCase, aJob, caseNow, monday, openWorkbench, variablesOf, type Workbench } from '../connectors/workbench.ts'
import { whoIs } from '../kit/who-is.ts'

let workbench: Workbench
let supervisor: Actor
let quality: Actor

beforeAll(async () => {
  workbench = await openWorkbench()
  supervisor = await whoIs({ roles: 'supervision' })
  quality = await whoIs({ roles: 'quality-team' })
})
afterAll(async () => await workbench.close())
beforeEach(async () => {
  workbench.at(monday)
  for (const model of [Complaints, Entries, Audit, Calls, FollowUps, ComplaintCustomers, RepeatDecisions, Patients, ForgottenPatients]) await (model as typeof Complaints).deleteMany({})
})

const day = 86_400_000
const daysBefore = (days: number) => new Date(new Date(monday).getTime() - days * day)
const from = (name: string, phone: string, changes: Partial<Complaint> = {}) => aCase({ complainant: { name, phone }, contacts: contactKeys({ phone }), ...changes })
const waiting = { department: 'outpatient', departments: ['outpatient'], facts: { tag: 'waiting-time', occupation: 'nurse', inclination: 'apology' } }
const list = async (query: { q?: string, repeat?: boolean } = {}) => (await listCustomers({ limit: 50, ...query }, supervisor, workbench.clock)).items
const only = async () => (await list())[0]!.id
const record = (id: string, actor = supervisor) => showCustomer(id, actor, workbench.clock)
const refusal = (code: string) => expect.objectContaining({ code }) as Error
const actions = async () => (await Audit.find({ action: /^(customer|patient)/ }).sort({ _id: 1 }).lean()).map(({ action, actor }) => [action, actor])

describe('the list', () => {
  it('shows each person once, however the number is written, with how often and how recently they were heard from', async () => {
    await from('李芳', '+86 138-0000-0000', { receivedAt: daysBefore(400) })
    await from('李小芳', '13800000000', { receivedAt: daysBefore(10) })
    await from('王强', '13911112222', { receivedAt: daysBefore(20) })
    await aCase({ anonymous: true })
    await Calls.create({ _id: 'c1', number: '13800000000', language: 'zh', notes: 'x', ending: 'answered', operator: 'x', beganAt: daysBefore(3), endedAt: daysBefore(3) })

    expect(await list()).toMatchObject([
      { names: ['李小芳', '李芳'], contacts: ['13800000000'], complaints: 2, unconfirmed: 1, calls: 1, frequency: 2, lastContact: daysBefore(3), firstAt: daysBefore(400) },
      { names: ['王强'], complaints: 1, unconfirmed: 0, calls: 0, frequency: 1 },
    ])
    expect((await list({ repeat: true })).map(({ names }) => names[0])).toEqual(['李小芳'])
  })

  it('finds people by name, by number, by its last digits and by receipt, and leaves a row for what it showed', async () => {
    const { receipt } = await from('李小芳', '13800001234')
    await from('王强', '13911112222')
    for (const q of ['小芳', '13800001234', '1234', receipt]) expect([q, (await list({ q })).map(({ names }) => names[0])]).toEqual([q, ['李小芳']])
    expect(await Audit.find({ action: 'customer.list', actor: supervisor.id }).countDocuments()).toBe(4)
  })

  it('goes on page by page, and catching up twice at once makes nobody twice', async () => {
    for (let i = 0; i < 5; i += 1) await from(`甲${i}`, `1380000100${i}`)
    await Promise.all([recogniseCustomers(), recogniseCustomers(), recogniseCustomers()])
    const seen: string[] = []
    for (let cursor: string | undefined; ;) {
      const { items, next } = await listCustomers({ limit: 2, ...(cursor && { cursor }) }, supervisor, workbench.clock)
      seen.push(...items.map(({ id }) => id))
      if (!next) break
      cursor = next
    }
    expect([seen.length, new Set(seen).size]).toEqual([5, 5])
  })

  it('a case that names the numbers of two people belongs to whoever was there first', async () => {
    await from('李芳', '13800000000', { receivedAt: daysBefore(9) })
    await from('王强', '13911112222', { receivedAt: daysBefore(8) })
    await recogniseCustomers()
    await aCase({ contacts: ['phone:13911112222', 'phone:13800000000'], receivedAt: daysBefore(1) })
    expect((await list()).map(({ names, complaints }) => [names[0], complaints])).toEqual([['李芳', 2], ['王强', 1]])
  })

  it('a case that cannot be read holds nobody else up', async () => {
    const { receipt } = await from('赵敏', '13700000000', { receivedAt: daysBefore(9) })
    await Complaints.collection.updateOne({ receipt }, { $set: { 'complainant.phone': 5 } })
    await from('王强', '13911112222', { receivedAt: daysBefore(8) })
    expect((await list()).map(({ names }) => names[0])).toEqual(['王强'])
  })
})

describe('the record', () => {
  it('tells needs, reasons, occupation, inclination, calls and follow-ups, and leaves a row', async () => {
    const { _id } = await from('李芳', '13800000000', { ...waiting, nature: 'service', rating: { satisfied: false, at: new Date(monday) } })
    await Entries.create({ _id: 'e1', complaintId: _id, taskKey: '1', elementId: 'contact-complainant', stepName: 'Contact', at: new Date(monday), words: { wish: '希望当面道歉' }, state: 'kept' })
    await FollowUps.create({ _id: 'f1', kind: 'discharge', name: '李芳', phone: '13800000000', language: 'zh', department: 'outpatient', from: daysBefore(5), addedBy: 'x', addedAt: daysBefore(4), same: 's', calls: [{ _id: 'j', at: daysBefore(2), reached: true, scores: null, complaintId: null }] })

    expect(await record(await only())).toMatchObject({
      names: ['李芳'], cases: [{ id: _id, nature: 'service', need: '希望当面道歉', tag: 'waiting-time', occupation: 'nurse', inclination: 'apology', satisfied: false, standing: 'first' }],
      followUps: [{ kind: 'discharge', calls: [{ reached: true }] }], calls: [], repeats: [],
    })
    expect(await Audit.find({ action: 'customer.read', subject: _id }).countDocuments()).toBe(1)
  })

  it('shows an actor no case that they may not see', async () => {
    const open = await from('李芳', '13800000000', { receivedAt: daysBefore(3) })
    await from('李芳', '13800000000', { visibleTo: [{ group: 'supervision', sees: 'case-and-person' }], receivedAt: daysBefore(2) })
    await from('李芳', '13800000000', { facts: { about: quality.id }, receivedAt: daysBefore(1) })
    const id = await only()
    expect((await record(id, quality)).cases.map((one) => one.id)).toEqual([open._id])
    expect((await record(id)).cases).toHaveLength(3)
    await expect(record('nobody')).rejects.toEqual(refusal('customer.unknown'))
  })

  it('of somebody all of whose cases are kept from an actor is there for others only, and nothing is said of it', async () => {
    const { _id, receipt } = await from('李芳', '13800000000', { visibleTo: [{ group: 'supervision', sees: 'case-and-person' }] })
    const id = await only()
    for (const q of [undefined, '李芳', receipt]) expect((await listCustomers({ limit: 9, ...(q && { q }) }, quality, workbench.clock)).items).toEqual([])
    await expect(record(id, quality)).rejects.toEqual(refusal('customer.unknown'))
    await expect(decideCase(id, _id, true, quality, workbench.clock.now())).rejects.toEqual(refusal('customer.unknown'))
    await expect(decidePatient(id, null, quality, workbench.clock.now())).rejects.toEqual(refusal('customer.unknown'))
    expect((await record(id)).cases).toMatchObject([{ id: _id, standing: 'first' }])
  })
})

describe('what repeats what', () => {
  const two = async () => {
    const earlier = await from('李芳', '13800000000', { ...waiting, receivedAt: daysBefore(30), answer: { text: 'x', at: daysBefore(20), by: null }, closedAt: daysBefore(19) })
    const later = await from('李芳', '13800000000', { ...waiting, receivedAt: daysBefore(1) })
    return { earlier, later, id: await only() }
  }
  const registered = async (complaint: Complaint) =>
    variablesOf<{ related: { repeatOf: string | null } }>(await workbench.run(findRelated, aJob('find-related', { complaintId: complaint._id, department: 'outpatient', tag: 'waiting-time' }))).related.repeatOf

  it('is proposed, said by a person, taken back, and goes before what looks alike when the case is registered', async () => {
    const { earlier, later, id } = await two()
    expect((await record(id)).repeats).toMatchObject([{ case: later._id, earlier: earlier._id, state: 'proposed', by: null }])
    expect(await registered(later)).toBe(earlier._id)

    await decideRepeat(id, later._id, earlier._id, false, quality, workbench.clock.now())
    expect((await record(id)).repeats).toMatchObject([{ state: 'different', by: { id: quality.id } }])
    expect(await registered(later)).toBeNull()

    await decideRepeat(id, later._id, earlier._id, null, quality, workbench.clock.now())
    expect([(await record(id)).repeats[0]?.state, await registered(later)]).toEqual(['proposed', earlier._id])

    const other = await from('李芳', '13800000000', { department: 'radiology', receivedAt: daysBefore(60) })
    await decideRepeat(id, later._id, other._id, true, supervisor, workbench.clock.now()).catch(() => undefined)
    await recogniseCustomers()
    await decideRepeat(id, later._id, other._id, true, supervisor, workbench.clock.now())
    expect(await registered(later)).toBe(other._id)
    expect((await actions()).filter(([action]) => action === 'customer.decide' || action === 'customer.take-back').map(([action]) => action)).toEqual([...Array<string>(2).fill('customer.decide'), ...Array<string>(2).fill('customer.take-back'), ...Array<string>(2).fill('customer.decide')])
  })

  it('is said of nobody else\'s cases, nor of an earlier one that it repeats the later; then nothing happens', async () => {
    const { earlier, later, id } = await two()
    const { _id: foreign } = await from('王强', '13911112222')
    for (const [one, other] of [[later._id, foreign], [later._id, later._id], [earlier._id, later._id]] as const) await expect(decideRepeat(id, one, other, true, quality, workbench.clock.now())).rejects.toEqual(refusal('customer.not-theirs'))
    expect(await RepeatDecisions.countDocuments()).toBe(0)
  })

  it('a case is theirs once somebody says so; one that is not gets a record of its own, and comes back', async () => {
    const { earlier, later, id } = await two()
    await decideCase(id, later._id, true, quality, workbench.clock.now())
    expect((await record(id)).cases[0]).toMatchObject({ standing: 'confirmed', by: { id: quality.id } })

    await decideCase(id, later._id, false, quality, workbench.clock.now())
    expect((await record(id)).cases.map(({ id: one, standing }) => [one, standing])).toEqual([[later._id, 'apart'], [earlier._id, 'first']])
    expect((await list()).map(({ complaints, contacts }) => [complaints, contacts.length])).toEqual([[1, 0], [1, 1]])
    expect((await caseNow(later)).customer).not.toBe(id)

    await decideCase(id, later._id, null, quality, workbench.clock.now())
    expect((await record(id)).cases.map(({ standing }) => standing)).toEqual(['proposed', 'first'])
    expect(await list()).toMatchObject([{ id, complaints: 2 }])
    await expect(decideCase((await list())[0]!.id, 'nobody', true, quality, workbench.clock.now())).rejects.toEqual(refusal('customer.not-theirs'))
  })
})

describe('patients of the hospital\'s system', () => {
  const fhir = (...patients: object[]) => readFhir(JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: patients.map((one) => ({ resource: { resourceType: 'Patient', name: [{ text: '李芳' }], ...one } })) }))
  const his = (value: string, system = 'urn:his') => ({ identifier: [{ system, value }] })
  const take = (...patients: object[]) => importPatients(fhir(...patients), 'fhir', false, supervisor, workbench.clock.now())

  it('are taken in once, however often they are sent, and changed where something is new', async () => {
    expect(await take(his('1'), his('2'))).toMatchObject({ new: 2, changed: 0, same: 0 })
    expect(await take(his('1'), { ...his('2'), name: [{ text: '王强' }] })).toMatchObject({ new: 0, changed: 1, same: 1 })
    expect((await listPatients({ limit: 10, q: '王强' }, supervisor, workbench.clock)).items).toMatchObject([{ identifiers: ['urn:his|2'], source: 'fhir' }])
    expect((await actions()).map(([action]) => action)).toEqual(['patient.import', 'patient.import', 'patient.list'])
  })

  it('that are wrong are told one by one, and the others taken; two that are one are nobody\'s guess', async () => {
    await take(his('1'), his('9', 'urn:card'))
    const both = { identifier: [{ system: 'urn:his', value: '1' }, { system: 'urn:card', value: '9' }] }
    expect(await take({ name: [] }, both, his('3'), his('3'))).toMatchObject({ new: 1, issues: [{ at: 1, code: 'required' }, { at: 1, code: 'required' }, { at: 2, code: 'conflict' }, { at: 4, code: 'duplicate' }] })
    expect(await Patients.countDocuments()).toBe(3)
  })

  it('in a spreadsheet are looked at first, and taken whole or not at all', async () => {
    const file = 'number,name,phone\n1,李芳,13800000000\n2,,\n'
    expect(await previewPatients(readPatientFile(file), supervisor, workbench.clock.now())).toMatchObject({ changes: [{ at: 2, change: 'new' }], issues: [{ at: 3, path: 'name', code: 'required' }] })
    await expect(importPatients(readPatientFile(file), 'csv', true, supervisor, workbench.clock.now())).rejects.toEqual(refusal('patients.refused'))
    expect(await Patients.countDocuments()).toBe(0)
    expect(await importPatients(readPatientFile(file.replace('2,,\n', '')), 'csv', true, supervisor, workbench.clock.now())).toMatchObject({ new: 1 })
    const { changes } = await previewPatients(readPatientFile(file), supervisor, workbench.clock.now())
    expect(changes).toMatchObject([{ change: 'same', before: { name: '李芳' } }])
    expect(await Audit.find({ action: 'patient.list' }).sort({ _id: 1 }).lean()).toMatchObject([{ subject: [] }, { subject: [changes[0]!.id] }])
  })

  it('are proposed to a complaint customer by number, and are theirs once somebody says so', async () => {
    await take({ ...his('1'), telecom: [{ system: 'phone', value: '138 0000 0000' }] })
    await from('李女士', '13800000000')
    const id = await only()
    const [patient] = (await record(id)).maybe
    await decidePatient(id, patient!.id, supervisor, workbench.clock.now())
    expect(await record(id)).toMatchObject({ patient: { id: patient!.id }, maybe: [] })
    await decidePatient(id, null, supervisor, workbench.clock.now())
    expect(await record(id)).toMatchObject({ patient: null, maybe: [{ id: patient!.id }] })
    await expect(decidePatient(id, 'nobody', supervisor, workbench.clock.now())).rejects.toEqual(refusal('patient.unknown'))
  })
})
