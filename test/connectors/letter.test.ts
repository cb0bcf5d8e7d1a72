import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ConnectorSettings } from '../../connectors/kit/settings.ts'
import { freezeLetter } from '../../connectors/letter/freeze-letter.ts'
import { letter } from '../../connectors/letter/letter.ts'
import { sendLetter } from '../../connectors/letter/send-letter.ts'
import { readAttachment } from '../../engine/complaints/attachments.ts'
import type { Complaint } from '../../engine/complaints/complaint.ts'
import { CaseEvents } from '../../engine/complaints/events.ts'
import { Entries, type Entry } from '../../engine/complaints/entry.ts'
import { Letters, type Letter } from '../../engine/letters/letter.ts'
import { closeBrowser } from '../../engine/letters/print.ts'
import { publicLetters } from '../../engine/letters/show-letters.ts'
import { Notifications } from '../../engine/notifications/notification.ts'
import { Tasks } from '../../engine/zeebe/records/shapes.ts'
import { startMailServer, type MailServer } from './notify/mail-server.ts'
import { aCase, aJob, diaryOf, monday, openWorkbench, variablesOf, type Workbench } from './workbench.ts'

let workbench: Workbench
let mailServer: MailServer
let complaint: Complaint
let instanceKey: string
let count = 0

beforeAll(async () => {
  mailServer = await startMailServer()
  workbench = await openWorkbench({ RECOURSE_SMTP_URL: mailServer.url, RECOURSE_URL: 'https://recourse.example' })
  await ConnectorSettings.create({ _id: 'letter', values: { name: 'Demonstration Hospital', nameZh: '示范医院', addressZh: '上海市健康路1号' }, changedAt: new Date(monday), changedBy: null })
})
afterAll(async () => {
  await closeBrowser()
  await workbench.close()
  await mailServer.close()
})
beforeEach(async () => {
  workbench.at(monday)
  instanceKey = `letter-process-${count += 1}`
  complaint = await aCase({
    subject: '等候时间过长', narrative: '等了四个小时。', complainant: { name: '李娜', email: 'li.na@home.example' }, department: 'cardiology',
    answer: { text: '当日候诊患者较多。\n\n已增开一间诊室。', at: new Date(monday), by: null },
  })
})
afterEach(() => Object.assign(mailServer, { arrived: [], onRecipient: () => null, onContent: () => null }))

const about = (variables: Record<string, unknown> = {}) => ({ complaintId: complaint._id, ...variables })
const drafted = async (variables: Record<string, unknown> = {}) => variablesOf<{ letter: string, by: string, draft: string | null }>(await workbench.run(letter, aJob('letter', about(variables), { instanceKey })))
const freezing = (id: string) => aJob('freeze-letter', about({ letter: id }), { instanceKey })
const sending = (id: string, by: string) => aJob('send-letter', about({ letter: id, by }), { instanceKey })
const kept = async (id: string): Promise<Letter> => await Letters.findById(id).orFail().lean<Letter>()
const bytesOf = async (id: string): Promise<Buffer> => await buffer(readAttachment((await kept(id)).frozen!.file))
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
/** Chromium writes some characters as their radicals. */
const textOf = async (pdf: Uint8Array): Promise<string> => (await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })).text.normalize('NFKC').replace(/\s+/g, ' ')

/** Somebody completes a task of the letter's own process. */
async function wrote(words: Record<string, unknown>, actor = 'wang-min'): Promise<void> {
  const key = `${instanceKey}-${count += 1}`
  await Tasks.collection.insertOne({ _id: key as never, instanceKey })
  await Entries.create({ _id: key, complaintId: complaint._id, taskKey: key, elementId: 'review-letter', stepName: 'Review', actor, at: workbench.clock.now(), words, state: 'kept' } satisfies Entry)
  workbench.later(1_000)
}

describe('a draft', () => {
  it('holds the published answer under the letterhead, and is neither printed nor sent', async () => {
    const { letter: id, by } = await drafted({ by: 'email' })

    expect(by).toBe('email')
    const { model, lang, frozen, sent } = await kept(id)
    expect([lang, frozen, sent]).toEqual(['zh', undefined, undefined])
    expect(model).toMatchObject({ hospital: '示范医院', address: '上海市健康路1号', no: `${complaint.receipt}-1`, name: '李娜', answer: ['当日候诊患者较多。', '已增开一间诊室。'], points: [] })
    expect(await publicLetters(complaint._id)).toEqual([])
    expect((await diaryOf(complaint)).map(({ kind }) => kind)).toEqual(['letter.drafted'])
  })

  it('proposes for each point what the departments said, which is in no letter until somebody has reviewed it', async () => {
    const entry: Entry = { _id: `${instanceKey}-answer`, complaintId: complaint._id, taskKey: 'x', elementId: 'department-answer', stepName: 'Answer', actor: 'somebody', at: new Date('2026-03-02T02:00:00Z'), words: { whatHappened: '当日两名医生病假。', measures: [{ measure: '增开诊室', owner: '张三' }] }, state: 'kept' }
    await Entries.create({ ...entry, _id: `${instanceKey}-split`, at: new Date(monday), words: { points: [{ point: '等候四小时' }, { point: '无人告知' }] }, choices: { points: [] } })
    await Entries.create(entry)
    const asked = { complaintId: complaint._id, at: new Date(monday), actor: null }
    await CaseEvents.create({ ...asked, _id: `${instanceKey}-a`, kind: 'department.asked', data: { ask: 'department-cardiology', department: 'cardiology', points: ['1'], because: 'chosen' } })
    await CaseEvents.create({ ...asked, _id: `${instanceKey}-b`, kind: 'department.replied', data: { ask: 'department-cardiology', department: 'cardiology', outcome: 'answered', points: ['1'], rectifications: [], entry: entry._id } })

    const { letter: id, draft } = await drafted()

    expect((await Entries.findById(draft).orFail().lean<Entry>()).words['letterPoints']).toEqual([{ point: '等候四小时', answer: '当日两名医生病假。\n– 增开诊室' }, { point: '无人告知', answer: '' }])
    expect((await kept(id)).model.points).toEqual([])
  })

  it('is written anew from the review, and goes by the page where there is no address', async () => {
    complaint = await aCase({ answer: { text: 'It is mended.', at: new Date(monday), by: null } })
    const first = await drafted({ by: 'email' })
    await wrote({ letterOpening: 'We have read it twice.', letterPoints: [{ point: 'The lamp.', answer: 'It hangs again.' }, { point: 'Nothing said', answer: '' }], letterClosing: '' })
    const second = await drafted({ letter: first.letter })

    expect([first.by, second.letter]).toEqual(['portal', first.letter])
    expect((await kept(second.letter)).model).toMatchObject({ opening: 'We have read it twice.', points: [{ no: 1, point: 'The lamp.', answer: ['It hangs again.'] }] })
    expect(await Letters.countDocuments({ complaintId: complaint._id })).toBe(1)
  })

  it('of another case, or none, is refused, and nothing is kept', async () => {
    const { letter: id } = await drafted()
    complaint = await aCase()
    for (const connector of [letter, freezeLetter, sendLetter]) {
      expect(await workbench.run(connector, aJob(connector.type, about({ letter: id, by: 'post' }), { instanceKey }))).toMatchObject({ kind: 'incident', code: 'letter.unknown' })
    }
    expect(await Letters.countDocuments({ complaintId: complaint._id })).toBe(0)
    expect(await diaryOf(complaint)).toEqual([])
  })
})

describe('a frozen letter', () => {
  it('is a PDF in which each point stands with its answer and who signed, in Chinese', async () => {
    const { letter: id } = await drafted()
    await wrote({ letterPoints: [{ point: '无人告知', answer: '现已在屏幕上公示等候时间。' }, { point: '<script>alert(1)</script>', answer: '{{constructor}}' }] })
    await drafted({ letter: id })
    await wrote({ signed: 'yes' }, 'wang-min')
    const { sha256: hash } = variablesOf<{ sha256: string }>(await workbench.run(freezeLetter, freezing(id)))

    const text = await textOf(await bytesOf(id))
    for (const words of ['示范医院', complaint.receipt, '李娜', '已增开一间诊室', '无人告知', '现已在屏幕上公示等候时间', '<script>alert(1)</script>', '{{constructor}}', '2026年3月2日']) expect(text).toContain(words)
    expect(sha256(await bytesOf(id))).toBe(hash)
    expect((await diaryOf(complaint)).findLast(({ kind }) => kind === 'letter.frozen')).toMatchObject({ data: { letter: id, no: 1, by: 'wang-min', sha256: hash } })
    expect(await publicLetters(complaint._id)).toMatchObject([{ no: 1 }])
  })

  it('never changes: a job that is handed out twice, another job, or a later draft leave the same bytes', async () => {
    const { letter: id } = await drafted()
    const job = freezing(id)
    const first = await workbench.run(freezeLetter, job)
    expect(await workbench.run(freezeLetter, job)).toEqual(first)
    expect(await workbench.run(freezeLetter, freezing(id), 'other')).toEqual(first)
    expect(await workbench.run(letter, aJob('letter', about({ letter: id }), { instanceKey }))).toMatchObject({ kind: 'incident', code: 'letter.unknown' })
    expect(sha256(await bytesOf(id))).toBe((await kept(id)).frozen!.sha256)
  })

  it('needs a browser: without one that is an incident, and nothing is frozen', async () => {
    const { letter: id } = await drafted()
    const before = process.env['PATH']
    process.env['PATH'] = '/nowhere'
    const verdict = await workbench.run(freezeLetter, freezing(id)).finally(() => { process.env['PATH'] = before })
    expect(verdict).toMatchObject({ kind: 'incident', code: 'letter.no-browser' })
    expect((await kept(id)).frozen).toBeUndefined()
  })
})

describe('on its way', () => {
  const frozen = async (): Promise<string> => {
    const { letter: id } = await drafted()
    variablesOf(await workbench.run(freezeLetter, freezing(id)))
    return id
  }

  it('the mail carries the very bytes that were signed, once', async () => {
    const id = await frozen()
    const job = sending(id, 'email')
    expect(variablesOf(await workbench.run(sendLetter, job))).toEqual({ sent: 'email' })
    expect(variablesOf(await workbench.run(sendLetter, job, 'other'))).toEqual({ sent: 'email' })

    expect(mailServer.arrived).toHaveLength(1)
    const [{ to, mail }] = mailServer.arrived as [MailServer['arrived'][number]]
    expect([to, mail.subject]).toEqual([['li.na@home.example'], `关于您的投诉 ${complaint.receipt} 的函件`])
    expect(mail.attachments.map(({ filename, contentType, content }) => [filename, contentType, sha256(content)])).toEqual([[`letter-${complaint.receipt}-1.pdf`, 'application/pdf', (await kept(id)).frozen!.sha256]])
    expect((await kept(id)).sent).toMatchObject({ by: 'email' })
    expect(await Notifications.find({ complaintId: complaint._id }).lean()).toMatchObject([{ to: 'complainant', channel: 'email', template: 'letter-attached', state: 'sent', address: 'l•••@home.example' }])
  })

  it('a mail that is not taken has not been sent: the diagram finds another way', async () => {
    const id = await frozen()
    mailServer.onRecipient = () => 550
    expect(variablesOf(await workbench.run(sendLetter, sending(id, 'email')))).toEqual({ sent: 'failed' })
    expect((await kept(id)).sent).toBeUndefined()
    expect(variablesOf(await workbench.run(sendLetter, sending(id, 'post')))).toEqual({ sent: 'post' })
    expect((await diaryOf(complaint)).filter(({ kind }) => kind === 'letter.sent')).toMatchObject([{ data: { by: 'post' } }])
  })

  it('nobody repeats a mail whose fate is unknown', async () => {
    const id = await frozen()
    mailServer.onContent = () => 'hang-up'
    const job = sending(id, 'email')
    expect(await workbench.run(sendLetter, job)).toMatchObject({ kind: 'incident', code: 'effect.unknown' })
    mailServer.onContent = () => null
    expect(variablesOf(await workbench.run(sendLetter, job))).toEqual({ sent: 'email' })
    expect(mailServer.arrived).toHaveLength(1)
  })

  it('whoever changed the file in the database is found out before anything is sent', async () => {
    const id = await frozen()
    await Letters.updateOne({ _id: id }, { 'frozen.sha256': '0'.repeat(64) })
    expect(await workbench.run(sendLetter, sending(id, 'email'))).toMatchObject({ kind: 'incident', code: 'letter.altered' })
    expect(mailServer.arrived).toEqual([])
    expect(await Notifications.countDocuments({ complaintId: complaint._id })).toBe(0)
  })

  it('a draft is sent by nobody', async () => {
    const { letter: id } = await drafted()
    expect(await workbench.run(sendLetter, sending(id, 'email'))).toMatchObject({ kind: 'incident', code: 'letter.unknown' })
    expect(mailServer.arrived).toEqual([])
  })
})
