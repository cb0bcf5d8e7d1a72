/** A play on the rehearsal: what somebody does in it, and what is to be seen after it. */
import { Type } from '@sinclair/typebox'
import { publicChannels, staffChannels } from '../../complaints/complaint.ts'
import { pictureOf } from '../../rehearsal/play/picture.ts'
import { complete, jump, report, speakUp } from '../../rehearsal/play/plays.ts'
import type { Stage } from '../../rehearsal/stage.ts'
import { route, type Route } from '../route.ts'
import { Id, Key, oneOf, optional, strict, Variables, words } from '../schemas.ts'

const administrators = ['administrator'] as const
const Picture = Type.Object({ now: Type.String() })
const Row = Type.Object({ who: Type.String(), does: Type.String(), with: Type.String(), expect: Type.String() })

export function playRoutes(stage: Stage): Route[] {
  return [
    route({
      method: 'get', path: '/api/studio/rehearsal/play', summary: 'The cases of the play, and what was done as rows of a scenario', access: administrators,
      answer: [200, Type.Object({ cases: Type.Array(Type.Object({ id: Type.String(), receipt: Type.String(), subject: Type.String() })), rows: Type.Array(Row) })],
      run: async () => {
        const { cases, rows } = stage.play()
        return { cases: cases.map(({ id, receipt, subject }) => ({ id, receipt, subject })), rows }
      },
    }),
    route({
      method: 'delete', path: '/api/studio/rehearsal/play', summary: 'Begin another play', access: administrators, answer: [204, null],
      run: async () => stage.clear(),
    }),
    route({
      method: 'get', path: '/api/studio/rehearsal/play/{id}', summary: 'All that there is to see of a case', access: administrators, params: Type.Object({ id: Id }, strict), answer: [200, Picture],
      run: async ({ actor, params }) => pictureOf((await stage.playing(actor.id)).world, params.id),
    }),
    route({
      method: 'post', path: '/api/studio/rehearsal/play/report', summary: 'Report a case; `by` writes it down for somebody', access: administrators,
      body: Type.Object({
        channel: oneOf([...publicChannels, ...staffChannels]), subject: words(300), narrative: words(20_000), department: optional(Type.String({ maxLength: 200 })), anonymous: optional(Type.Boolean()), by: optional(Id),
      }, strict), answer: [201, Picture],
      run: async ({ actor, body }) => {
        const { play, world } = await stage.playing(actor.id)
        return report(play, world, body)
      },
    }),
    route({
      method: 'post', path: '/api/studio/rehearsal/play/tasks/{key}', summary: 'Complete a step as somebody', access: administrators, params: Type.Object({ key: Key }, strict),
      body: Type.Object({ as: Id, variables: Variables }, strict), answer: [200, Picture],
      run: async ({ actor, params, body }) => {
        const { play, world } = await stage.playing(actor.id)
        return complete(play, world, { key: params.key, ...body })
      },
    }),
    route({
      method: 'post', path: '/api/studio/rehearsal/play/time', summary: 'Let time pass: a duration, or until a moment as scenarios write it', access: administrators,
      body: Type.Object({ complaint: Id, until: optional(words(200)), passes: optional(Type.String({ pattern: '^P[0-9YMWDTHS.]+$', maxLength: 40 })) }, strict), answer: [200, Picture],
      run: async ({ actor, body }) => {
        const { play, world } = await stage.playing(actor.id)
        return jump(play, world, body)
      },
    }),
    route({
      method: 'post', path: '/api/studio/rehearsal/play/word', summary: 'What the complainant says afterwards', access: administrators,
      body: Type.Object({ complaint: Id, does: oneOf(['adds facts', 'rates', 'withdraws']), text: Type.String({ maxLength: 2_000 }), satisfied: optional(Type.Boolean()) }, strict), answer: [200, Picture],
      run: async ({ actor, body }) => {
        const { play, world } = await stage.playing(actor.id)
        return speakUp(play, world, body)
      },
    }),
  ]
}
