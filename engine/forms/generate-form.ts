import type { FormField, FormSchema } from './schema.ts'

/**
 * A form for a task that has none: its inputs to read, a text field for each output. Outputs become process variables, because
 * the diagram reads them. Without any, a text that says what completing means.
 */
export function generateForm({ inputs, outputs, name }: { inputs: string[]; outputs: string[]; name: string }): FormSchema {
  const written = distinct(outputs, [])
  const read = distinct(inputs, written)
  const fields: FormField[] = [
    ...read.map((key) => ({ type: 'textfield', id: `input-${key}`, key, label: labelOf(key), readonly: true })),
    ...written.map((key) => ({ type: 'textfield', id: `output-${key}`, key, label: labelOf(key), properties: { keep: 'process' } })),
  ]
  return { type: 'default', schemaVersion: 19, id: 'generated', components: [heading(name), ...fields, ...(fields.length === 0 ? [confirmation] : [])] }
}

const confirmation: FormField = {
  type: 'text', id: 'confirmation', text: 'Complete this task once it is done.', properties: { 'text.zh': '完成后请提交此任务。' },
}

/** Markdown in a task's name is shown as it was written. */
function heading(name: string): FormField {
  return { type: 'text', id: 'task-name', text: `### ${name.replaceAll(/[\r\n]+/g, ' ').replaceAll(/[\\`*_{}[\]()#+.!|~:-]/g, String.raw`\$&`).replaceAll('<', '＜')}` }
}

/** Names that can stand in one form together: no name twice, none that lies within another. */
function distinct(names: string[], taken: string[]): string[] {
  return names.reduce<string[]>((kept, name) => {
    const clashes = [...taken, ...kept].some((other) => other === name || other.startsWith(`${name}.`) || name.startsWith(`${other}.`))
    return clashes ? kept : [...kept, name]
  }, [])
}

/** `contactedAt` and `contacted_at` read "Contacted at". */
function labelOf(key: string): string {
  const words = key.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2').replaceAll(/[._-]+/g, ' ').trim().toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
