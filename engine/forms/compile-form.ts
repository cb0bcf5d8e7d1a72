import { isDeepStrictEqual } from 'node:util'
import { checkFormSchema, sizeFindings } from './check-form-schema.ts'
import { checkerOf, errorOf } from './checker.ts'
import { isExpression, valueOf } from './feel.ts'
import { instancesOf, isList, treeOf, type FormNode, type Instance } from './form-tree.ts'
import { blankValue, initialValues, overlay } from './initial-values.ts'
import { jsonSchemaOf } from './json-schema.ts'
import { optionsAt } from './options.ts'
import { getAt, isObject, join, pointer, removeAt, setAt, valuesAt, type Path, type Values } from './paths.ts'
import { brokenRule, isEmpty, isFixed, isRequired } from './rules.ts'
import type { FormField, FormFinding, FormSchema } from './schema.ts'
import { split, type SplitValues } from './split.ts'
import { unsafeValue } from './unsafe-value.ts'

export interface FieldError { path: string; message: string }

/** `uploads`: the ids of the files that were picked. */
export type FormOutcome = { ok: true; values: SplitValues; uploads: string[] } | { ok: false; errors: FieldError[] }

/** A field, or a list, that somebody who fills in the form has before them, with what it holds so far. */
export interface ShownField {
  /** A list's rows are counted from 0. */
  path: Path
  field: FormField
  isList: boolean
  value: unknown
  empty: boolean
  required: boolean
  /** Read-only or disabled. */
  fixed: boolean
  /** Of a field with options. */
  options: unknown[]
}

/** A form that can check what was submitted; `context` is what the form was prefilled from, by field key. */
export interface CompiledForm {
  validate(values: unknown, context: Record<string, unknown>): FormOutcome
  /** What is shown once these values are filled in, in the order of the form. */
  shown(values: Record<string, unknown>, context: Record<string, unknown>): ShownField[]
}

/** The schema is not one that this house deploys; `findings` says why. */
export class FormRefused extends Error {
  readonly findings: FormFinding[]
  constructor(findings: FormFinding[]) {
    super(`The form is refused: ${findings[0]?.message ?? ''}`)
    this.name = 'FormRefused'
    this.findings = findings
  }
}

/**
 * A schema as a check for submissions. A field that is left out stands as the form showed it (prefilled, default or empty), as if a person had not
 * touched it; a required one has to be sent. Hidden fields are dropped, unknown ones refused, read-only ones must be as they were; the rest is form-js 1.23, see form-tree.ts,
 * json-schema.ts and rules.ts. Compiling takes tens of milliseconds, so equal schemas are compiled once while they are in use. Throws `FormRefused`.
 */
export function compileForm(schema: FormSchema): CompiledForm {
  refuse(sizeFindings(schema))
  const text = JSON.stringify(schema)
  const form = recent.get(text) ?? compile(schema)
  recent.delete(text)
  recent.set(text, form)
  if (recent.size > most) recent.delete(recent.keys().next().value ?? '')
  return form
}

/** The forms used last, by their schema's text; the one at the front was not used for longest. */
const recent = new Map<string, CompiledForm>()
const most = 100

function compile(schema: FormSchema): CompiledForm {
  refuse(checkFormSchema(schema))
  const tree = treeOf(schema)
  const computes = hasComputed(tree)
  const check = checkerOf(jsonSchemaOf(tree))

  const fillIn = (submitted: Values, context: Values): { initial: Values; values: Values; instances: Instance[] } => {
    const initial = initialValues(tree, context)
    const given = overlay(tree, initial, submitted, context)
    const values = computes ? compute(tree, given, context) : given
    return { initial, values, instances: shown(tree, values, initial, context) }
  }

  return {
    shown: (submitted, context) => {
      const { values, instances } = fillIn(submitted, context)
      return instances.filter(({ hidden }) => !hidden).map((instance) => shownField(instance, values, context))
    },
    validate(submitted, context) {
      const unsafe = unsafeValue(submitted)
      if (unsafe) return { ok: false, errors: [unsafe] }
      if (!isObject(submitted)) return { ok: false, errors: [{ path: '', message: 'This must be an object with one entry a field.' }] }

      const { initial, values, instances } = fillIn(submitted, context)
      const visible = without(instances, values)
      const left = instances.filter(({ hidden }) => !hidden)
      const fixed = new Set(left.filter(isFixed).map(({ path }) => pointer(path)))
      const errors = (check(visible) ? [] : (check.errors ?? [])).flatMap((error) => errorOf(error, left)).filter(({ path }) => !isOnOrIn(path, fixed))
      const wrong = new Set(errors.map(({ path }) => path))
      for (const instance of left.filter(({ path }) => !wrong.has(pointer(path)))) {
        const path = pointer(instance.path)
        const message = fixed.has(path) ? changed(instance, values, initial) : brokenRule(instance, { submitted, values, initial, context })
        if (message) errors.push({ path, message })
      }
      return errors.length > 0 ? { ok: false, errors } : { ok: true, values: split(left, values, context), uploads: picked(left, values) }
    },
  }
}

const picked = (shown: Instance[], values: Values): string[] =>
  shown.filter((instance) => instance.node.field.type === 'filepicker' && !isFixed(instance)).flatMap(({ path }) => (getAt(values, path) ?? []) as string[])

function shownField(instance: Instance, values: Values, context: Values): ShownField {
  const { node, path, scope } = instance
  const { field } = node
  const value = getAt(values, path)
  return {
    path, field, isList: isList(node), value, empty: isEmpty(value, field), required: isRequired(instance), fixed: isFixed(instance), options: optionsAt(field, scope, context),
  }
}

/** What stands fixed in a form is not judged, whatever it holds: nobody could put it right here. */
function isOnOrIn(path: string, fixed: Set<string>): boolean {
  return [...fixed].some((place) => path === place || path.startsWith(`${place}/`))
}

function refuse(findings: FormFinding[]): void {
  if (findings.length > 0) throw new FormRefused(findings)
}

function hasComputed(tree: FormNode[]): boolean {
  return tree.some(({ field, children }) => field.type === 'expression' || (children && hasComputed(children)))
}

/** Computed fields in the order of the form, again while they change one another; what was submitted for them counts nothing. */
function compute(tree: FormNode[], values: Values, context: Values): Values {
  let computed = values
  for (let round = 0; round < 5; round += 1) {
    const before = computed
    for (const { node, path, scope } of instancesOf(tree, before, dataOf(context, before))) {
      if (node.field.type === 'expression' && isExpression(node.field.expression)) computed = setAt(computed, path, valueOf(node.field.expression, scope))
    }
    if (isDeepStrictEqual(before, computed)) break
  }
  return computed
}

/** Twice, as form-js does: once to find what is hidden, then again on what is left, where a hidden field shows its prefilled value at most. */
function shown(tree: FormNode[], values: Values, initial: Values, context: Values): Instance[] {
  const data = dataOf(context, values)
  return instancesOf(tree, values, { ...dataOf(context, initial), ...without(instancesOf(tree, values, data), data) })
}

function without(instances: Instance[], values: Values): Values {
  return instances.filter(({ hidden }) => hidden).reduce((left, { path }) => removeAt(left, path), values)
}

function dataOf(context: Values, values: Values): Values {
  return join(context, values) as Values
}

/** Rows may have been added, removed or moved, so a row's fixed field may show what any row showed, or what a new one does. */
function changed({ node, path }: Instance, values: Values, initial: Values): string | null {
  const value = getAt(values, path)
  const inRow = path.some((key) => typeof key === 'number')
  const shownBefore = inRow ? [...valuesAt(initial, path), blankValue(node.field)] : [getAt(initial, path)]
  return shownBefore.some((before) => isDeepStrictEqual(before, value)) ? null : 'This cannot be changed here.'
}
