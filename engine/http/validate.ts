/** ajv for everything that comes in. Unknown names are refused, never dropped: what a client sends is what it means. */
import type { TSchema } from '@sinclair/typebox'
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import { Refusal, type FieldFault } from '../errors/errors.ts'

const options = { allErrors: true, strict: true, $data: false, useDefaults: true } as const
const bodies = new Ajv(options)
const queries = new Ajv({ ...options, coerceTypes: true })
formats.default(bodies)
formats.default(queries)

export type Check = (value: unknown) => void

/** Compiled when it is first needed: a start would have to wait for all of them. @throws Refusal `request.invalid` with one entry a fault */
const checker = (ajv: Ajv) => (schema: TSchema): Check => {
  let valid: ValidateFunction | undefined
  return (value) => {
    valid ??= ajv.compile(schema)
    if (!valid(value)) throw new Refusal('request.invalid', { errors: (valid.errors ?? []).map(toFault) })
  }
}
export const bodyCheck = checker(bodies)
export const queryCheck = checker(queries)

function toFault({ instancePath, keyword, params, message }: ErrorObject): FieldFault {
  const name = keyword === 'additionalProperties' ? params['additionalProperty'] : keyword === 'required' ? params['missingProperty'] : null
  return {
    path: name === null ? instancePath || '/' : `${instancePath}/${name}`,
    message: keyword === 'additionalProperties' ? 'is not known here' : keyword === 'required' ? 'is missing' : message ?? 'is not valid',
  }
}

const forbidden = /^(\$|__proto__$|constructor$|prototype$)/

/** Refuses names that a database or JavaScript itself would act on, at any depth. */
export function refuseOperators(value: unknown, path = ''): void {
  if (typeof value !== 'object' || value === null) return
  for (const name of Object.keys(value)) {
    if (forbidden.test(name)) throw new Refusal('request.invalid', { errors: [{ path: `${path}/${name}`, message: 'is not an allowed name' }] })
    refuseOperators((value as Record<string, unknown>)[name], `${path}/${name}`)
  }
}
