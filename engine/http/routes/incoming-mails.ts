/** Mails that came to the hospital, and what a person decides about them. */
import { Type } from '@sinclair/typebox'
import { incomingMail } from '../../../connectors/incoming-mail/incoming-mail.ts'
import { mailboxName, readyMailbox, type MailboxSettings } from '../../../connectors/incoming-mail/settings.ts'
import { settingsOf } from '../../../connectors/kit/index.ts'
import { decideMail } from '../../incoming/decide-mail.ts'
import { mailStates } from '../../incoming/incoming-mail.ts'
import { findMails, readMailRow, readsMails, waitingMails } from '../../incoming/list-mails.ts'
import { Mailboxes } from '../../incoming/mailbox-state.ts'
import type { Context } from '../context.ts'
import { route, type Route } from '../route.ts'
import { byId, Id, Instant, listOf, oneOf, optional, paging, strict, words } from '../schemas.ts'

const Nullable = (schema: ReturnType<typeof Type.String>) => Type.Union([schema, Type.Null()])
const shown = {
  id: Type.String(), from: Type.Union([Type.Object({ address: Type.String(), name: optional(Nullable(Type.String())) }), Type.Null()]), subject: Type.String(), attachments: Type.Array(Type.String()), leftOut: Type.Integer(),
  arrivedAt: Instant, state: oneOf(mailStates), because: Nullable(Type.String()), complaintId: optional(Type.String()), receipt: optional(Type.String()), decidedBy: Nullable(Type.String()), reason: optional(Type.String()),
}

const Decision = Type.Union([
  Type.Object({ decision: Type.Literal('open') }, strict),
  Type.Object({ decision: Type.Literal('join'), receipt: Type.String({ pattern: '^[0-9]{4}-[0-9]{6,9}$' }) }, strict),
  Type.Object({ decision: Type.Literal('set-aside'), reason: words(500) }, strict),
])

export function incomingMailRoutes({ clock, codes, wakeDispatcher }: Context): Route[] {
  return [
    route({
      method: 'get', path: '/api/incoming-mails', summary: 'Mails that came, the newest first', access: readsMails,
      query: Type.Object({ state: optional(oneOf(mailStates)), ...paging }, strict),
      answer: [200, listOf(Type.Object(shown))],
      run: ({ actor, query }) => findMails(query, actor, clock),
    }),
    route({
      method: 'get', path: '/api/mailbox', summary: 'How the mailbox is doing, and how many mails wait for a decision', access: readsMails,
      answer: [200, Type.Object({ asks: Type.Integer(), state: oneOf(['off', 'reading', 'away', 'starting']), readAt: optional(Instant), fault: optional(Type.String()), since: optional(Instant) })],
      run: async () => ({ asks: await waitingMails(), ...await mailboxNow() }),
    }),
    route({
      method: 'get', path: '/api/incoming-mails/{id}', summary: 'One mail with its words', access: readsMails, params: byId, answer: [200, Type.Object({ ...shown, text: Type.String() })],
      run: ({ actor, params }) => readMailRow(params.id, actor, clock),
    }),
    route({
      method: 'post', path: '/api/incoming-mails/{id}/decision', summary: 'Open a case with it, add it to one, or set it aside', access: readsMails, params: byId, body: Decision,
      answer: [200, Type.Object({ complaintId: Type.Union([Id, Type.Null()]) })],
      run: ({ actor, params, body }) => decideMail(params.id, body, actor, { clock, codes, onAccepted: wakeDispatcher }),
    }),
  ]
}

async function mailboxNow(): Promise<{ state: 'off' | 'reading' | 'away' | 'starting', readAt?: Date, fault?: string, since?: Date }> {
  const settings = await settingsOf(incomingMail).then((values) => readyMailbox(values as MailboxSettings), () => null)
  if (!settings) return { state: 'off' }
  const kept = await Mailboxes.findById(mailboxName(settings)).lean()
  if (kept?.fault) return { state: 'away', fault: kept.fault, ...(kept.faultSince && { since: kept.faultSince }), ...(kept.readAt && { readAt: kept.readAt }) }
  return kept?.readAt ? { state: 'reading', readAt: kept.readAt } : { state: 'starting' }
}
