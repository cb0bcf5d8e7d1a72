import { isList, type FormNode } from './form-tree.ts'
import { isMoment } from './moments.ts'
import { isOption, staticOptions } from './options.ts'
import { getAt, isObject, join, setAt, type Path, type Values } from './paths.ts'
import type { FormField } from './schema.ts'

/** What the form shows when it opens: each field's value from the context, else its default, else empty; what does not fit the field counts as empty. */
export function initialValues(tree: FormNode[], context: Values): Values {
  return fill(tree, context, context, [], {})
}

/** The submitted values over the initial ones. Lists are taken as submitted, each row completed with its fields' defaults. */
export function overlay(tree: FormNode[], initial: Values, submitted: Values, context: Values): Values {
  return settle(tree, join(initial, submitted) as Values, context)
}

function fill(nodes: FormNode[], source: unknown, context: Values, base: Path, values: Values): Values {
  return nodes.reduce((filled, node) => {
    const path = [...base, ...node.path]
    if (!node.children) return setAt(filled, path, initialValue(node.field, getAt(source, path), context))
    if (!isList(node)) return fill(node.children, source, context, path, filled)
    const { children } = node
    return setAt(filled, path, rowsOf(node, getAt(source, path)).map((row) => fill(children, row, context, [], {})))
  }, values)
}

function rowsOf({ field }: FormNode, rows: unknown): unknown[] {
  if (Array.isArray(rows)) return rows.map((row: unknown) => (isObject(row) ? row : {}))
  return Array.from({ length: field.defaultRepetitions ?? 1 }, () => ({}))
}

function initialValue(field: FormField, given: unknown, context: Values): unknown {
  if (given === undefined) return blankValue(field)
  return fitting(field, given, context) ?? emptyValue(field)
}

function settle(nodes: FormNode[], values: Values, context: Values): Values {
  return nodes.reduce((settled, node) => {
    const value = getAt(settled, node.path)
    if (!node.children) return value === undefined ? settled : setAt(settled, node.path, tidy(node.field, value))
    if (!isList(node)) {
      if (node.path.length === 0) return settle(node.children, settled, context)
      return isObject(value) ? setAt(settled, node.path, settle(node.children, value, context)) : settled
    }
    const { children } = node
    const blank = fill(children, {}, context, [], {})
    const rows = Array.isArray(value) ? value.map((row: unknown) => settleRow(row ?? {}, children, blank, context)) : value
    return value === undefined ? settled : setAt(settled, node.path, rows)
  }, values)
}

/** form-js leaves a hole where a row shows nothing. */
function settleRow(row: unknown, children: FormNode[], blank: Values, context: Values): unknown {
  return isObject(row) ? settle(children, join(blank, row) as Values, context) : row
}

/** The many ways to say "nothing" become the field's own; a one-line text keeps no line breaks. */
function tidy(field: FormField, value: unknown): unknown {
  if (value === null || value === '') return emptyValue(field)
  return field.type === 'textfield' && typeof value === 'string' ? value.replaceAll(/[\r\n\t]/g, ' ') : value
}

/** What a field holds before anybody or anything has filled it. */
export function blankValue(field: FormField): unknown {
  return field.defaultValue ?? emptyValue(field)
}

export function emptyValue({ type }: FormField): unknown {
  if (type === 'textfield' || type === 'textarea') return ''
  if (type === 'checkbox') return false
  return type === 'checklist' || type === 'taglist' || type === 'filepicker' ? [] : null
}

/** A prefilled value as form-js would show it, null where the field cannot show it. */
function fitting(field: FormField, value: unknown, context: Values): unknown {
  const options = staticOptions(field, context)
  switch (field.type) {
    case 'textfield': case 'textarea': return ['string', 'number', 'boolean'].includes(typeof value) ? tidy(field, `${value as string}`) : null
    case 'number': return numeric(field, value)
    case 'checkbox': return value === true
    case 'radio': case 'select': return !options || isOption(value, options) ? value : null
    case 'checklist': case 'taglist': return Array.isArray(value) ? value.filter((item) => !options || isOption(item, options)) : null
    case 'datetime': return typeof value === 'string' && isMoment(value, field) ? value : null
    case 'filepicker': return Array.isArray(value) ? value : null
    default: return value
  }
}

function numeric({ serializeToString }: FormField, value: unknown): unknown {
  if ((typeof value !== 'number' && typeof value !== 'string') || value === '' || !Number.isFinite(Number(value))) return null
  return serializeToString ? String(value) : Number(value)
}
