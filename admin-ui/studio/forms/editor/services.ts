/** The parts of form-js's editor that the studio uses; the package itself does not describe them. */
import type { FormField } from './schema.ts'

/** As the editor keeps it: one object a field for as long as it is open. */
export interface EditedField extends FormField {
  _parent?: string
  /** Where it stands in the schema. */
  _path: (string | number)[]
}

export interface Modeling {
  addFormField(attributes: Partial<FormField>, parent: FormField, index: number): EditedField
  editFormField(field: FormField, properties: Record<string, unknown>): void
  removeFormField(field: FormField, parent: FormField, index: number): void
  moveFormField(field: FormField, from: FormField, to: FormField, index: number, target: number): void
}

export interface Registry {
  get(id: string): EditedField | undefined
  getAll(): EditedField[]
}

export interface Selection {
  get(): EditedField | null
  set(field: EditedField | null): void
}

export interface CommandStack {
  canUndo(): boolean
  canRedo(): boolean
  undo(): void
  redo(): void
}

export interface FieldComponent {
  (properties: { field: FormField }): object | null
  config: { type: string }
}

export interface FormFields {
  _formFields: Record<string, FieldComponent>
  register(type: string, component: FieldComponent): void
}

export interface ContextActions {
  registerProvider(priority: number, provider: { getContextPadEntries(): (entries: Record<string, { title: string }>) => Record<string, { title: string }> }): void
}
