import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import type { Instance } from './form-tree.ts'
import type { JsonSchema } from './json-schema.ts'
import { isMoment } from './moments.ts'
import { pointer } from './paths.ts'
import { boundedPattern } from './safe-pattern.ts'
import type { FormField } from './schema.ts'

/** A national or international number as it is dialled: `13800138000`, `010-62345678`, `+86 138 0013 8000`. */
const phone = /^(\+|00)?\d(?:[ -]?\d){4,19}$/

/** A schema as a function. Patterns run with a deadline; `$data` stays off, it would let values rewrite the rules. */
export function checkerOf(schema: JsonSchema): ValidateFunction {
  const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true, unicodeRegExp: false, code: { regExp: Object.assign(boundedPattern, { code: 'boundedPattern' }) } })
  addFormats.default(ajv, ['email'])
  ajv.addFormat('phone', phone)
  ajv.addFormat('decimal', /^-?\d{1,30}(\.\d{1,30})?$/)
  ajv.addFormat('upload', /^[A-Za-z0-9_-]{1,64}$/)
  for (const [name, field] of Object.entries(moments)) ajv.addFormat(name, (value: string) => isMoment(value, field))
  return ajv.compile(schema)
}

const moments: Record<string, FormField> = {
  'moment-date': { type: 'datetime', subtype: 'date' },
  'moment-time-local': { type: 'datetime', subtype: 'time' },
  'moment-time-zoned': { type: 'datetime', subtype: 'time', timeSerializingFormat: 'utc_offset' },
  'moment-datetime-local': { type: 'datetime', subtype: 'datetime' },
  'moment-datetime-zoned': { type: 'datetime', subtype: 'datetime', timeSerializingFormat: 'utc_offset' },
}

/** Where and what, in words for the person who filled in the form; nothing for ajv's own bookkeeping. */
export function errorOf({ keyword, instancePath, params }: ErrorObject, instances: Instance[]): { path: string; message: string }[] {
  const given: Record<string, unknown> = params
  if (keyword === 'if') return []
  if (keyword === 'additionalProperties') return [{ path: `${instancePath}${pointer([String(given['additionalProperty'])])}`, message: 'The form has no such field.' }]
  const ownMessage = keyword === 'pattern' && instances.find(({ path }) => pointer(path) === instancePath)?.node.field.validate?.patternErrorMessage
  return [{ path: instancePath, message: ownMessage || (messages[keyword]?.(given) ?? 'This value is not allowed here.') }]
}

const messages: Record<string, (params: Record<string, unknown>) => string> = {
  type: ({ type }) => `This must be ${kinds[String(type)] ?? 'another kind of value'}.`,
  maxLength: ({ limit }) => `This may have ${String(limit)} characters at most.`,
  maxItems: ({ limit }) => `This may have ${String(limit)} entries at most.`,
  uniqueItems: () => 'This names something twice.',
  enum: () => 'This is none of the options.',
  not: () => 'This is none of the options.',
  pattern: () => 'This does not have the required form.',
  format: ({ format }) => formats[String(format)] ?? 'This is no real date or time as the field writes it.',
}

const formats: Record<string, string> = {
  email: 'This is no e-mail address.', phone: 'This is no phone number.', decimal: 'This is no number.', upload: 'This is no upload.',
}

const kinds: Record<string, string> = {
  'string': 'text', 'boolean': 'true or false', 'array': 'a list', 'object': 'a group of fields', 'number,null': 'a number', 'string,null': 'text',
}
