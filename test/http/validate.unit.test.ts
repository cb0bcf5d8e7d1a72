import { Type } from '@sinclair/typebox'
import { describe, expect, it } from 'vitest'
import { bodyCheck, queryCheck, refuseOperators } from '../../engine/http/validate.ts'
import { Refusal } from '../../engine/errors/errors.ts'

const refusalOf = (act: () => void): Refusal => {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('was not refused')
}

const Person = Type.Object({ name: Type.String(), age: Type.Optional(Type.Integer()) }, { additionalProperties: false })

describe('what comes in', () => {
  it.each([
    [{ name: { $ne: null } }, '/name'],
    [{ name: ['a'] }, '/name'],
    [{}, '/name'],
    [{ name: 'a', role: 'administrator' }, '/role'],
    [{ name: 'a', age: '7' }, '/age'],
  ])('is refused where it does not fit: %j', (body, path) => {
    const refusal = refusalOf(() => bodyCheck(Person)(body))
    expect(refusal.status).toBe(400)
    expect(refusal.extra.errors).toEqual([expect.objectContaining({ path })])
  })

  it('is a number in a query where the schema says so', () => {
    const query: Record<string, unknown> = { name: 'a', age: '7' }
    queryCheck(Person)(query)
    expect(query['age']).toBe(7)
  })

  it.each(['{"a":{"$where":"1"}}', '{"__proto__":{"admin":true}}', '{"a":[{"constructor":{}}]}'])('may not name what a database or JavaScript acts on: %s', (json) => {
    expect(refusalOf(() => refuseOperators(JSON.parse(json))).code).toBe('request.invalid')
  })
})
