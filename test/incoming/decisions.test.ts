import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../engine/access/actor.ts'
import { Audit } from '../../engine/access/audit.ts'
import { Complaints, type Complaint } from '../../engine/complaints/complaint.ts'
import { Entries } from '../../engine/complaints/entry.ts'
import { trackingCodes } from '../../engine/complaints/receipts.ts'
import { decideMail, type MailDecision } from '../../engine/incoming/decide-mail.ts'
import { finishMails, type FilingTools } from '../../engine/incoming/file-mail.ts'
import { IncomingMails, type IncomingMail } from '../../engine/incoming/incoming-mail.ts'
import { findMails, readMailRow, waitingMails } from '../../engine/incoming/list-mails.ts'
import { aCase, monday, openWorkbench, type Workbench } from '../connectors/workbench.ts'

const officer: Actor = { id: 'luo-yong', name: 'Luo Yong', email: 'luo@hospital.example', roles: ['complaint-office'], department: 'complaint-office', groups: ['complaint-office'], language: 'en' }

let workbench: Workbench
let tools: FilingTools
beforeAll(async () => {
  workbench = await openWorkbench()
  workbench.at('2027-03-02T01:00:00Z') // a year of its own for the receipts, beside those of `aCase`
  tools = { clock: workbench.clock, codes: await trackingCodes(), onAccepted: () => {} }
})
afterAll(async () => await workbench.close())

let count = 0

async function waiting(changes: Partial<IncomingMail> = {}): Promise<string> {
  const mail: IncomingMail = {
    _id: `mail-${count += 1}`, messageId: null, from: { address: 'li.na@example.org', name: 'Li Na' }, subject: 'Four hours', text: 'I waited four hours.', attachments: [], leftOut: 0,
    arrivedAt: new Date(monday), readAt: new Date(monday), state: 'asks', because: 'new', complaintId: null, filedAt: new Date(monday), decidedBy: null, ...changes,
  }
  await IncomingMails.create(mail)
  return mail._id
}
const decide = (id: string, decision: MailDecision) => decideMail(id, decision, officer, tools)
const mailNow = async (id: string) => await IncomingMails.findById(id).orFail().lean<IncomingMail>()

describe('the office decides about a mail', () => {
  it('a case is opened with its words, once, though two decide at the same time', async () => {
    const id = await waiting({ subject: 'Decided twice' })
    const results = await Promise.allSettled([decide(id, { decision: 'open' }), decide(id, { decision: 'open' })])

    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await Complaints.find({ subject: 'Decided twice' }).lean<Complaint[]>()).toMatchObject([{ channel: 'email', openedBy: 'luo-yong', complainant: { name: 'Li Na', email: 'li.na@example.org' } }])
    expect(await mailNow(id)).toMatchObject({ state: 'opened', decidedBy: 'luo-yong', text: '', subject: '' })
    expect(await Audit.countDocuments({ action: 'mail.decide', actor: 'luo-yong', subject: id })).toBe(2)
  })

  it('and what a process began and did not finish is finished: one case, under the same name', async () => {
    const id = await waiting({ subject: 'Half decided' })
    const { complaintId } = await decide(id, { decision: 'open' })
    await IncomingMails.updateOne({ _id: id }, { filedAt: null, complaintId: null, subject: 'Half decided', text: 'I waited four hours.' })
    await finishMails(workbench.clock.now(), tools)

    expect(await mailNow(id)).toMatchObject({ state: 'opened', complaintId, filedAt: expect.any(Date) as Date })
    expect(await Complaints.countDocuments({ subject: 'Half decided' })).toBe(1)
  })

  it('its words are added to the case that the office names', async () => {
    const complaint = await aCase()
    const id = await waiting({ text: 'The report is still missing.' })
    await decide(id, { decision: 'join', receipt: complaint.receipt })

    expect(await Entries.find({ complaintId: complaint._id }).lean()).toMatchObject([{ actor: 'luo-yong', words: { facts: 'The report is still missing.' } }])
  })

  it('what was set aside with a reason may still become a case', async () => {
    const id = await waiting()
    await decide(id, { decision: 'set-aside', reason: 'An advertisement' })
    expect(await mailNow(id)).toMatchObject({ state: 'set-aside', reason: 'An advertisement', text: 'I waited four hours.' })
    await decide(id, { decision: 'open' })

    expect((await mailNow(id)).complaintId).not.toBeNull()
  })

  it('a mail that was taken for a machine\'s is more, if a person says so', async () => {
    const id = await waiting({ state: 'automatic', because: 'no-reply' })

    expect((await decide(id, { decision: 'open' })).complaintId).not.toBeNull()
  })

  it.each([
    ['that is not there', 'mail.unknown', { _id: 'another' }, { decision: 'open' }], ['of which the case has the words', 'mail.decided', { state: 'opened', complaintId: 'case' }, { decision: 'open' }],
    ['that nobody could read', 'mail.decided', { state: 'unreadable' }, { decision: 'open' }], ['for a case that is not there', 'complaint.unknown', {}, { decision: 'join', receipt: '1999-000001' }],
  ] satisfies [string, string, Partial<IncomingMail>, MailDecision][])('nothing is done about a mail %s', async (_what, code, changes, decision) => {
    const id = await waiting(changes)
    const [cases, before] = [await Complaints.countDocuments(), await mailNow(id)]

    await expect(decide(code === 'mail.unknown' ? 'nobody' : id, decision)).rejects.toMatchObject({ code })
    expect([await Complaints.countDocuments(), await mailNow(id)]).toEqual([cases, before])
  })

  it('nor for a case that was cancelled: the mail waits as it did', async () => {
    const complaint = await aCase({ progress: { instanceKey: '1', state: 'canceled', startedAt: new Date(monday) } })
    const id = await waiting()
    const before = await mailNow(id)

    await expect(decide(id, { decision: 'join', receipt: complaint.receipt })).rejects.toMatchObject({ code: 'complaint.closed' })
    expect(await mailNow(id)).toMatchObject({ state: before.state, because: before.because, complaintId: null, text: before.text })
  })

  it('and reads the mails, the newest first, each look on record', async () => {
    const id = await waiting({ readAt: new Date('2028-01-01T00:00:00Z') })
    const { items } = await findMails({ limit: 2 }, officer, workbench.clock)
    const { text } = await readMailRow(id, officer, workbench.clock)

    expect([items[0]!.id, await waitingMails() > 0, text]).toEqual([id, true, 'I waited four hours.'])
    expect(items[0]).not.toHaveProperty('text')
    expect(await Audit.find({ actor: 'luo-yong', subject: id }).lean()).toMatchObject([{ action: 'mail.list' }, { action: 'mail.read' }])
  })
})
