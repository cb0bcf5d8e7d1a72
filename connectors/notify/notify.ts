import { Type } from '@sinclair/typebox'
import type { MessageAbout } from '../../engine/notifications/notification.ts'
import { caseOf, connector, JobDelayed, JobRefused } from '../kit/index.ts'
import { byChannel, deliver, reaches, type Message, type Post } from './deliver.ts'
import { messageModel } from './message-model.ts'
import { policyOf } from './policy.ts'
import { resolveRecipients } from './recipients.ts'
import { NotifySettings } from './settings.ts'
import { render } from './templates.ts'

const target = '^(?:complainant|responsible|group:[a-z0-9-]+(?::[a-z0-9-]+)?|person:[a-zA-Z0-9_-]+)$'
const Target = Type.String({ pattern: target })

/**
 * Tells people something by a template: in the product, and by the channels of the table `notification-policy` that are set up and reach them. A channel that
 * fails gives way to the next one. Addresses come from the case file and the people store alone. Each message is an effect of its own: one dead address stops
 * nobody else's.
 */
export const notify = connector({
  type: 'notify',
  shown: {
    en: 'Tell people', zh: '通知相关人员', group: 'letters',
    help: { en: 'Sends a message by a template: in the desk or the portal, by mail, text message, WeChat', zh: '按模板发送消息：站内、查询页面、邮件、短信、微信' },
  },
  settings: NotifySettings,
  input: Type.Object({
    template: Type.String({
      pattern: '^[a-z][a-z-]{0,60}$', label: { en: 'Message', zh: '消息模板' }, help: { en: 'The name of a template, such as progress', zh: '模板名称，例如 progress' },
    }),
    to: Type.Union([Target, Type.Array(Type.Union([Target, Type.Null()]), { maxItems: 50 })], {
      label: { en: 'To', zh: '发送给' },
      help: { en: 'complainant, responsible, group:complaint-office, person:<id>, or a list of them', zh: 'complainant（投诉人）、responsible（经办人）、group:complaint-office（群组）、person:<id>（个人），或它们的列表' },
    }),
    stage: Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9-]*$', label: { en: 'Stage', zh: '阶段' }, help: { en: 'Whose limit the message is about', zh: '消息所涉时限的阶段' } })),
    tier: Type.Optional(Type.String({ label: { en: 'Tier', zh: '等级' }, help: { en: 'As the message says it; without it the case’s own', zh: '消息中显示的等级；不填则取案件等级' } })),
    because: Type.Optional(Type.String({ pattern: '^[a-z][a-z-]{0,60}$', label: { en: 'Reason', zh: '原因' }, help: { en: 'A code that the message puts into words', zh: '原因代码，消息中以文字显示' } })),
  }),
  output: Type.Object({}),
  run: async ({ template, to, stage, tier, because }, { settings, ...tools }) => {
    const complaint = tools.job.variables['complaintId'] ? await caseOf(tools.job) : null
    const targets = [to].flat().filter((one) => one !== null)
    const tierNow = tier ?? complaint?.tier ?? null
    const about: MessageAbout = { ...(stage && { stage }), ...(tierNow && { tier: tierNow }), ...(because && { because }) }
    const delivery = policyOf({ template, tier: tierNow, emergency: Boolean(complaint?.facts['emergency']) }, tools)
    const post: Post = { tools, settings, away: new Map() }
    const messages: Message[] = []
    for (const recipient of await resolveRecipients(targets, complaint)) {
      if (recipient.group && !reaches('wecom-group', recipient, template, post)) continue
      const model = await messageModel({ complaint, recipient, stage, tier, because, config: tools.config })
      const letter = await render(template, recipient.lang, model)
      // The code opens the case to whoever has it: only the complainant reads it.
      const shown = await render(template, recipient.lang, { ...model, code: model.code && '••••-••••-••••' })
      const planned = await delivery(recipient.id === 'complainant' ? 'complainant' : 'staff')
      messages.push(...byChannel({ root: tools.job.key, recipient, letter, shown, model, template, complaintId: complaint?._id ?? null, about }, planned, post))
    }
    await deliverAll(messages, post)
    return {}
  },
})

/** What stands in the house first: it needs nobody. One that fails stops none of the others. */
async function deliverAll(messages: Message[], post: Post): Promise<void> {
  const setbacks: (JobRefused | JobDelayed)[] = []
  const inHouse = ({ channel }: Message): number => Number(channel !== 'in-app' && channel !== 'portal')
  for (const message of messages.toSorted((a, b) => inHouse(a) - inHouse(b))) {
    post.tools.signal.throwIfAborted()
    try {
      await deliver(message, post)
    } catch (error) {
      if (!(error instanceof JobRefused || error instanceof JobDelayed)) throw error
      setbacks.push(error)
    }
  }
  const worst = setbacks.find((setback) => setback instanceof JobRefused) ?? setbacks[0]
  if (worst) throw worst
}
