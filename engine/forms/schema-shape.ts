import { Ajv } from 'ajv'
import { choiceTypes, containerTypes, presentationTypes, wordTypes, type FormFinding } from './schema.ts'

const flagOrText = { type: ['boolean', 'string'] }
const numberOrText = { type: ['number', 'string'] }
const texts = { type: 'object', additionalProperties: { type: 'string' } }
const count = { type: 'integer', minimum: 0 }

/** The types of what the server reads; everything else in a component is the browser's. */
const known = {
  id: { type: 'string', minLength: 1, maxLength: 200 },
  key: { type: 'string', minLength: 1, maxLength: 200 },
  path: { type: 'string', maxLength: 200 },
  components: { type: 'array', items: { $ref: '#/definitions/component' } },
  conditional: { type: 'object', properties: { hide: { type: 'string' } } },
  validate: {
    type: 'object',
    properties: {
      required: flagOrText, min: numberOrText, max: numberOrText, minLength: numberOrText, maxLength: numberOrText,
      pattern: { type: 'string' }, patternErrorMessage: { type: 'string' }, validationType: { enum: ['', 'custom', 'email', 'phone'] },
    },
  },
  readonly: flagOrText, disabled: flagOrText, multiple: flagOrText,
  values: { type: 'array', maxItems: 500 },
  valuesKey: { type: 'string' }, valuesExpression: { type: 'string' }, expression: { type: 'string' },
  subtype: { enum: ['date', 'time', 'datetime'] }, timeSerializingFormat: { enum: ['utc_offset', 'utc_normalized', 'no_timezone'] },
  decimalDigits: count, increment: numberOrText, serializeToString: { type: 'boolean' },
  defaultRepetitions: { ...count, maximum: 100 }, allowAddRemove: { type: 'boolean' },
  properties: texts,
}

const shape = new Ajv({ allErrors: true, allowUnionTypes: true, strictTypes: false, verbose: false }).compile({
  definitions: {
    component: {
      type: 'object', required: ['type'],
      properties: { type: { enum: [...wordTypes, ...choiceTypes, ...containerTypes, ...presentationTypes] }, ...known },
    },
  },
  type: 'object', required: ['type', 'components'],
  properties: { type: { const: 'default' }, ...known },
})

/** Whether a value has the types of a form schema; `findings` are where it does not, an unknown component among them. Recursion is bounded by the caller. */
export function shapeFindings(schema: unknown): FormFinding[] {
  if (shape(schema)) return []
  return (shape.errors ?? []).map(({ instancePath, keyword, message }) => {
    if (keyword === 'enum' && instancePath.endsWith('/type')) return { path: instancePath, rule: 'component-type', message: 'Forms do not offer this component.' }
    return { path: instancePath, rule: 'shape', message: `This ${message ?? 'is not allowed'}.` }
  })
}

