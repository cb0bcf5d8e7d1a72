import { createHash } from 'node:crypto'
import { Type } from '@sinclair/typebox'
import type { Complaint } from '../../engine/complaints/complaint.ts'
import { Letters, type Frozen, type Letter } from '../../engine/letters/letter.ts'
import { letterBytes } from '../../engine/letters/show-letters.ts'
import { Notifications, refOf, type Notification } from '../../engine/notifications/notification.ts'
import { settle, type Settlement } from '../../engine/notifications/settle.ts'
import { caseOf, connector, JobRefused, labelled, writeOnce, type JobTools } from '../kit/index.ts'
import { isAddress, masked, sendMail } from '../notify/mail.ts'
import { messageModel } from '../notify/message-model.ts'
import { resolveRecipients } from '../notify/recipients.ts'
import { render } from '../notify/templates.ts'
import { dispatch, LetterId } from './fields.ts'

/**
 * Sends a frozen letter: by mail with the PDF attached, the very bytes that were signed. By post and on the follow-up page somebody or something else has done it;
 * then it is only written down. Nothing is sent twice.
 */
export const sendLetter = connector({
  type: 'send-letter',
  shown: {
    en: 'Send a letter', zh: '送达函件', group: 'letters',
    help: { en: 'Sends the frozen letter by e-mail with the PDF attached, or writes down that it went out another way.', zh: '以电子邮件附件送出定稿函件，或记录以其他方式送出。' },
  },
  input: Type.Object({ letter: labelled(['Letter', '函件'], LetterId), by: labelled(['How', '送达方式'], dispatch) }),
  output: Type.Object({
    /** How it went out, or `failed`: the address takes no mail. */
    sent: labelled(['How it went out', '实际送达方式'], Type.String()),
  }),
  run: async ({ letter: id, by }, tools) => {
    const { job, clock } = tools
    const complaint = await caseOf(job)
    const letter = await Letters.findOne({ _id: id, complaintId: complaint._id }).lean<Letter>()
    if (!letter?.frozen) throw new JobRefused('letter.unknown')
    if (by === 'email' && !await mailed(letter, letter.frozen, complaint, tools)) return { sent: 'failed' }
    const at = clock.now()
    await writeOnce(job, { complaintId: complaint._id, kind: 'letter.sent', at, data: { letter: id, no: letter.no, by } }, async (session) => {
      await Letters.updateOne({ _id: id }, { sent: { by, at } }, { session })
    })
    return { sent: by }
  },
})

const template = 'letter-attached'

/** Whether the mail server has taken it. @throws JobDelayed while it is away, JobRefused `effect.unknown`, `letter.altered` */
async function mailed({ no, lang }: Letter, frozen: Frozen, complaint: Complaint, { job, clock, config, once }: JobTools): Promise<boolean> {
  const [recipient] = await resolveRecipients(['complainant'], complaint)
  const to = recipient?.id === 'complainant' ? recipient.email : null
  if (!recipient || !to || !config.smtpUrl || !isAddress(to)) return false
  const pdf = await letterBytes(frozen)
  if (createHash('sha256').update(pdf).digest('hex') !== frozen.sha256) throw new JobRefused('letter.altered')

  const model = await messageModel({ complaint, recipient: { ...recipient, lang }, stage: undefined, tier: undefined, config })
  const letter = await render(template, lang, model)
  const shown = await render(template, lang, { ...model, code: model.code && '••••-••••-••••' })
  const row = await writtenDown({
    _id: `${job.key}:complainant:email`, to: 'complainant', complaintId: complaint._id, channel: 'email', address: masked(to), template, title: shown.subject, text: shown.body, lang, state: 'queued',
    at: clock.now(), jobKey: job.key, ref: refOf(`${job.key}:complainant:email`),
  })
  const attachments = [{ filename: frozen.name, content: pdf, contentType: 'application/pdf' }]
  try {
    const outcome = await once<Pick<Settlement, 'state' | 'code' | 'messageId'>>('complainant:email', `letter ${no} to complainant`, () => sendMail({ to, letter, lang, link: model.link, key: row._id, attachments }, config), { otherwise: { state: 'unknown' } })
    const settlement = { ...outcome ?? { state: 'sent' as const }, at: clock.now() }
    await settle(row, settlement)
    return settlement.state !== 'failed'
  } catch (error) {
    if (error instanceof JobRefused && error.code === 'effect.unknown') await settle(row, { state: 'unknown', at: clock.now() })
    throw error
  }
}

async function writtenDown(row: Notification): Promise<Notification> {
  return await Notifications.findOneAndUpdate({ _id: row._id }, { $setOnInsert: row }, { upsert: true, returnDocument: 'after' }).lean<Notification>() ?? row
}
