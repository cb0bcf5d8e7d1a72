import { describe, expect, it } from 'vitest'
import { automaticBy } from '../../engine/incoming/automatic.ts'
import { isMereThanks } from '../../engine/incoming/mere-thanks.ts'
import { newWords } from '../../engine/incoming/new-words.ts'
import { readMail } from '../../engine/incoming/read-mail.ts'
import { aBounce, aMail } from '../kit/mail-server.ts'

const read = (mail: string) => readMail(Buffer.from(mail))

describe('a mail', () => {
  it('says who, what and what it answers, in either language', async () => {
    const mail = await read(aMail({ from: '李娜 <Li.Na@Example.org>', subject: '等候四小时', text: '我在大厅等了四个小时，无人说明。', headers: { 'In-Reply-To': '<b@x>', 'References': '<a@x> <b@x>' } }))

    expect(mail).toMatchObject({ from: { address: 'li.na@example.org', name: '李娜' }, subject: '等候四小时', text: '我在大厅等了四个小时，无人说明。', answers: ['<b@x>', '<a@x>'], automatic: null, bounce: null, forged: false })
  })

  it('is the same one however often it is delivered, and another one with other words', async () => {
    const headers = { 'Message-ID': '<one@example.org>' }
    const [first, again, other] = await Promise.all([aMail({ headers }), `Received: from elsewhere\r\n${aMail({ headers })}`, aMail({ headers, text: 'Something else.' })].map(read))

    expect(again!.id).toBe(first!.id)
    expect(other!.id).not.toBe(first!.id)
  })

  it('has no line breaks in its subject and no signs that turn the writing direction', async () => {
    const mail = await read(aMail({ subject: 'a\r\nBcc: x@y\u202Egpj', text: 'photo\u202Egpj.exe' }))

    expect(mail.subject).toBe('a Bcc: x@y gpj')
    expect(mail.text).toBe('photogpj.exe')
  })

  it('of which the receiving server says that the sender is not who it claims is marked', async () => {
    expect((await read(aMail({ headers: { 'Authentication-Results': 'mx.hospital.example; dmarc=fail header.from=example.org' } }))).forged).toBe(true)
  })

  it('in HTML alone is read as text, without what would run', async () => {
    const html = aMail({ text: '<p>Four <b>hours</b></p><script>alert(1)</script><style>p{}</style>' }).replace('text/plain', 'text/html')

    expect((await read(html)).text).toBe('Four hours')
  })
})

describe('a mail that a machine wrote', () => {
  const cases: [string, Record<string, string>, string?, string?][] = [
    ['auto-submitted', { 'Auto-Submitted': 'auto-replied (vacation)' }],
    ['empty-return-path', { 'Return-Path': '<>' }],
    ['precedence', { Precedence: 'bulk' }],
    ['list', { 'List-Unsubscribe': '<mailto:off@example.org>' }],
    ['autoreply', { 'X-Autoreply': 'yes' }],
    ['no-reply', {}, '', 'no-reply@shop.example'],
    ['no-reply', {}, '', 'MAILER-DAEMON@mx.example.org'],
    ['subject', {}, 'Automatic reply: Your complaint 2026-000012'],
    ['subject', {}, 'Re: Out of Office'],
    ['subject', {}, '自动回复: 投诉受理'],
  ]
  it.each(cases)('is known by %s %j %s %s', async (because, headers, subject, from) => {
    expect((await read(aMail({ headers, ...(subject && { subject }), ...(from && { from }) }))).automatic).toBe(because)
  })

  it.each([
    [{ 'Auto-Submitted': 'no' }, 'Office of doctor Wang'], [{ 'Return-Path': '<li@example.org>' }, '自动挂号机故障'], [{}, 'Automatic doors hit my mother'], [{}, 'Reply to your letter'],
  ])('is not every mail: %j %s', (headers: Record<string, string>, subject) => {
    const byName = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
    expect(automaticBy({ header: (name) => byName.get(name) ?? null, from: 'li@example.org', subject })).toBeNull()
  })
})

describe('a mail that comes back', () => {
  it('names the mail of ours that did not arrive, and why', async () => {
    expect((await read(aBounce('<0123@hospital.example>'))).bounce).toEqual({ about: ['<0123@hospital.example>'], failed: true, status: '5.1.1' })
  })

  it('is no failure while it is only late', async () => {
    expect((await read(aBounce('<0123@hospital.example>', { action: 'delayed', status: '4.4.7' }))).bounce).toMatchObject({ failed: false })
  })
})

describe('the new words of an answer', () => {
  it.each([
    ['Still nothing.\n\nOn Mon, 2 Mar 2026 at 09:00, Hospital <no-reply@hospital.example> wrote:\n> Your complaint …', 'Still nothing.'],
    ['Still nothing.\n\nOn Mon, 2 Mar 2026 at 09:00, Hospital <no-reply@hospital.example>\nwrote:\n> Your complaint …', 'Still nothing.'],
    ['还没有解决。\n\n------------------ 原始邮件 ------------------\n发件人: "医院"', '还没有解决。'],
    ['还没有解决。\n在 2026年3月2日 09:00，医院 <a@b.example> 写道：\n> 您好', '还没有解决。'],
    ['Still nothing.\n\nFrom: Hospital\nSent: Monday\nTo: Li Na\nSubject: Receipt', 'Still nothing.'],
    ['Still nothing.\n-- \nLi Na, 138 0000 0000', 'Still nothing.'],
    ['On Monday I wrote:\nfrom: the hall I was sent away.', 'On Monday I wrote:\nfrom: the hall I was sent away.'],
  ])('stand above what a program repeats: %j', (text, expected) => {
    expect(newWords(text)).toBe(expected)
  })
})

describe('a mere thank-you', () => {
  it.each([
    ['Thank you very much for your quick reply!\n\nBest regards\nLi Na', true], ['谢谢！', true], ['收到，非常感谢你们的处理。', true], ['您好，辛苦了，谢谢医院！', true], ['Thanks.', true],
    ['Thank you for nothing.', false], ['Thanks, but my mother still waits for her report.', false], ['谢谢，但是问题还没有解决。', false], ['感谢回复，请退还检查费。', false], ['Received.', false], ['OK', false],
    [`Thank you. ${'x '.repeat(120)}`, false],
  ])('%j: %s', (text, mere) => {
    expect(isMereThanks(text, 'Li Na')).toBe(mere)
  })
})
