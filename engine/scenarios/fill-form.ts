/**
 * Fills in a form as a person would: what is given, and for everything besides whatever `choose` says.
 * Conditions are respected: a field that a choice brings up is filled in, one that it hides is not.
 */
import { compileForm, type FormSchema, type ShownField } from '../forms/index.ts'
import { setAt, type Path, type Values } from '../forms/paths.ts'

export interface Filling {
  schema: FormSchema
  /** What the form is prefilled with. */
  data: Values
  /** As written, by field: `answer`, `points.1.answer` (rows counted from 1). */
  given: ReadonlyMap<string, string>
  /** A value as the field wants it. @throws RowFault */
  read(text: string, field: ShownField): Promise<unknown>
  /** A value for a field that nobody gave one; undefined leaves it. */
  choose(field: ShownField): unknown
}

export interface Filled {
  values: Values
  /** Names of the given values that the form had a field for. */
  used: Set<string>
  /** Names of all fields that were shown in the end. */
  fields: string[]
}

const rounds = 200

export async function fillForm({ schema, data, given, read, choose }: Filling): Promise<Filled> {
  const form = compileForm(schema)
  const used = new Set<string>()
  const touched = new Set<string>()
  let values: Values = {}
  for (let round = 0; round < rounds; round += 1) {
    const shown = form.shown(values, data)
    const next = shown.find((field) => !field.fixed && !touched.has(nameOf(field.path)))
    if (!next) return { values, used, fields: shown.filter((field) => !field.isList).map(({ path }) => nameOf(path)) }
    const name = nameOf(next.path)
    touched.add(name)
    const text = given.get(name)
    if (next.isList) values = setAt(values, next.path, rowsFor(next, given))
    else if (text !== undefined) {
      used.add(name)
      values = setAt(values, next.path, await read(text, next))
    } else {
      const chosen = choose(next)
      if (chosen !== undefined) values = setAt(values, next.path, chosen)
    }
  }
  throw new Error('The form never comes to rest.')
}

/** The rows that are there, and as many more as values are given for or the list asks for. */
function rowsFor({ path, value, field }: ShownField, given: ReadonlyMap<string, string>): unknown[] {
  const there: unknown[] = Array.isArray(value) ? value : []
  const named = [...given.keys()].flatMap((name) => (name.startsWith(`${nameOf(path)}.`) ? [Number(name.slice(nameOf(path).length + 1).split('.')[0])] : []))
  const count = Math.max(there.length, Number(field.properties?.['min'] ?? 0), ...named.filter(Number.isInteger))
  return Array.from({ length: count }, (_, i) => there[i] ?? {})
}

export const nameOf = (path: Path): string => path.map((key) => (typeof key === 'number' ? key + 1 : key)).join('.')
