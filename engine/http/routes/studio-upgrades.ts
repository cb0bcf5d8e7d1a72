/** What the product has moved on with, put together with what the hospital changed: for administrators. */
import { Type } from '@sinclair/typebox'
import { fileKinds } from '../../studio/files/names.ts'
import { lookAtUpgrade, takeUpgrade } from '../../studio/upgrades/upgrade.ts'
import type { Context } from '../context.ts'
import { route, type Route } from '../route.ts'
import { Instant, oneOf, strict } from '../schemas.ts'
import { FileName } from './studio.ts'

const administrators = ['administrator'] as const
const Text = Type.Union([Type.String(), Type.Null()])
const asked = { name: FileName, choices: Type.Record(Type.String({ maxLength: 1_000 }), oneOf(['mine', 'theirs'])) }
const Conflict = Type.Object({ id: Type.String(), about: Type.String(), name: Type.String(), nameZh: Text, type: Text, fact: Type.String(), base: Text, mine: Text, theirs: Text })

export const studioUpgradeRoutes = ({ clock }: Context): Route[] => [
  route({
    method: 'post', path: '/api/studio/upgrades/look', summary: 'What the product changed put together with what the hospital changed, and where they disagree', access: administrators, body: Type.Object(asked, strict),
    answer: [200, Type.Object({
      name: Type.String(), kind: oneOf(fileKinds), revision: Type.Integer(), mine: Type.String(), content: Type.String(), known: Type.Boolean(), taken: Type.Integer(), conflicts: Type.Array(Conflict), difference: Type.Unknown(),
    })],
    run: ({ body }) => lookAtUpgrade(body.name, body.choices),
  }),
  route({
    method: 'post', path: '/api/studio/upgrades', summary: 'Keep what comes of it as the draft', access: administrators, body: Type.Object({ ...asked, revision: Type.Integer({ minimum: 0 }) }, strict),
    answer: [200, Type.Object({ revision: Type.Integer(), at: Instant })],
    run: async ({ actor, body }) => {
      const { revision, at } = await takeUpgrade(body.name, body.choices, body.revision, actor.id, clock.now())
      return { revision, at }
    },
  }),
]
