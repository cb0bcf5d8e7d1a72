import { Type } from '@sinclair/typebox'
import { Complaints, type Complaint } from '../../engine/complaints/complaint.ts'
import { Notifications, type Notification } from '../../engine/notifications/notification.ts'
import { connector } from '../kit/index.ts'
import { settingsOf } from '../kit/settings.ts'
import { takeNext, type Post } from '../notify/deliver.ts'
import { messageModel } from '../notify/message-model.ts'
import { policyOf } from '../notify/policy.ts'
import { recipientNow } from '../notify/recipients.ts'
import { notifyChannels, type NotifySettings } from '../notify/settings.ts'
import { render } from '../notify/templates.ts'

/**
 * A message came back, or its receipt says that it did not arrive: it takes the next of its channels, by the addresses that the record has now. The night is
 * asked about anew.
 */
export const nextChannel = connector({
  type: 'next-channel',
  shown: {
    en: 'Take the next channel', zh: '改用下一渠道', group: 'letters', inner: true,
    help: { en: 'Sends a message that did not arrive by the next of its channels', zh: '消息未送达时，按顺序改用下一个渠道重新发送' },
  },
  input: Type.Object({ notification: Type.String({ minLength: 1, maxLength: 200, label: { en: 'Message', zh: '消息' }, help: { en: 'Id of the message that failed', zh: '发送失败的消息编号' } }) }),
  output: Type.Object({}),
  run: async ({ notification }, tools) => {
    const failed = await Notifications.findById(notification).lean<Notification>()
    if (failed?.state !== 'failed' || !failed.instead?.length) return {}
    const { complaintId, to, lang, template, about = {}, instead } = failed
    const complaint = complaintId ? await Complaints.findById(complaintId).lean<Complaint>() : null
    const found = await recipientNow(to, complaint)
    if (!found) return {}

    const recipient = { ...found, lang }
    const model = await messageModel({ complaint, recipient, stage: about.stage, tier: about.tier, because: about.because, config: tools.config })
    const letter = await render(template, lang, model)
    const shown = { subject: failed.title, body: failed.text }
    const ask = policyOf({ template, tier: about.tier ?? null, emergency: Boolean(complaint?.facts['emergency']) }, tools)
    const { hold } = await ask(to === 'complainant' ? 'complainant' : 'staff')
    const post: Post = { tools, settings: await settingsOf(notifyChannels) as NotifySettings, away: new Map() }
    const root = failed._id.slice(0, failed._id.indexOf(':'))
    await takeNext({ root, recipient, channel: failed.channel, letter, shown, model, template, complaintId, about, hold, instead }, failed, post)
    return {}
  },
})
