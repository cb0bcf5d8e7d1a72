/** The entries of a case with the names that their steps and fields have in the diagrams and forms of that time. */
import type { FormField, FormSchema } from '../forms/index.ts'
import type { Hospital } from '../people/hospital.ts'
import { Resources, Tasks } from '../zeebe/records/shapes.ts'
import { Entries } from './entry.ts'
import { ownSteps } from './own-steps.ts'
import { named } from './show.ts'
import type { Sentence } from './vocabulary.ts'

export interface ShownEntry {
  elementId: string
  stepName: Sentence
  at: Date
  actor: { id: string, name: string }
  words: Record<string, unknown>
  /** By field key. */
  labels: Record<string, Sentence>
}

export async function shownEntries(complaintId: string, hospital: Hospital): Promise<ShownEntry[]> {
  const entries = await Entries.find({ complaintId, state: 'kept' }).sort({ at: 1 }).lean()
  const tasks = await Tasks.find({ _id: { $in: entries.map(({ taskKey }) => taskKey) } }, { nameZh: 1, formKey: 1 }).lean()
  const forms = await Resources.find({ _id: { $in: [...tasks, ...entries].flatMap(({ formKey }) => formKey ?? []) } }, { text: 1 }).lean()
  const labelsOf = new Map(forms.map(({ _id, text }) => [_id, labels(JSON.parse(text) as FormSchema)]))
  const taskOf = new Map(tasks.map((task) => [task._id, task]))
  return entries.map(({ elementId, taskKey, stepName, stepNameZh, formKey, at, actor, words }) => {
    const task = taskOf.get(taskKey)
    return {
      elementId,
      stepName: ownSteps[elementId]?.name ?? { en: stepName, zh: task?.nameZh ?? stepNameZh ?? stepName },
      at,
      actor: actor === null ? complainant : others.find(({ id }) => id === actor) ?? named(actor, hospital),
      words,
      labels: ownSteps[elementId]?.labels ?? labelsOf.get(task?.formKey ?? formKey ?? '') ?? {},
    }
  })
}

/** A diagram that wrote something by itself; the system of the city hotline. */
const others = [{ id: 'process', name: 'The process', nameZh: '流程' }, { id: 'city', name: 'The 12345 city hotline', nameZh: '12345 热线平台' }]
const complainant = { id: 'complainant', name: 'The complainant', nameZh: '投诉人' }

const labels = ({ components = [] }: Pick<FormField, 'components'>): Record<string, Sentence> =>
  Object.assign({}, ...components.map((field) => ({
    ...labels(field),
    ...nameOfField(field),
  }))) as Record<string, Sentence>

/** A list has a path in the place of a key. */
const nameOfField = ({ key, path, label, properties }: FormField): Record<string, Sentence> => {
  const name = key ?? path
  return name && label ? { [name]: { en: label, zh: properties?.['label.zh'] ?? label } } : {}
}
