/** What complainants use, without an account. */
import { Type } from '@sinclair/typebox'
import type { Request } from 'express'
import { keepUpload, readAttachment } from '../../complaints/attachments.ts'
import { addFactsByReceipt, answerByReceipt, followComplaint, followQr, letterByReceipt, rateComplaint, withdrawByReceipt } from '../../complaints/follow.ts'
import { openComplaint } from '../../complaints/open-complaint.ts'
import { publishedResults } from '../../complaints/results.ts'
import { Refusal } from '../../errors/errors.ts'
import { loadHospital } from '../../people/store.ts'
import type { Context } from '../context.ts'
import { idempotencyKey } from '../idempotency-key.ts'
import { filingLimit, guessingLimit, perMinute } from '../limits.ts'
import { route, type Route } from '../route.ts'
import { Id, Instant, listOf, optional, StateName, strict, Texts, TierName, words } from '../schemas.ts'
import { sendFile } from '../send-file.ts'
import { receiveFile } from '../upload.ts'
import { Opened, publicComplaintBody } from './complaints.ts'

const Code = Type.String({ minLength: 1, maxLength: 40 })
const byReceipt = Type.Object({ receipt: Type.String({ pattern: '^[0-9]{4}-[0-9]{6,9}$' }) }, strict)

const Followed = Type.Object({
  receipt: Type.String(), subject: Type.String(), receivedAt: Instant, state: StateName, tier: Type.Union([TierName, Type.Null()]),
  steps: Type.Array(Type.Object({ at: Instant, text: Texts })),
  holders: Type.Array(Type.Object({ role: optional(Type.String()), department: optional(Texts) })),
  next: optional(Type.Object({ stage: Type.String(), at: Instant })),
  questions: Type.Array(Type.Object({ id: Type.String(), text: Type.String(), askedAt: Instant, until: optional(Instant), answer: optional(Type.Object({ text: Type.String(), at: Instant })) })),
  answer: optional(Type.Object({ text: Type.String(), at: Instant })),
  letters: Type.Array(Type.Object({ no: Type.Integer(), at: Instant, size: Type.Integer() })),
  rating: optional(Type.Unknown()),
  canRate: Type.Boolean(),
  canWithdraw: Type.Boolean(),
  withdrawing: Type.Boolean(),
  outcome: optional(Type.String()),
  merged: Type.Boolean(),
  survey: optional(Type.String()),
  zone: Type.String(),
})

const Rating = Type.Object({
  code: Code,
  satisfied: Type.Boolean(),
  score: optional(Type.Integer({ minimum: 1, maximum: 5 })),
  comment: optional(Type.String({ maxLength: 5_000 })),
}, strict)

const Added = Type.Object({ code: Code, text: words(20_000), attachments: optional(Type.Array(Id, { maxItems: 20 })) }, strict)
const Withdrawal = Type.Object({ code: Code, reason: optional(Type.String({ maxLength: 5_000 })) }, strict)

export function publicRoutes({ config, clock, codes, publicUrl, wakeDispatcher }: Context): Route[] {
  const filing = filingLimit(config)
  const guessing = guessingLimit(config)
  const tools = (req: Request) => ({ clock, onAccepted: wakeDispatcher, key: idempotencyKey(req) })
  return [
    route({
      method: 'post', path: '/api/public/complaints', summary: 'Report a complaint', access: 'public', limit: filing,
      body: publicComplaintBody, answer: [201, Opened],
      run: ({ body, req }) => openComplaint(body, null, idempotencyKey(req), { clock, codes, onAccepted: wakeDispatcher }),
    }),
    route({
      method: 'post', path: '/api/public/uploads', summary: 'Upload one file for a complaint', access: 'public', limit: perMinute(config.publicPerMinute),
      read: receiveFile(config.uploadMegabytes), answer: [201, Type.Object({ id: Type.String() })],
      run: async ({ req }) => {
        if (!req.file) throw new Refusal('request.invalid', { errors: [{ path: '/file', message: 'is missing' }] })
        return keepUpload(req.file.path, req.file.originalname)
      },
    }),
    route({
      method: 'get', path: '/api/public/complaints/{receipt}', summary: 'Follow a complaint', access: 'public', limit: guessing,
      params: byReceipt, query: Type.Object({ code: Code }, strict), answer: [200, Followed],
      run: ({ params, query }) => followComplaint(params.receipt, query.code, codes, clock),
    }),
    route({
      method: 'get', path: '/api/public/complaints/{receipt}/qr', summary: 'The address to follow a complaint, as a QR code (SVG)', access: 'public', limit: guessing,
      params: byReceipt, query: Type.Object({ code: Code }, strict), answer: [200, null],
      run: async ({ params, query, res }) => {
        res.type('image/svg+xml').send(await followQr(params.receipt, query.code, codes, clock, publicUrl))
      },
    }),
    route({
      method: 'get', path: '/api/public/complaints/{receipt}/letters/{no}', summary: 'A signed letter of the hospital, as PDF', access: 'public', limit: guessing,
      params: Type.Object({ ...byReceipt.properties, no: Type.String({ pattern: '^[1-9][0-9]{0,2}$' }) }, strict), query: Type.Object({ code: Code }, strict), answer: [200, null],
      run: async ({ params, query, req, res }) => sendFile(await letterByReceipt(params.receipt, query.code, Number(params.no), codes, clock), readAttachment, req, res),
    }),
    route({
      method: 'post', path: '/api/public/complaints/{receipt}/rating', summary: 'Judge the answer', access: 'public', limit: guessing,
      params: byReceipt, body: Rating, answer: [204, null],
      run: ({ params, body: { code, ...given } }) => rateComplaint(params.receipt, code, given, codes, clock, wakeDispatcher),
    }),
    route({
      method: 'post', path: '/api/public/complaints/{receipt}/facts', summary: 'Add something to a complaint, also after it was closed', access: 'public', limit: guessing,
      params: byReceipt, body: Added, answer: [204, null],
      run: ({ params, body: { code, ...facts }, req }) => addFactsByReceipt(params.receipt, code, facts, codes, tools(req)),
    }),
    route({
      method: 'post', path: '/api/public/complaints/{receipt}/withdrawal', summary: 'Take a complaint back; the office confirms it', access: 'public', limit: guessing,
      params: byReceipt, body: Withdrawal, answer: [204, null],
      run: ({ params, body: { code, reason }, req }) => withdrawByReceipt(params.receipt, code, reason, codes, tools(req)),
    }),
    route({
      method: 'post', path: '/api/public/complaints/{receipt}/questions/{question}/answer', summary: 'Answer a question of the hospital', access: 'public', limit: guessing,
      params: Type.Object({ receipt: byReceipt.properties.receipt, question: Id }, strict), body: Added, answer: [204, null],
      run: ({ params, body, req }) => answerByReceipt(params.receipt, params.question, body, codes, tools(req)),
    }),
    route({
      method: 'get', path: '/api/public/results', summary: 'Results that the hospital published, with nobody named', access: 'public', limit: filing,
      answer: [200, listOf(Type.Object({ id: Type.String(), text: Type.String(), department: Type.Union([Type.String(), Type.Null()]), nature: Type.Union([Type.String(), Type.Null()]), at: Instant }))],
      run: async () => ({ items: await publishedResults() }),
    }),
    route({
      method: 'get', path: '/api/public/departments', summary: 'Departments that a complaint can be about', access: 'public',
      answer: [200, listOf(Type.Object({ id: Type.String(), name: Type.String(), nameZh: Type.String() }))],
      run: async () => ({ items: (await loadHospital()).departments.filter(({ kind }) => kind !== 'office').map(({ id, name, nameZh }) => ({ id, name, nameZh })) }),
    }),
  ]
}
