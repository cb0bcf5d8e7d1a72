import { Type } from '@sinclair/typebox'
import { channelNames, messageStates } from '../../notifications/notification.ts'
import { findNotifications, inboxOf, markRead } from '../../notifications/inbox.ts'
import { Refusal } from '../../errors/errors.ts'
import type { Context } from '../context.ts'
import { route, type Route } from '../route.ts'
import { byId, Id, Instant, listOf, oneOf, optional, paging, strict } from '../schemas.ts'

const Sent = Type.Object({
  id: Type.String(), to: Type.String(), complaintId: optional(Type.String()), channel: Type.String(), address: optional(Type.String()),
  template: Type.String(), title: Type.String(), text: Type.String(), state: Type.String(), at: Instant, readAt: optional(Instant), heldUntil: optional(Instant),
  insteadOf: optional(Type.String()), instead: optional(Type.Array(Type.String())),
  trail: optional(Type.Array(Type.Object({ at: Instant, state: Type.String(), code: optional(Type.String()) }))),
})

export function notificationRoutes({ clock }: Context): Route[] {
  return [
    route({
      method: 'get', path: '/api/notifications', summary: 'What was sent or tried', access: ['administrator'],
      query: Type.Object({ to: optional(Id), complaint: optional(Id), state: optional(oneOf(messageStates)), channel: optional(oneOf(channelNames)), ...paging }, strict), answer: [200, listOf(Sent)],
      run: ({ query }) => findNotifications(query),
    }),
    route({
      method: 'get', path: '/api/notifications/mine', summary: 'My messages, newest first', access: 'signed-in',
      answer: [200, Type.Object({ items: Type.Array(Type.Unknown()), unread: Type.Integer() })],
      run: ({ actor }) => inboxOf(actor.id),
    }),
    route({
      method: 'post', path: '/api/notifications/{id}/read', summary: 'I have read it', access: 'signed-in', params: byId, answer: [204, null],
      run: async ({ actor, params }) => {
        if (!await markRead(params.id, actor.id, clock.now())) throw new Refusal('notification.unknown')
      },
    }),
  ]
}
