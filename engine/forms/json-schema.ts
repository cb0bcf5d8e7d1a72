import { isList, type FormNode } from './form-tree.ts'
import { optionValues } from './options.ts'
import type { FormField } from './schema.ts'

export type JsonSchema = Record<string, unknown>

/** Where a field names no limit of its own. */
export const limits = { text: 10_000, items: 100, rows: 100 }

const hardTextLimit = 100_000

/**
 * What the values of a form may be: their types and formats, and no key that the form does not have. What hangs on other fields (required
 * while shown, computed bounds, options from the context) is not part of it, see rules.ts.
 */
export function jsonSchemaOf(nodes: FormNode[]): JsonSchema {
  const root = emptyObject()
  place(nodes, root)
  return root
}

interface ObjectSchema extends JsonSchema { type: 'object'; properties: Record<string, JsonSchema>; additionalProperties: false }

function emptyObject(): ObjectSchema {
  return { type: 'object', properties: {}, additionalProperties: false }
}

function place(nodes: FormNode[], into: ObjectSchema): void {
  for (const node of nodes) {
    const { path, children } = node
    if (!children) within(into, path.slice(0, -1)).properties[path.at(-1) ?? ''] = fieldSchema(node.field)
    else if (!isList(node)) place(children, within(into, path))
    else within(into, path.slice(0, -1)).properties[path.at(-1) ?? ''] = { type: 'array', maxItems: limits.rows, items: jsonSchemaOf(children) }
  }
}

function within(root: ObjectSchema, path: string[]): ObjectSchema {
  return path.reduce((at, key) => (at.properties[key] ??= emptyObject()) as ObjectSchema, root)
}

function fieldSchema(field: FormField): JsonSchema {
  switch (field.type) {
    case 'textfield': case 'textarea': return textSchema(field)
    case 'number': return field.serializeToString ? { type: ['string', 'null'], maxLength: 40, format: 'decimal' } : { type: ['number', 'null'] }
    case 'checkbox': return { type: 'boolean' }
    case 'radio': case 'select': return field.valuesKey || field.valuesExpression ? {} : { enum: [...new Set([...optionValues(field.values), null])] }
    case 'checklist': case 'taglist': return {
      type: 'array', maxItems: limits.items, uniqueItems: true, items: field.valuesKey || field.valuesExpression ? {} : offeredSchema(field),
    }
    case 'datetime': return { type: ['string', 'null'], format: momentFormat(field) }
    case 'filepicker': return {
      type: 'array', maxItems: field.multiple ? limits.items : 1, uniqueItems: true, items: { type: 'string', format: 'upload' },
    }
    default: return {}
  }
}

/** An empty text is "nothing": only what is there must have the right form. */
function textSchema({ validate = {} }: FormField): JsonSchema {
  const { maxLength, pattern, validationType } = validate
  const longest = typeof maxLength === 'number' ? Math.min(Math.max(maxLength, limits.text), hardTextLimit) : limits.text
  const form = {
    ...(pattern && { pattern }),
    ...((validationType === 'email' || validationType === 'phone') && { format: validationType }),
  }
  return { type: 'string', maxLength: longest, if: { type: 'string', minLength: 1 }, then: { type: 'string', ...form } }
}

function offeredSchema(field: FormField): JsonSchema {
  const values = optionValues(field.values)
  return values.length > 0 ? { enum: values } : { not: {} }
}

function momentFormat({ subtype = 'date', timeSerializingFormat }: FormField): string {
  if (subtype === 'date') return 'moment-date'
  return `moment-${subtype}-${timeSerializingFormat?.startsWith('utc') ? 'zoned' : 'local'}`
}
