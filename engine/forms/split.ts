import { isList, type FormNode, type Instance } from './form-tree.ts'
import { getAt, isObject, setAt, type Values } from './paths.ts'
import { isDisabled, isFixed } from './rules.ts'
import { wordTypes } from './schema.ts'

/** `words` stay in the case file, `choices` become process variables (docs/architecture.md); both keep the nesting of the form's paths. */
export interface SplitValues { words: Values; choices: Values }

type Side = keyof SplitValues

/**
 * What the shown fields hold, each on its side. Disabled fields are left out as in form-js, and read-only ones where the context holds them
 * already. A list has its rows on both sides that its fields belong to, at the same positions.
 */
export function split(shown: Instance[], values: Values, context: Values): SplitValues {
  const sides: SplitValues = { words: {}, choices: {} }
  for (const instance of shown) {
    const { node, path } = instance
    const value = getAt(values, path)
    if (isList(node)) {
      const rows = Array.isArray(value) ? value.map(() => ({})) : []
      for (const side of sidesOf(node)) sides[side] = setAt(sides[side], path, rows)
    } else if (value !== undefined && !isLeftOut(instance, context)) {
      const side = sideOf(node)
      sides[side] = setAt(sides[side], path, value)
    }
  }
  return sides
}

/** Both sides in one again: for a process without a case, and to prefill a form from its variables and the case's words. */
export function joinValues(choices: Values, words: Values): Values {
  return joinSides(choices, words) as Values
}

function joinSides(a: unknown, b: unknown): unknown {
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) return a.map((item: unknown, i) => joinSides(item, b[i]))
  if (!isObject(a) || !isObject(b)) return b
  const both = Object.keys(b).filter((key) => Object.hasOwn(a, key)).map((key) => [key, joinSides(a[key], b[key])])
  return { ...a, ...b, ...Object.fromEntries(both) as Values }
}

function isLeftOut(instance: Instance, context: Values): boolean {
  if (isDisabled(instance)) return true
  const inRow = instance.path.some((key) => typeof key === 'number')
  return !inRow && isFixed(instance) && getAt(context, instance.path) !== undefined
}

function sidesOf({ children }: FormNode): Side[] {
  return [...new Set((children ?? []).flatMap((node) => (node.children ? sidesOf(node) : [sideOf(node)])))]
}

function sideOf({ keep, field }: FormNode): Side {
  if (keep) return keep === 'case' ? 'words' : 'choices'
  return wordTypes.includes(field.type) ? 'words' : 'choices'
}
