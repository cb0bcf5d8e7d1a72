import { Type } from '@sinclair/typebox'
import type { Request } from 'express'
import { runsTheOffice } from '../../access/abilities.ts'
import type { Actor } from '../../access/actor.ts'
import { addFacts } from '../../complaints/add-facts.ts'
import { readAttachment } from '../../complaints/attachments.ts'
import { channels, publicChannels, type Complaint } from '../../complaints/complaint.ts'
import { historyOf } from '../../complaints/history.ts'
import { instancesOf, xmlOf } from '../../complaints/instances.ts'
import { openComplaint } from '../../complaints/open-complaint.ts'
import { readComplaint } from '../../complaints/read.ts'
import { showComplaint } from '../../complaints/show.ts'
import { shownEntries } from '../../complaints/shown-entries.ts'
import { withdrawComplaint } from '../../complaints/withdraw.ts'
import { whyLimits } from '../../deadlines/why.ts'
import { Refusal } from '../../errors/errors.ts'
import { loadHospital } from '../../people/store.ts'
import { codePattern } from '../../portal/links.ts'
import { findTasks } from '../../tasks/find-tasks.ts'
import type { Context } from '../context.ts'
import { idempotencyKey } from '../idempotency-key.ts'
import { route, type Route } from '../route.ts'
import { sendFile } from '../send-file.ts'
import { byId, Id, Instant, Key, listOf, Nature, oneOf, optional, StateName, strict, Texts, TierName, words } from '../schemas.ts'

const Complainant = Type.Object({
  name: optional(words(200)),
  phone: optional(Type.String({ maxLength: 40, pattern: '^[0-9+() -]*$' })),
  email: optional(Type.String({ maxLength: 320, format: 'email' })),
  relation: optional(Type.String({ maxLength: 100 })),
  wechatOpenId: optional(Type.String({ pattern: '^[A-Za-z0-9_-]{10,64}$', description: 'Who it is at the hospital’s WeChat official account; that account tells them how far the case is' })),
}, strict)

/** What is reported, whoever writes it down. */
export const openComplaintBody = <const C extends readonly (typeof channels)[number][]>(allowed: C) => Type.Object({
  channel: oneOf(allowed),
  subject: words(300),
  narrative: words(20_000),
  complainant: optional(Complainant),
  anonymous: optional(Type.Boolean()),
  confidential: optional(Type.Boolean({ description: 'Only the complaint office learns who complains' })),
  department: optional(Type.String({ maxLength: 200 })),
  nature: optional(Nature),
  place: optional(Type.String({ maxLength: 300 })),
  occurredAt: optional(Instant),
  attachments: optional(Type.Array(Id, { maxItems: 20 })),
}, strict)

export const Opened = Type.Object({ id: Type.String(), receipt: Type.String(), trackingCode: Type.String() })
export const publicComplaintBody = Type.Object({
  ...openComplaintBody(publicChannels).properties,
  link: optional(Type.String({ pattern: codePattern, description: 'Code of the short address by which somebody came' })),
  manner: optional(Type.Object({ seconds: optional(Type.Integer({ minimum: 0, maximum: 604_800 })), trap: optional(Type.String({ maxLength: 500 })) }, { ...strict, description: 'How the form was filled in: what no person does is marked for the office' })),
}, strict)

export const LedgerRow = Type.Object({
  id: Type.String(), receipt: Type.String(), channel: Type.String(), subject: Type.String(), state: StateName,
  tier: Type.Union([TierName, Type.Null()]), nature: Type.Union([Nature, Type.Null()]), department: Type.Union([Type.String(), Type.Null()]),
  departments: Type.Array(Type.String()), anonymous: Type.Boolean(), receivedAt: Instant, closedAt: optional(Instant),
  nextDeadline: optional(Type.Object({ stage: Type.String(), at: Instant })),
})

const Happening = Type.Object({ at: Instant, kind: Type.String(), actor: Type.Union([Type.Null(), Type.Object({ id: Type.String(), name: Type.String() })]), text: Texts, data: Type.Unknown() })

const LimitReason = Type.Object({ stage: Type.String(), setAt: Instant, table: Type.String(), tableName: Type.String(), row: Type.Integer(), source: optional(Type.String()), inputs: Type.Array(Type.Object({ name: Type.String(), value: Type.String() })) })

export function complaintRoutes({ clock, codes, wakeDispatcher }: Context): Route[] {
  const tools = { clock, codes, onAccepted: wakeDispatcher }
  const asked = (req: Request) => ({ clock, onAccepted: wakeDispatcher, key: idempotencyKey(req) })
  const detailed = async (complaint: Complaint, actor: Actor) => {
    const hospital = await loadHospital()
    const shown = showComplaint(complaint, actor, hospital)
    return { ...shown, entries: shown.sees.handling ? await shownEntries(complaint._id, hospital) : [] }
  }
  return [
    route({
      method: 'post', path: '/api/complaints', summary: 'Open a complaint for somebody', access: [...runsTheOffice, 'operator', 'department-head', 'staff', 'supervision', 'leadership', 'quality-team'],
      body: openComplaintBody(channels), answer: [201, Opened],
      run: ({ actor, body, req }) => openComplaint(body, actor, idempotencyKey(req), tools),
    }),
    route({
      method: 'get', path: '/api/complaints/{id}', summary: 'One case with its deadlines, people and open tasks', access: 'signed-in', params: byId, answer: [200, LedgerRow],
      run: async ({ actor, params }) => {
        const complaint = await readComplaint(params.id, actor, clock, 'complaint.read', 'find')
        const { items: tasks } = await findTasks({ state: 'open', complaint: params.id, limit: 50 }, actor, clock)
        return { ...await detailed(complaint, actor), tasks }
      },
    }),
    route({
      method: 'get', path: '/api/complaints/{id}/history', summary: 'Everything that happened, oldest first', access: 'signed-in', params: byId, answer: [200, listOf(Happening)],
      run: async ({ actor, params }) => ({ items: await historyOf(await readComplaint(params.id, actor, clock, 'complaint.history'), await loadHospital()) }),
    }),
    route({
      method: 'get', path: '/api/complaints/{id}/limits', summary: 'Why its time limits are as they are: the rows of the tables that gave them', access: 'signed-in', params: byId, answer: [200, listOf(LimitReason)],
      run: async ({ actor, params }) => ({ items: await whyLimits(await readComplaint(params.id, actor, clock)) }),
    }),
    route({
      method: 'post', path: '/api/complaints/{id}/facts', summary: 'Write down new facts; the process weighs whether the case has to climb', access: 'signed-in', params: byId,
      body: Type.Object({ text: words(20_000), attachments: optional(Type.Array(Id, { maxItems: 20 })) }, strict), answer: [204, null],
      run: async ({ actor, params, body, req }) => {
        const { _id, mergedInto } = await readComplaint(params.id, actor, clock, 'complaint.add-facts', 'find')
        await addFacts(mergedInto ?? _id, body, actor, asked(req))
      },
    }),
    route({
      method: 'post', path: '/api/complaints/{id}/withdrawal', summary: 'Take a complaint back for the complainant; the office confirms it', access: 'signed-in', params: byId,
      body: Type.Object({ reason: words(5_000) }, strict), answer: [204, null],
      run: async ({ actor, params, body, req }) => {
        await readComplaint(params.id, actor, clock, 'complaint.withdraw', 'find')
        await withdrawComplaint(params.id, body.reason, actor, asked(req))
      },
    }),
    route({
      method: 'get', path: '/api/complaints/{id}/instances', summary: 'The process instances of a case and where they stand', access: 'signed-in', params: byId, answer: [200, listOf(Type.Unknown())],
      run: async ({ actor, params }) => {
        await readComplaint(params.id, actor, clock)
        return { items: await instancesOf(params.id) }
      },
    }),
    route({
      method: 'get', path: '/api/complaints/{id}/instances/{key}/xml', summary: 'The diagram that an instance of the case runs on', access: 'signed-in',
      params: Type.Object({ id: Id, key: Key }, strict), answer: [200, null],
      run: async ({ actor, params, res }) => {
        await readComplaint(params.id, actor, clock)
        res.type('application/xml').send(await xmlOf(params.id, params.key))
      },
    }),
    route({
      method: 'get', path: '/api/complaints/{id}/attachments/{attachment}', summary: 'The bytes of an attachment', access: 'signed-in',
      params: Type.Object({ id: Id, attachment: Id }, strict), answer: [200, null],
      run: async ({ actor, params, req, res }) => {
        const { attachments } = await readComplaint(params.id, actor, clock, 'complaint.attachment')
        const file = attachments.find(({ id }) => id === params.attachment)
        if (!file) throw new Refusal('attachment.unknown')
        await sendFile(file, readAttachment, req, res)
      },
    }),
  ]
}
