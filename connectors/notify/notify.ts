import { Type } from '@sinclair/typebox'
import { connector, JobDelayed, JobRefused, caseOf, type JobTools } from '../kit/index.ts'
import { byChannel, deliver, type Message } from './deliver.ts'
import { messageModel } from './message-model.ts'
import { policyOf } from './policy.ts'
import { resolveRecipients } from './recipients.ts'
import { render } from './templates.ts'

const target = '^(?:complainant|responsible|group:[a-z0-9-]+(?::[a-z0-9-]+)?|person:[a-zA-Z0-9_-]+)$'
const Target = Type.String({ pattern: target })

/**
 * Tells people something by a template. Staff get it in the product and, where mail is set up, by mail; the complainant in the portal and, if they
 * left an address, by mail; the table `notification-policy` says by which channels, and whether the mail waits for the morning. Addresses come from
 * the case file and the people store alone. Each message is an effect of its own: one dead address stops nobody else's.
 */
export const notify = connector({
  type: 'notify',
  input: Type.Object({
    template: Type.String({ pattern: '^[a-z][a-z-]{0,60}$' }),
    to: Type.Union([Target, Type.Array(Type.Union([Target, Type.Null()]), { maxItems: 50 })]),
    stage: Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9-]*$' })),
    tier: Type.Optional(Type.String()),
    because: Type.Optional(Type.String({ pattern: '^[a-z][a-z-]{0,60}$' })),
  }),
  output: Type.Object({}),
  run: async ({ template, to, stage, tier, because }, tools) => {
    const complaint = tools.job.variables['complaintId'] ? await caseOf(tools.job) : null
    const targets = [to].flat().filter((one) => one !== null)
    const messages: Message[] = []
    const tierNow = tier ?? complaint?.tier ?? null
    const delivery = policyOf({ template, tier: tierNow, emergency: Boolean(complaint?.facts['emergency']) }, tools)
    for (const recipient of await resolveRecipients(targets, complaint)) {
      const model = await messageModel({ complaint, recipient, stage, tier, because, config: tools.config })
      const letter = await render(template, recipient.lang, model)
      // The code opens the case to whoever has it: only the complainant reads it.
      const shown = await render(template, recipient.lang, { ...model, code: model.code && '••••-••••-••••' })
      const { channels, hold } = await delivery(recipient.id === 'complainant' ? 'complainant' : 'staff')
      const held = hold && { ...hold, ...(stage && { stage }), ...(tierNow && { tier: tierNow }) }
      messages.push(...byChannel({ recipient, letter, shown, template, complaintId: complaint?._id ?? null, link: model.link }, { channels, hold: held }, tools.config))
    }
    await sendAll(messages, tools)
    return {}
  },
})

/** In-app messages first: they need nobody. A mail server that is away would keep each of the others waiting, so it is asked once. */
async function sendAll(messages: Message[], tools: JobTools): Promise<void> {
  const setbacks: (JobRefused | JobDelayed)[] = []
  for (const message of messages.toSorted((a, b) => Number(a.channel === 'email') - Number(b.channel === 'email'))) {
    tools.signal.throwIfAborted()
    if (message.channel === 'email' && setbacks.some(({ code }) => code === 'mail.away')) continue
    try {
      await deliver(message, tools)
    } catch (error) {
      if (!(error instanceof JobRefused || error instanceof JobDelayed)) throw error
      setbacks.push(error)
    }
  }
  const worst = setbacks.find((setback) => setback instanceof JobRefused) ?? setbacks[0]
  if (worst) throw worst
}
