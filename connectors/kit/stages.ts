/** A row of the table `tier-policy`, and the instants that come of it, as connectors read and give them. */
import { Type, type Static } from '@sinclair/typebox'
import { countings } from '../../engine/calendar/index.ts'
import type { StagePolicy } from '../../engine/deadlines/index.ts'

const Stage = Type.Object({
  stage: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
  within: Type.String(),
  counting: Type.Union(countings.map((counting) => Type.Literal(counting))),
  remind: Type.Optional(Type.Union([Type.String(), Type.Null()])),
})
export const Stages = Type.Array(Stage, { maxItems: 50 })

export const policyOf = (stage: Static<typeof Stage>): StagePolicy => ({ ...stage, remind: stage.remind ?? null })

export const Limits = Type.Array(Type.Object({ stage: Type.String(), at: Type.String(), remindAt: Type.String() }))

export const limitOf = ({ stage, at, remindAt }: { stage: string, at: Date, remindAt: Date }): Static<typeof Limits>[number] =>
  ({ stage, at: at.toISOString(), remindAt: remindAt.toISOString() })
