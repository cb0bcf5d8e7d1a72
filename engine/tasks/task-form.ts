/**
 * The form of a task and what it is prefilled with: the visible process variables, and in read-only fields the latest words of the
 * case under the same key. A field to write in starts empty: nobody should sign yesterday's words by mistake.
 */
import type { Actor } from '../access/actor.ts'
import { Entries } from '../complaints/entry.ts'
import { withOwnOptions } from '../complaints/own-options.ts'
import { generateForm, joinValues, type FormField, type FormSchema } from '../forms/index.ts'
import type { Hospital } from '../people/hospital.ts'
import { parseExact } from '../zeebe/records/exact-json.ts'
import { rootKeyOf } from '../zeebe/records/root-key.ts'
import { Elements, Resources, Variables, type TaskDoc } from '../zeebe/records/shapes.ts'
import { listsFor } from './lists/index.ts'

export interface TaskForm {
  schema: FormSchema
  data: Record<string, unknown>
  /** True where the task has no form of its own. */
  generated: boolean
}

export async function formOf(task: TaskDoc, actor: Actor, hospital: Hospital, language: 'en' | 'zh'): Promise<TaskForm> {
  const [schema, variables] = await Promise.all([ownForm(task), visibleVariables(task)])
  const words = await wordsOf(task.complaintId, variables, task.instanceKey)
  return {
    schema: schema ?? generateForm({ name: task.name || task.elementId, ...await declaredIo(task) }),
    data: schema ? { ...prefilled(schema, variables, words), ...await draftOf(task, variables, schema), ...await listsFor(schema, { complaintId: task.complaintId, instanceKey: task.instanceKey, variables, hospital, actor, language }) } : variables,
    generated: schema === null,
  }
}

/** What a form shows at first: what the process knows, and in read-only fields the words. */
export const prefilled = (schema: FormSchema, variables: Record<string, unknown>, words: Record<string, unknown>): Record<string, unknown> =>
  joinValues(variables, pick(words, readOnlyKeys(schema)))

/**
 * Whoever gets the same form again goes on from what was sent before, where the diagram says so: the variable `draft` names that entry. It is never
 * set by the form itself, so nobody signs yesterday's words by mistake.
 */
async function draftOf({ complaintId }: TaskDoc, { draft }: Record<string, unknown>, { components }: FormSchema): Promise<Record<string, unknown>> {
  if (complaintId === null || typeof draft !== 'string') return {}
  const entry = await Entries.findOne({ _id: draft, complaintId }).lean()
  const keys = components.flatMap(({ key, path, readonly }) => (readonly ? [] : key ?? path ?? []))
  return entry ? pick(joinValues(entry.choices ?? {}, entry.words), keys) : {}
}

const readOnlyKeys = ({ components = [] }: Pick<FormField, 'components'>): string[] =>
  components.flatMap((field) => (field.components ? readOnlyKeys(field) : field.readonly && field.key ? [field.key] : []))

const pick = (words: Record<string, unknown>, keys: string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(words).filter(([key]) => keys.includes(key)))

async function ownForm({ formKey, formId }: TaskDoc): Promise<FormSchema | null> {
  if (!formKey || formKey === '-1') return formId ? (await latestForm(formId))?.schema ?? null : null
  const form = await Resources.findById(formKey).lean()
  return form ? withOwnOptions(JSON.parse(form.text) as FormSchema) : null
}

/** The version of a form that was deployed last. */
export async function latestForm(id: string): Promise<{ key: string, schema: FormSchema } | null> {
  const form = await Resources.findOne({ kind: 'form', id }).sort({ version: -1 }).lean()
  return form ? { key: form._id, schema: withOwnOptions(JSON.parse(form.text) as FormSchema) } : null
}

/** What the diagram's mappings give the task and read from it. */
async function declaredIo({ processKey, elementId }: TaskDoc): Promise<{ inputs: string[], outputs: string[] }> {
  const diagram = await Resources.findById(processKey, { elements: { $elemMatch: { id: elementId } } }).lean()
  const { inputs = [], outputs = [] } = diagram?.elements[0] ?? {}
  return { inputs, outputs }
}

/** Nearest scope first: a local variable hides one of the same name further out. */
export async function visibleVariables({ elementInstanceKey, instanceKey }: Pick<TaskDoc, 'elementInstanceKey' | 'instanceKey'>): Promise<Record<string, unknown>> {
  const scopes = [elementInstanceKey]
  while (scopes.at(-1) !== instanceKey && scopes.length < 50) {
    const scope = await Elements.findById(scopes.at(-1), { scopeKey: 1 }).lean()
    scopes.push(scope?.scopeKey ?? instanceKey)
  }
  const found = await Variables.find({ scopeKey: { $in: scopes } }).lean()
  found.sort((a, b) => scopes.indexOf(b.scopeKey) - scopes.indexOf(a.scopeKey))
  return Object.fromEntries(found.map(({ name, value }) => [name, parseExact(value)]))
}

/** The latest words under each key: those of the case, or without one those of the process and of its start (`startId`). */
export async function wordsOf(complaintId: string | null, { startId }: Record<string, unknown> = {}, instanceKey?: string): Promise<Record<string, unknown>> {
  const ofProcess = [...(typeof startId === 'string' ? [{ _id: startId }] : []), ...(instanceKey ? [{ rootKey: await rootKeyOf(instanceKey) }] : [])]
  if (complaintId === null && ofProcess.length === 0) return {}
  const entries = await Entries.find({ complaintId, ...(complaintId === null && { $or: ofProcess }), state: 'kept' }).sort({ at: 1 }).lean()
  return Object.assign({}, ...entries.map(({ words }) => words)) as Record<string, unknown>
}
