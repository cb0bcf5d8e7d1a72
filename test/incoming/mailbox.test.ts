import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { incomingMail } from '../../connectors/incoming-mail/incoming-mail.ts'
import { watchMailbox } from '../../connectors/incoming-mail/watch-mailbox.ts'
import { ConnectorSettings } from '../../connectors/kit/settings.ts'
import { prepareUploads } from '../../engine/complaints/attachments.ts'
import { Complaints, type Complaint } from '../../engine/complaints/complaint.ts'
import { Entries } from '../../engine/complaints/entry.ts'
import { trackingCodes } from '../../engine/complaints/receipts.ts'
import { IncomingMails, type IncomingMail } from '../../engine/incoming/incoming-mail.ts'
import { Mailboxes } from '../../engine/incoming/mailbox-state.ts'
import { Notifications, refOf } from '../../engine/notifications/notification.ts'
import { holdLease, releaseLease } from '../../engine/store/lease.ts'
import { aCase, aJob, diaryOf, openWorkbench, variablesOf, type Workbench } from '../connectors/workbench.ts'
import { eventually } from '../kit/client.ts'
import { aBounce, aMail, openMailServer, type MailServer } from '../kit/mail-server.ts'

const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

let workbench: Workbench
let server: MailServer

beforeAll(async () => {
  workbench = await openWorkbench()
  await prepareUploads()
  workbench.at('2027-03-02T01:00:00Z') // a year of its own for the receipts, beside those of `aCase`
})
afterAll(async () => await workbench.close())
beforeEach(async () => {
  server = await openMailServer()
  await set()
})
afterEach(async () => {
  await server.close()
  await Promise.all([IncomingMails.deleteMany({}), Mailboxes.deleteMany({})])
})

async function set(changes: Record<string, unknown> = {}): Promise<void> {
  await ConnectorSettings.updateOne({ _id: 'incoming-mail' }, { values: { ...server.settings, ...changes }, changedAt: new Date() }, { upsert: true })
}

const look = () => workbench.run(incomingMail, aJob('incoming-mail'))

async function read(...mails: string[]): Promise<IncomingMail[]> {
  for (const mail of mails) server.deliver(mail)
  variablesOf(await look())
  return await IncomingMails.find().sort({ readAt: 1, arrivedAt: 1 }).lean<IncomingMail[]>()
}

const onlyOne = async (mail: string): Promise<IncomingMail> => {
  const mails = await read(mail)
  expect(mails).toHaveLength(1)
  return mails[0]!
}

/** A mail of ours to the complainant of a case, as `notify` writes it down; gives its Message-ID. */
async function ourMail(complaint: Complaint, to = 'complainant'): Promise<string> {
  const key = `${complaint._id}:${to}:email`
  await Notifications.create({ _id: key, to, complaintId: complaint._id, channel: 'email', template: 'acknowledge', title: 'Receipt', text: 'Receipt', lang: 'en', state: 'sent', at: new Date(), jobKey: '1', ref: refOf(key) })
  return `<${refOf(key)}@hospital.example>`
}

const factsOf = async ({ _id }: Complaint) => (await Entries.find({ complaintId: _id }).lean()).map(({ words }) => words['facts'])
const cases = () => Complaints.countDocuments({ channel: 'email' })

describe('a mail to the hospital', () => {
  it('opens a case with its words, its sender and what was attached, and is put away on the server', async () => {
    const mail = await onlyOne(aMail({ subject: 'Opened by mail', attachments: [{ name: 'hall.png', type: 'image/png', content: picture }, { name: 'run.exe', type: 'image/png', content: 'TVqQAAMAAAAEAAAA' }] }))
    const opened = await Complaints.findById(mail.complaintId).orFail().lean<Complaint>()

    expect(opened).toMatchObject({ channel: 'email', subject: 'Opened by mail', narrative: 'I waited four hours and nobody told me why.', complainant: { name: 'Li Na', email: 'li.na@example.org' }, contacts: ['email:li.na@example.org'] })
    expect(opened.attachments).toMatchObject([{ name: 'hall.png', type: 'image/png' }])
    expect(mail).toMatchObject({ state: 'opened', leftOut: 1, text: '', subject: '' })
    expect((await diaryOf(opened)).map(({ kind }) => kind)).toContain('mail.arrived')
    expect([server.subjects('INBOX'), server.subjects('Read'), server.flags('Read', 'Opened by mail')]).toEqual([[], ['Opened by mail'], ['\\Seen']])
  })

  it('opens one case, however often it is delivered, read or numbered anew', async () => {
    const before = await cases()
    const mail = aMail({ subject: 'Twice' })
    await read(mail, mail)
    await Mailboxes.updateMany({}, { uidValidity: 'other' })
    await read(mail)

    expect(await cases()).toBe(before + 1)
  })

  it('joins the case whose mail it answers, with its new words alone, whatever address it comes from', async () => {
    const complaint = await aCase()
    const before = await cases()
    await onlyOne(aMail({ from: 'Brother <brother@example.org>', text: 'The report is still missing.\n\nOn Mon, 2 Mar 2026, Hospital wrote:\n> Your complaint', headers: { 'In-Reply-To': await ourMail(complaint) } }))

    expect([await factsOf(complaint), await cases()]).toEqual([['The report is still missing.'], before])
  })

  it('joins the case whose receipt number it names, if its sender is the one who complained', async () => {
    const complaint = await aCase({ receipt: '2026-700001', contacts: ['email:li.na@example.org'] })
    await onlyOne(aMail({ subject: 'About 2026-700001', text: 'One thing more.' }))

    expect(await factsOf(complaint)).toEqual(['One thing more.'])
  })

  it('that names somebody else\'s receipt number waits for the office and changes nothing', async () => {
    const complaint = await aCase({ receipt: '2026-700002', contacts: ['email:other@example.org'] })
    const before = await cases()
    const mail = await onlyOne(aMail({ subject: 'About 2026-700002' }))

    expect(mail).toMatchObject({ state: 'asks', because: 'other-sender', complaintId: null })
    expect([await factsOf(complaint), await cases()]).toEqual([[], before])
  })

  it('that answers what a colleague was told is nothing that the complainant says', async () => {
    const complaint = await aCase()
    await onlyOne(aMail({ text: 'I will look into it.', headers: { 'In-Reply-To': await ourMail(complaint, 'dr-wang') } }))

    expect(await factsOf(complaint)).toEqual([])
  })

  it('for a merged complaint goes to the case that handles it', async () => {
    const handling = await aCase()
    const merged = await aCase({ mergedInto: handling._id })
    await onlyOne(aMail({ text: 'More about it.', headers: { 'In-Reply-To': await ourMail(merged) } }))

    expect([await factsOf(handling), await factsOf(merged)]).toEqual([['More about it.'], []])
  })

  it.each([
    ['automatic', 'an absence', { subject: 'Automatic reply: Receipt' }], ['automatic', 'ourselves', { from: 'Recourse <no-reply@hospital.example>' }], ['thanks', 'somebody who is content', { text: 'Thank you very much!' }],
    ['asks', 'a sender who is forged', { headers: { 'Authentication-Results': 'mx; dmarc=fail' } }], ['asks', 'nobody', { from: 'undisclosed' }], ['asks', 'somebody who says nothing', { text: ' ' }],
  ])('is left as %s when it comes from %s: no case, nothing added', async (state, _who, mail) => {
    const complaint = await aCase()
    const before = await cases()
    const kept = await onlyOne(aMail({ ...mail, headers: { ...('headers' in mail ? mail.headers : {}), 'In-Reply-To': await ourMail(complaint) } }))

    expect(kept.state).toBe(state)
    expect([await factsOf(complaint), await cases()]).toEqual([[], before])
  })

  it('opens only so many cases a day for one sender; the others wait for the office', async () => {
    await set({ mostADay: 2 })
    const mails = await read(...[1, 2, 3].map((no) => aMail({ from: 'loop@example.org', subject: `Loop ${no}` })))

    expect(mails.map(({ state, because }) => [state, because])).toEqual([['opened', null], ['opened', null], ['asks', 'too-many']])
  })

  it('waits for the office where no mail shall open a case by itself', async () => {
    await set({ newCases: 'ask' })
    const before = await cases()

    expect(await onlyOne(aMail())).toMatchObject({ state: 'asks', because: 'new', subject: 'Four hours in the hall' })
    expect(await cases()).toBe(before)
  })

  it('that comes back marks the message that did not arrive, once', async () => {
    const complaint = await aCase()
    const messageId = await ourMail(complaint)
    await read(aBounce(messageId), aBounce(messageId))

    expect(await Notifications.findOne({ complaintId: complaint._id }).lean()).toMatchObject({ state: 'failed' })
    expect((await diaryOf(complaint)).filter(({ kind }) => kind === 'notified')).toMatchObject([{ data: { state: 'failed', because: 'no-such-address' } }])
  })

  it('that was there before the mailbox was switched on is left alone, unless it shall be read too', async () => {
    await set({ earlier: 'leave' })
    expect(await read(aMail({ subject: 'Old' }))).toEqual([])
    expect((await onlyOne(aMail({ subject: 'New' }))).state).toBe('opened')
    expect(server.subjects('INBOX')).toEqual(['Old'])
  })
})

describe('a mail that cannot be read', () => {
  it('stays on the server, flagged, and stands on the list; those behind it are read', async () => {
    await set({ largestMb: 1 })
    const mails = await read(aMail({ subject: 'Huge', text: 'x'.repeat(1_200_000) }), aMail({ subject: 'Behind it' }))

    expect(mails.map(({ state, because }) => [state, because])).toEqual([['unreadable', 'too-large'], ['opened', null]])
    expect([server.subjects('Unreadable'), server.flags('Unreadable', 'Huge')]).toEqual([['Huge'], ['\\Flagged']])
  })

  it('and ends the reading each time is left after three attempts', async () => {
    server.deliver(aMail({ subject: 'Poison' }))
    await look()
    server.deliver(aMail({ subject: 'The next one' }))
    const { lastUid } = await Mailboxes.findOne().orFail().lean()
    await Mailboxes.updateOne({}, { trying: { uid: lastUid + 1, times: 3 } })
    server.deliver(aMail({ subject: 'Behind it' }))
    const mails = await read()

    expect(mails.map(({ state, because }) => [state, because])).toEqual([['opened', null], ['unreadable', 'fault'], ['opened', null]])
  })
})

describe('what was begun', () => {
  it('is finished by the next attempt: one case, one answer', async () => {
    const before = await cases()
    const first = await onlyOne(aMail({ subject: 'Half done' }))
    // As a process leaves it that dies after the case was opened and before the mail was noted as done.
    await IncomingMails.updateOne({ _id: first._id }, { filedAt: null, complaintId: null, subject: 'Half done', text: 'I waited four hours and nobody told me why.' })
    await Mailboxes.updateOne({}, { $inc: { lastUid: -1 } })
    const again = aMail({ subject: 'Half done' }).replace(/Message-ID: .*/, `Message-ID: ${first.messageId}`)
    const after = await read(again)

    expect(after).toMatchObject([{ _id: first._id, state: 'opened', complaintId: first.complaintId }])
    expect(await cases()).toBe(before + 1)
  })

  it('by one process is not read by another at the same time', async () => {
    const lease = `mailbox:testuser@127.0.0.1/INBOX`
    expect(await holdLease(lease, 'another', 60_000)).toBe(true)
    server.deliver(aMail({ subject: 'Read once' }))

    expect(await look()).toMatchObject({ kind: 'retry', code: 'mailbox.busy' })
    expect(await IncomingMails.countDocuments()).toBe(0)
    await releaseLease(lease, 'another')
    expect(await look()).toMatchObject({ kind: 'complete', variables: { mails: { opened: 1 } } })
  })
})

describe('the mailbox', () => {
  it('that is not set up is refused, and so is one without encryption on another machine', async () => {
    await set({ on: false })
    expect(await look()).toMatchObject({ kind: 'incident', code: 'mailbox.not-set-up' })
    await set({ host: 'imap.hospital.example' })
    expect(await look()).toMatchObject({ kind: 'incident', code: 'mailbox.not-encrypted' })
  })

  it('with a wrong password says so, without the password', async () => {
    await set({ password: 'not-the-password' })

    expect(await look()).toMatchObject({ kind: 'incident', code: 'mailbox.sign-in' })
    expect(workbench.logged()).not.toContain('not-the-password')
  })

  it('is read as long as the server runs: a mail is taken when it comes, also after the connection broke', async () => {
    await set({ everyMinutes: 1 })
    const watch = watchMailbox({ log: (await import('pino')).default({ level: 'silent' }), clock: workbench.clock, codes: await trackingCodes(), mailFrom: 'no-reply@hospital.example', onAccepted: () => {}, looksAgainMs: 50 })
    const comes = (subject: string) => eventually(subject, async () => {
      const mail = await Complaints.findOne({ subject }).lean<Complaint>()
      return mail ?? false
    })
    try {
      await eventually('it is read', async () => (await Mailboxes.findOne({ readAt: { $ne: null } }).lean()) ?? false)
      server.deliver(aMail({ subject: 'While it idles' }))
      await comes('While it idles')
      await eventually('it is put away', () => Promise.resolve(server.subjects('Read').includes('While it idles')))
      server.cut()
      server.deliver(aMail({ subject: 'After the break' }))
      await comes('After the break')
    } finally {
      await watch.stop()
    }
  })
})
