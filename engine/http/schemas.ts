/** Shapes that several routes share. */
import { Type, type TSchema } from '@sinclair/typebox'
import { natures, tiers } from '../complaints/complaint.ts'
import { states } from '../complaints/state.ts'

export const strict = { additionalProperties: false } as const
export const Key = Type.String({ pattern: '^[0-9]{1,20}$', description: '64-bit key as a string' })
export const Id = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9_.:-]+$' })
export const Instant = Type.String({ format: 'date-time', description: 'ISO 8601 with offset' })
export const oneOf = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>({ type: 'string', enum: [...values] })
export const optional = Type.Optional
export const words = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: '\\S' })

export const Nature = oneOf(natures)
export const TierName = oneOf(tiers)
export const StateName = oneOf(states)
export const Language = oneOf(['en', 'zh'])

export const paging = {
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  cursor: optional(Type.String({ maxLength: 500 })),
}

export const listOf = <T extends TSchema>(item: T) => Type.Object({ items: Type.Array(item), next: optional(Type.String()) })
export const byKey = Type.Object({ key: Key }, strict)
export const byId = Type.Object({ id: Id }, strict)
/** An object whose names the process decides. */
export const Variables = Type.Record(Type.String(), Type.Unknown())
export const Texts = Type.Object({ en: Type.String(), zh: Type.String() })
