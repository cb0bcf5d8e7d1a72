/** What differs between two forms, field by field. */
import type { FormField, FormSchema } from '../../forms/index.ts'
import { stayed } from './order.ts'

export interface ComparedField {
  /** Key or id; empty for the form as a whole. */
  field: string
  /** What the field is called, or shows. */
  label: string
  labelZh: string | null
  /** `field`: there or not; `place`: moved, behind which one; `option.<value>`: a choice; else as in the schema, `validate.required`. */
  property: string
  was: string
  is: string
}

/** How a field is written as text, by property. */
type FieldFacts = Map<string, string>

/** Texts and settings of a form that differ, by field; a field that only one of the two has differs in its presence. */
export function compareForms(form: FormSchema, base: FormSchema | undefined): ComparedField[] {
  const [own, theirs] = [fieldsIn(form), fieldsIn(base ?? { components: [] })]
  const keys = [...new Set([...own.keys(), ...theirs.keys()])]
  return [...(base ? between('', settingsOf(form), settingsOf(base)) : []), ...keys.flatMap((key) => {
    const [is, was] = [own.get(key), theirs.get(key)]
    if (is && was) return between(key, factsOf(is), factsOf(was), is)
    return [changed(key, 'field', was ? 'there' : '', is ? 'there' : '', is ?? was)]
  }), ...moved(own, theirs)]
}

function between(key: string, is: FieldFacts, was: FieldFacts, field?: FormField): ComparedField[] {
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((property) => {
    const [now, before] = [is.get(property) ?? '', was.get(property) ?? '']
    return now === before ? [] : [changed(key, property, before, now, field)]
  })
}

const changed = (key: string, property: string, was: string, is: string, field?: FormField): ComparedField =>
  ({ field: key, label: field?.label ?? words(field?.['text']) ?? key, labelZh: field?.properties?.['label.zh'] ?? field?.properties?.['text.zh'] ?? null, property, was, is })

const words = (text: unknown): string | undefined => (typeof text === 'string' ? text : undefined)

/** By key, those of groups and lists too. What has neither key nor id goes by what it is and its place. */
const fieldsIn = ({ components = [] }: Pick<FormField, 'components'>): Map<string, FormField> =>
  new Map(components.flatMap((field, i) => [[keyOf(field, i), field] as const, ...fieldsIn(field)]))

export const keyOf = ({ key, path, id, type }: FormField, place: number): string => key || path || id || `${type} ${place + 1}`

/** Nested fields are compared by themselves, choices by their value. */
function factsOf({ components: _, values, ...field }: FormField): FieldFacts {
  return new Map([...Object.entries(field).flatMap(([name, value]) => flat(name, value)), ...(values ?? []).flatMap((option, i) => optionFacts(option, i))])
}

/** The version of the editor that wrote it says nothing about the form. */
const settingsOf = ({ components: _, schemaVersion: _schema, exporter: _exporter, executionPlatform: _platform, executionPlatformVersion: _version, type: _type, ...settings }: FormSchema): FieldFacts =>
  new Map(Object.entries(settings).flatMap(([name, value]) => flat(name, value)))

function flat(name: string, value: unknown): [string, string][] {
  if (isRecord(value)) return Object.entries(value).map(([inner, one]) => [`${name}.${inner}`, asText(one)])
  return [[name, asText(value)]]
}

function optionFacts(option: unknown, i: number): [string, string][] {
  if (!isRecord(option)) return [[`option.${i + 1}`, asText(option)]]
  const { value, label, 'label.zh': labelZh } = option
  return [[`option.${asText(value)}`, asText(label)], ...(labelZh === undefined ? [] : [[`option.${asText(value)}.zh`, asText(labelZh)] as [string, string]])]
}

export const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value) ?? '')

function moved(own: Map<string, FormField>, theirs: Map<string, FormField>): ComparedField[] {
  const [now, before] = [[...own.keys()].filter((key) => theirs.has(key)), [...theirs.keys()].filter((key) => own.has(key))]
  const kept = stayed(now.map((key) => before.indexOf(key)))
  return now.flatMap((key, i) => (kept.has(before.indexOf(key)) ? [] : [changed(key, 'place', before[before.indexOf(key) - 1] ?? '', now[i - 1] ?? '', own.get(key))]))
}
