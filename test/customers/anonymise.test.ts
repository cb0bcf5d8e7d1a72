/** A person goes, their cases stay: on a real database, without a broker's part in it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Audit } from '../../engine/access/audit.ts'
import type { Actor } from '../../engine/access/actor.ts'
import { callerOf } from '../../engine/calls/caller.ts'
import { Calls } from '../../engine/calls/call.ts'
import { keepUpload, prepareUploads, takeUploads } from '../../engine/complaints/attachments.ts'
import { Complaints, type Complaint } from '../../engine/complaints/complaint.ts'
import { contactKeys } from '../../engine/complaints/contact-keys.ts'
import { Entries } from '../../engine/complaints/entry.ts'
import { CaseEvents, record } from '../../engine/complaints/events.ts'
import { addFactsByReceipt, followComplaint } from '../../engine/complaints/follow.ts'
import { trackingCodes, type TrackingCodes } from '../../engine/complaints/receipts.ts'
import { anonymise, eraseFiles, previewAnonymising } from '../../engine/customers/anonymise.ts'
import { ComplaintCustomers } from '../../engine/customers/customer.ts'
import { importPatients } from '../../engine/customers/import-patients.ts'
import { listCustomers, listPatients } from '../../engine/customers/list-customers.ts'
import { readPatientFile } from '../../engine/customers/read-patients.ts'
import { decidePatient, showCustomer } from '../../engine/customers/show-customer.ts'
import { FollowUps } from '../../engine/follow-ups/follow-up.ts'
import { IncomingMails } from '../../engine/incoming/incoming-mail.ts'
import { Notes } from '../../engine/notes/note.ts'
import { Notifications } from '../../engine/notifications/notification.ts'
import { Letters } from '../../engine/letters/letter.ts'
import { lettersOf } from '../../engine/letters/show-letters.ts'
import { loadHospital } from '../../engine/people/store.ts'
import { figuresFrom } from '../../engine/reports/figures.ts'
import { gather } from '../../engine/reports/gather.ts'
import { lastPeriod } from '../../engine/reports/periods.ts'
import { transaction } from '../../engine/store/store.ts'
import { keepDraft } from '../../engine/tasks/drafts.ts'
import { openTask } from '../callbacks/open-task.ts'
import { aCase, monday, openWorkbench, type Workbench } from '../connectors/workbench.ts'
import { whoIs } from '../kit/who-is.ts'

let workbench: Workbench
let supervisor: Actor
let codes: TrackingCodes
beforeAll(async () => {
  workbench = await openWorkbench()
  await prepareUploads()
  codes = await trackingCodes()
  supervisor = await whoIs({ roles: 'supervision' })
})
afterAll(async () => await workbench.close())
beforeEach(async () => {
  workbench.at(monday)
  const left = new Set(['people', 'departments', 'posts', 'settings', 'calendars', 'absences', 'rosters'])
  for (const { collectionName, deleteMany } of Object.values(mongoose.connection.collections).map((one) => ({ collectionName: one.collectionName, deleteMany: () => one.deleteMany({}) }))) if (!left.has(collectionName)) await deleteMany()
})

const at = new Date(monday)
const [name, phone, email] = ['李小芳', '13812345678', 'xiaofang@example.org']
const closed = { progress: { instanceKey: '1', state: 'closed', startedAt: at, endedAt: at }, closedAt: at, outcome: 'satisfied', answer: { text: `李小芳女士，您好`, at, by: null }, rating: { satisfied: true, comment: '李小芳', at } } as unknown as Partial<Complaint>
const refusal = (code: string) => expect.objectContaining({ code }) as Error
const only = async () => (await listCustomers({ limit: 9 }, supervisor, workbench.clock)).items[0]!.id

/** Everything that the database holds, but for the hospital's own people. */
async function everything(): Promise<string> {
  const collections = await mongoose.connection.db!.listCollections().toArray()
  const kept = collections.filter(({ name: one }) => one !== 'people')
  return JSON.stringify(await Promise.all(kept.map(async ({ name: one }) => [one, await mongoose.connection.db!.collection(one).find().toArray()])))
}

async function aFile(complaintId: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'recourse-test-'))
  await writeFile(join(folder, 'a'), Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'))
  const { id } = await keepUpload(join(folder, 'a'), '李小芳.png')
  await rm(folder, { recursive: true })
  const attachments = await transaction((session) => takeUploads([id], complaintId, session))
  await Complaints.updateOne({ _id: complaintId }, { attachments })
  return id
}

/** Somebody who has left words everywhere. */
async function aLife(changes: Partial<Complaint> = closed): Promise<Complaint> {
  const complaint = await aCase({
    complainant: { name, phone, email, relation: 'self' }, contacts: contactKeys({ phone, email }), subject: `${name}等了四小时`, narrative: `我是${name}，电话 138-1234-5678。排队四小时。`, facts: { tag: 'waiting-time', departmentNamed: `${name}的科室` }, department: 'outpatient', departments: ['outpatient'], ...changes,
  })
  const { _id } = complaint
  await record({ _id: `${_id}:opened`, complaintId: _id, kind: 'complaint.opened', at, actor: null, data: { channel: 'web', receipt: complaint.receipt } })
  await record({ _id: `${_id}:decided`, complaintId: _id, kind: 'case.decided', at, actor: null, data: { set: { tag: 'waiting-time', tier: 'important', department: 'outpatient' } } })
  await aFile(_id)
  await Entries.create([
    { _id: `${_id}-e`, complaintId: _id, taskKey: '1', elementId: 'contact-complainant', stepName: 'Contact', at, words: { wish: `请回电 ${phone}`, points: [{ point: name }] }, state: 'kept' },
    { _id: `${_id}-start`, complaintId: null, taskKey: 's', elementId: 'start', stepName: 'Promise', at, words: { callerName: '李女士', callerPhone: phone, matter: '等候' }, state: 'kept' },
  ])
  await Calls.create({ _id: `${_id}-c`, number: phone, name, language: 'zh', notes: `${name}来电`, ending: 'complaint', operator: 'x', beganAt: at, endedAt: at, complaintId: _id })
  await FollowUps.create({ _id: `${_id}-f`, kind: 'discharge', name, phone, language: 'zh', department: 'outpatient', from: at, addedBy: 'x', addedAt: at, same: `discharge|${phone}|${name}|${_id}`, calls: [{ _id: 'j', at, reached: true, scores: { visit: 4, information: 5, aftercare: 3 }, complaintId: null }] })
  await IncomingMails.create({ _id: `${_id}-m`, from: { address: email, name }, subject: name, text: '', arrivedAt: at, readAt: at, state: 'joined', complaintId: _id })
  await Notes.create({ _id: `${_id}-n`, complaintId: _id, at, by: 'x', text: `${name}很着急`, mentions: [], told: [], asks: false })
  await Notifications.create({ _id: `${_id}-t`, to: 'complainant', complaintId: _id, channel: 'email', address: 'x•••@example.org', template: 'answer', title: `${name}女士`, text: `${name}`, lang: 'zh', state: 'sent', at, jobKey: '1' })
  const { _id: task } = await openTask({ complaintId: _id, assignee: supervisor.id })
  await keepDraft(task, { wish: `${name}希望道歉` }, supervisor, workbench.clock)
  await importPatients(readPatientFile(`number,name,phone\n0099887766,${name},${phone}\n`), 'csv', true, supervisor, at)
  await callerOf(phone, supervisor, workbench.clock)
  return complaint
}

async function linked(): Promise<string> {
  const id = await only()
  const { maybe } = await showCustomer(id, supervisor, workbench.clock)
  await decidePatient(id, maybe[0]!.id, supervisor, at)
  return id
}

describe('a person who is anonymised', () => {
  it('stands nowhere any more, and the case, its diary and every figure stay', async () => {
    const complaint = await aLife()
    const id = await linked()
    const period = lastPeriod('daily', new Date(at.getTime() + 26 * 3600_000), 'Asia/Shanghai')
    const figures = async () => figuresFrom(await gather(period), null, [])
    const [before, diary] = [await figures(), await CaseEvents.find().lean()]

    const preview = await previewAnonymising(id, supervisor, workbench.clock)
    expect(preview).toMatchObject({ confirm: name, names: [name], identifiers: ['0099887766'], open: [], owed: 0, files: 1 })
    expect(preview.contacts.toSorted()).toEqual([phone, email].toSorted())
    expect(preview.places.map(({ what }) => what).toSorted()).toEqual(['calls', 'cases', 'entries', 'followUps', 'mails', 'messages', 'notes'])
    await anonymise(id, name, supervisor, workbench.clock)

    const all = await everything()
    for (const trace of [name, '李女士', phone, '138-1234-5678', email, '0099887766', 'x•••']) expect([trace, all.includes(trace)]).toEqual([trace, false])
    expect(await mongoose.connection.collection('uploads.files').countDocuments()).toBe(0)
    expect(await mongoose.connection.collection('uploads.chunks').countDocuments()).toBe(0)
    expect(await Complaints.findById(complaint._id).lean()).toMatchObject({ receipt: complaint.receipt, complainant: { relation: 'self' }, narrative: expect.stringContaining('排队四小时') as string, facts: { tag: 'waiting-time' }, outcome: 'satisfied', rating: { satisfied: true }, anonymisedAt: expect.any(Date) as Date })
    expect(before.counts.received).toBe(1)
    expect(await figures()).toEqual(before)
    expect(await CaseEvents.find().lean()).toEqual(diary)
    expect((await Audit.find({ action: 'customer.anonymise' }).lean()).map(({ subject }) => subject[0])).toEqual([id, complaint._id])
  })

  it('is shown to nobody who still has the code, and nothing can be added', async () => {
    const { _id, receipt } = await aLife()
    await Letters.create({ _id: `${_id}-l`, complaintId: _id, no: 1, template: 'answer', templateVersion: 1, lang: 'zh', model: { no: '1', name }, draftedAt: at, frozen: { at, by: null, sha256: 'x', file: 'gone', name: '1.pdf', size: 1 } })
    await anonymise(await linked(), name, supervisor, workbench.clock)
    const seen = await followComplaint(receipt, codes.of(_id), codes, workbench.clock)
    expect(seen).toMatchObject({ receipt, state: 'closed', subject: receipt, questions: [], letters: [] })
    expect([seen.answer, seen.rating]).toEqual([undefined, undefined])
    expect(await lettersOf(await Complaints.findById(_id).orFail().lean<Complaint>(), supervisor, await loadHospital())).toEqual([])
    await expect(addFactsByReceipt(receipt, codes.of(_id), { text: 'x' }, codes, { clock: workbench.clock, onAccepted: () => undefined, key: null })).rejects.toEqual(refusal('complaint.closed'))
  })

  it('does not come back with the next list of the hospital\'s system, and calls as somebody new', async () => {
    await aLife()
    await anonymise(await linked(), name, supervisor, workbench.clock)
    expect(await importPatients(readPatientFile(`number,name\n0099887766,${name}\n`), 'csv', true, supervisor, at)).toMatchObject({ new: 0, forgotten: 1 })
    expect((await listPatients({ limit: 9 }, supervisor, workbench.clock)).items).toEqual([])
    await aCase({ complainant: { phone }, contacts: contactKeys({ phone }) })
    const all = (await listCustomers({ limit: 9 }, supervisor, workbench.clock)).items
    expect([true, false].map((gone) => all.filter(({ anonymised, complaints }) => anonymised === gone && complaints === 1).length)).toEqual([1, 1])
  })

  it('waits while a case is open, and needs its name typed; until then nothing happens', async () => {
    await aLife({ progress: { instanceKey: '1', state: 'handling', startedAt: at } })
    const id = await linked()
    expect((await previewAnonymising(id, supervisor, workbench.clock)).open).toHaveLength(1)
    await Audit.deleteMany({})
    const before = await everything()
    await expect(anonymise(id, name, supervisor, workbench.clock)).rejects.toEqual(refusal('customer.case-open'))
    await expect(anonymise(id, '李', supervisor, workbench.clock)).rejects.toEqual(refusal('customer.not-confirmed'))
    await Audit.deleteMany({})
    expect(await everything()).toBe(before)
  })

  it('is anonymised once, and files that a crash left are erased at the next start', async () => {
    const { _id } = await aLife()
    const id = await linked()
    await anonymise(id, name, supervisor, workbench.clock)
    await expect(anonymise(id, name, supervisor, workbench.clock)).rejects.toEqual(refusal('customer.anonymised'))
    const file = await aFile(_id)
    await ComplaintCustomers.updateOne({ _id: id }, { filesToErase: [file] })
    await eraseFiles()
    expect(await mongoose.connection.collection('uploads.files').countDocuments()).toBe(0)
  })
})
