import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../../engine/access/actor.ts'
import { Audit } from '../../engine/access/audit.ts'
import { actorOf } from '../../engine/access/authenticate.ts'
import { Complaints, type Complaint } from '../../engine/complaints/complaint.ts'
import { followComplaint } from '../../engine/complaints/follow.ts'
import { publishedResults } from '../../engine/complaints/results.ts'
import { relatedCases } from '../../engine/complaints/related.ts'
import type { TrackingCodes } from '../../engine/complaints/receipts.ts'
import { Notes } from '../../engine/notes/note.ts'
import { questionsTo } from '../../engine/notes/asked-of.ts'
import { notesOf } from '../../engine/notes/show-notes.ts'
import { strikeNote, writeNote } from '../../engine/notes/write-note.ts'
import { inboxOf } from '../../engine/notifications/inbox.ts'
import { Notifications } from '../../engine/notifications/notification.ts'
import { aCase, openWorkbench, type Workbench } from '../connectors/workbench.ts'

let bench: Workbench
let complaint: Complaint
beforeAll(async () => { bench = await openWorkbench() })
afterAll(() => bench.close())

const person = async (id: string): Promise<Actor> => await actorOf({ _id: id }) ?? Promise.reject(new Error(id))
/** Of the office, of the department complained of, and of another department. */
let [office, own, stranger]: Actor[] = []
beforeEach(async () => {
  [office, own, stranger] = await Promise.all(['ding-shuhua', 'wang-min', 'cheng-jun'].map(person))
  complaint = await aCase({ department: 'cardiology', departments: ['cardiology'], tier: 'important' })
})

const write = async (actor: Actor, note: Parameters<typeof writeNote>[1], of: Complaint = complaint) => (await writeNote(of._id, note, actor, null, bench.clock)).id
const read = (actor: Actor, of: Complaint = complaint) => notesOf(of._id, actor, bench.clock)
const texts = async (actor: Actor) => (await read(actor)).items.map(({ text }) => text)
const told = async (who: string) => (await inboxOf(who)).items.filter(({ complaintId }) => complaintId === complaint._id).map(({ template, text }) => [template, text])
const named = (...ids: string[]) => ids.map((id) => ({ kind: 'person' as const, id }))

describe('internal notes', () => {
  test('are read by those who may read the case, and the named are told at the desk in their language', async () => {
    await write(office!, { text: 'Wang Min, the footage is in room 3.', mentions: named('wang-min') })
    expect(await texts(own!)).toEqual(['Wang Min, the footage is in room 3.'])
    expect(await told('wang-min')).toEqual([['mentioned', 'Wang Min, the footage is in room 3.']])
    expect((await inboxOf('wang-min')).items.find(({ complaintId }) => complaintId === complaint._id)?.title).toContain('在内部留言中提到您')
    await expect(read(stranger!)).rejects.toMatchObject({ code: 'complaint.unknown' })
    expect(await Audit.countDocuments({ action: 'note.read', subject: complaint._id, actor: 'cheng-jun', outcome: 'refused' })).toBe(1)
  })

  test('never reach the complainant', async () => {
    await write(office!, { text: 'Quokka: we think that he is right.' })
    const codes: TrackingCodes = { of: () => 'code', fits: () => true }
    expect(JSON.stringify([await followComplaint(complaint.receipt, 'code', codes, bench.clock), await publishedResults()])).not.toContain('Quokka')
  })

  test('that ask somebody wait until one of the asked has answered, and whoever asked is told', async () => {
    const question = await write(office!, { text: 'Who was on duty?', mentions: named('wang-min'), asks: true })
    expect((await read(office!)).items).toEqual([expect.objectContaining({ asks: true, told: [expect.objectContaining({ id: 'wang-min' })] })])
    await write(own!, { text: 'Zhao Lihua was.', answers: question })
    const [asked, answer] = (await read(office!)).items
    expect([asked!.answeredAt !== undefined, answer!.answers, await told('ding-shuhua')]).toEqual([true, question, [['asked-answered', 'Zhao Lihua was.']]])
    await expect(write(office!, { text: 'Anybody?', asks: true })).rejects.toMatchObject({ code: 'note.nobody-asked' })
  })

  test('open no case: who may not read it sees what names them, answers that, and draws nobody else in', async () => {
    await write(office!, { text: 'The doctor drinks.' })
    const question = await write(office!, { text: 'Which dose is usual?', mentions: named('cheng-jun'), asks: true })
    expect(await read(stranger!)).toMatchObject({ whole: false, items: [{ text: 'Which dose is usual?' }] })
    await expect(write(stranger!, { text: 'Hello' })).rejects.toMatchObject({ code: 'complaint.unknown' })
    await expect(write(stranger!, { text: 'Ask him', answers: question, mentions: named('cao-yue') })).rejects.toMatchObject({ code: 'complaint.unknown' })
    await write(stranger!, { text: 'Five milligrams.', answers: question })
    expect(await texts(stranger!)).toEqual(['Which dose is usual?', 'Five milligrams.'])
    expect(await Notes.countDocuments({ complaintId: complaint._id })).toBe(3)
    expect(await told('cao-yue')).toEqual([])
  })

  test('that ask somebody are found by them in one place until they are answered, taken back, or the case is about them', async () => {
    const open = async () => (await questionsTo(stranger!, bench.clock)).filter(({ complaintId }) => complaintId === complaint._id).map(({ text, by }) => [text, by.id])
    const first = await write(office!, { text: 'Which dose?', mentions: named('cheng-jun'), asks: true })
    await write(office!, { text: 'For your information.', mentions: named('cheng-jun') })
    const second = await write(own!, { text: 'Which ward?', mentions: named('cheng-jun'), asks: true })
    expect(await open()).toEqual([['Which dose?', 'ding-shuhua'], ['Which ward?', 'wang-min']])
    await write(stranger!, { text: 'Five.', answers: first })
    expect(await open()).toEqual([['Which ward?', 'wang-min']])
    await Complaints.updateOne({ _id: complaint._id }, { 'facts.about': ['cheng-jun'] })
    expect(await open()).toEqual([])
    await Complaints.updateOne({ _id: complaint._id }, { $unset: { 'facts.about': '' } })
    await strikeNote(complaint._id, second, own!, bench.clock)
    expect(await open()).toEqual([])
  })

  test('reach for a department whoever answers for it now', async () => {
    bench.at('2026-03-02T01:30:00.000Z')
    await write(office!, { text: 'Please look.', mentions: [{ kind: 'department', id: 'pharmacy' }] })
    const [note] = (await read(office!)).items
    expect(note!.mentions).toEqual([{ kind: 'department', id: 'pharmacy', name: 'Pharmacy', nameZh: '药剂科' }])
    expect(note!.told).toHaveLength(1)
    expect(await told(note!.told[0]!.id)).toEqual([['mentioned', 'Please look.']])
  })

  test('name nobody whom the case is about, and in a case of discipline nobody who may not read it', async () => {
    const about = await aCase({ facts: { about: 'wang-min' }, department: 'cardiology', departments: ['cardiology'], tier: 'important' })
    await expect(write(office!, { text: 'Ask her', mentions: named('wang-min') }, about)).rejects.toMatchObject({ code: 'note.kept-from' })
    const discipline = await aCase({ facts: { path: 'discipline' }, department: 'cardiology', departments: [], tier: 'important' })
    await expect(write(office!, { text: 'Ask him', mentions: named('cheng-jun') }, discipline)).rejects.toMatchObject({ code: 'note.kept-from' })
    expect(await Notes.countDocuments({ complaintId: { $in: [about._id, discipline._id] } })).toBe(0)
    expect(await Notifications.countDocuments({ complaintId: { $in: [about._id, discipline._id] } })).toBe(0)
  })

  test('that were mistaken stay, struck out by their writer or the office', async () => {
    const note = await write(own!, { text: 'Bed 12.', mentions: named('ding-shuhua'), asks: true })
    await expect(strikeNote(complaint._id, note, (await person('li-jianhua')), bench.clock)).rejects.toMatchObject({ code: 'note.others' })
    await strikeNote(complaint._id, note, own!, bench.clock)
    const [struck] = (await read(office!)).items
    expect([struck!.text, struck!.mistakenAt !== undefined]).toEqual(['Bed 12.', true])
  })

  test('are written once, however often they are sent', async () => {
    const twice = () => writeNote(complaint._id, { text: 'Once.', mentions: named('wang-min') }, office!, 'same-key', bench.clock)
    expect(await twice()).toEqual(await twice())
    expect([await texts(office!), await told('wang-min')]).toEqual([['Once.'], [['mentioned', 'Once.']]])
  })
})

describe('other cases that somebody should know of', () => {
  test('are of the same person for those who may know who complained, and about the same matter for all', async () => {
    const contacts = ['phone:13900001234']
    const tagged = { department: 'cardiology', departments: ['cardiology'], tier: 'important' as const, facts: { tag: 'attitude' } }
    const mine = await aCase({ ...tagged, contacts })
    const earlier = await aCase({ contacts, subject: 'Earlier' })
    const similar = await aCase({ ...tagged, subject: 'Similar' })
    await aCase({ subject: 'Another' })
    const seen = async (actor: Actor) => {
      const { samePerson, sameMatter } = await relatedCases(mine, actor, bench.clock)
      return [samePerson.map(({ id }) => id), sameMatter.map(({ id }) => id)]
    }
    expect(await seen(office!)).toEqual([[earlier._id], [similar._id]])
    const colleague = await person('li-jianhua')
    const visible = { visibleTo: [{ group: 'department:cardiology', sees: 'case' as const }] }
    const hidden = await aCase({ ...tagged, ...visible, contacts })
    const { samePerson } = await relatedCases(hidden, colleague, bench.clock)
    expect(samePerson).toEqual([])
    expect(await Audit.countDocuments({ action: 'complaint.related', actor: office!.id, subject: earlier._id })).toBe(1)
  })
})
