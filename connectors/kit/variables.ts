/** Checks what goes into and comes out of a connector against its schemas. */
import type { Static, TSchema } from '@sinclair/typebox'
import { Ajv, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import { JobRefused, type JobCode } from './refusals.ts'

const ajv = new Ajv({ useDefaults: true, allowUnionTypes: true })
addFormats.default(ajv)
// What the modeler and the settings page show beside a field.
ajv.addVocabulary(['label', 'help', 'secret', 'needed', 'when', 'long', 'outward'])
const compiled = new WeakMap<TSchema, ValidateFunction>()

/**
 * The variables as the schema describes them, defaults filled in. Of an input null is left out; an output may say null, which takes a value back.
 * @throws JobRefused `input.invalid:/path`, `output.invalid:/path` or `settings.invalid:/path`
 */
export function checked<S extends TSchema>(schema: S, variables: unknown, side: 'input' | 'output' | 'settings'): Static<S> {
  const given = structuredClone(side === 'output' ? variables : withoutNulls(variables))
  const validate = validatorOf(schema)
  if (validate(given)) return given as Static<S>
  const { instancePath = '', params } = validate.errors?.[0] ?? {}
  throw new JobRefused(`${side}.invalid:${pathOf(instancePath, params?.['missingProperty'])}` as JobCode)
}

function validatorOf(schema: TSchema): ValidateFunction {
  const known = compiled.get(schema)
  if (known) return known
  const validate = ajv.compile(schema)
  compiled.set(schema, validate)
  return validate
}

/** FEEL gives null for whatever it does not know. */
function withoutNulls(variables: unknown): unknown {
  if (typeof variables !== 'object' || variables === null) return variables
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== null && value !== undefined))
}

/** A path made of words and positions only: a key could be something that somebody typed. */
function pathOf(instancePath: string, missing: unknown): string {
  const path = typeof missing === 'string' ? `${instancePath}/${missing}` : instancePath
  return /^[\w/-]{1,80}$/.test(path) ? path : '/'
}
