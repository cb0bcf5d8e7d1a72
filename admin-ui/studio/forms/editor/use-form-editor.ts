import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react'
import { firstWords } from './first-words.ts'
import { openEditor, type FormEditor } from './open-editor.ts'
import { fieldsOf, isMadeUp, unique, type FormField, type FormSchema } from './schema.ts'
import type { CommandStack, EditedField, Modeling, Registry, Selection } from './services.ts'
import type { Speech } from './speaking.ts'
import { sayLeftovers } from '../../../desk/tasks/form-words.ts'
import { useTexts, type Language } from '../../../kit/language.ts'

export interface EditedForm {
  /** As it stands now. */
  schema: FormSchema
  /** The field that is selected, as it stands now; none where the form itself is meant. */
  selected: SelectedField | undefined
  canUndo: boolean
  canRedo: boolean
  undo: () => void
  redo: () => void
  select: (id: string | undefined) => void
  /** Puts a field behind the selected one, or at the end. */
  add: (type: string) => void
  /** Changes properties of the selected field in one step that can be undone; an undefined one goes away. */
  edit: (properties: Record<string, unknown>) => void
  /** Changes properties of the form itself. */
  editForm: (properties: Record<string, string>) => void
  remove: () => void
  /** One place up or down. */
  move: (by: 1 | -1) => void
}

export interface SelectedField {
  field: FormField
  /** Stays the same while the field is open, whatever is changed in it. */
  ticket: number
  /** It was put there a moment ago and waits for its words. */
  fresh: boolean
}

interface Adding {
  context: { formField: EditedField }
}

interface Shown {
  schema: FormSchema
  selected: SelectedField | undefined
  canUndo: boolean
  canRedo: boolean
}

/** The form-js editor with its state for React, drawn into `canvas`. `form` is read once; `onChange` hears every change after that. */
export function useFormEditor(canvas: RefObject<HTMLDivElement | null>, form: FormSchema, language: Language, onChange: (schema: FormSchema) => void): EditedForm {
  const { t } = useTexts('studioForms')
  const { t: formTexts } = useTexts('form')
  const editor = useRef<FormEditor>(null)
  const speech = useRef<Speech>({ language, remove: '' })
  const tickets = useRef(new WeakMap<object, number>())
  const fresh = useRef<EditedField>(null)
  const [shown, setShown] = useState<Shown>({ schema: form, selected: undefined, canUndo: false, canRedo: false })
  const changed = useEffectEvent(onChange)
  const say = useEffectEvent(() => Object.assign(speech.current, { language, remove: t('remove') }))

  useEffect(() => {
    say()
    const opened = openEditor(canvas.current!, speech.current)
    editor.current = opened
    let before = JSON.stringify(form)
    let ready = false
    const look = () => {
      if (!ready) return
      const schema = written(opened, form)
      const text = JSON.stringify(schema)
      const stack = opened.get<CommandStack>('commandStack')
      setShown({ schema, selected: selectedIn(opened, schema, tickets.current, fresh.current), canUndo: stack.canUndo(), canRedo: stack.canRedo() })
      if (text === before) return
      before = text
      changed(schema)
    }
    const show = async () => {
      await opened.importSchema(structuredClone(form))
      ready = true
      before = JSON.stringify(written(opened, form))
      look()
    }
    opened.on('commandStack.formField.add.preExecute', ({ context }: Adding) => Object.assign(context.formField, firstWords(context.formField.type)))
    opened.on('commandStack.formField.add.postExecuted', ({ context }: Adding) => { fresh.current = context.formField })
    opened.on('commandStack.changed', look)
    opened.on('selection.changed', look)
    opened.on('changed', look)
    void show()
    return () => {
      editor.current = null
      opened.destroy()
    }
  }, [canvas, form])

  useEffect(() => {
    say()
    editor.current?._setState({})
    const leftovers = sayLeftovers(canvas.current!, formTexts)
    return () => leftovers.disconnect()
  }, [canvas, language, formTexts])

  const service = <Service>(name: string): Service => editor.current!.get<Service>(name)
  const select = (field: EditedField | null) => service<Selection>('selection').set(field)
  const placeOf = (field: EditedField) => {
    const parent = service<Registry>('formFieldRegistry').get(field._parent ?? '')!
    return { parent, index: parent.components!.indexOf(field) }
  }
  return {
    ...shown,
    undo: () => service<CommandStack>('commandStack').undo(),
    redo: () => service<CommandStack>('commandStack').redo(),
    select: (name) => select(service<Registry>('formFieldRegistry').getAll().find(({ id, key }) => name !== undefined && (id === name || key === name)) ?? null),
    add: (type) => {
      const current = service<Selection>('selection').get()
      const root = rootOf(editor.current!)
      const { parent, index } = current && current !== root ? placeOf(current) : { parent: root, index: root.components!.length - 1 }
      service<Modeling>('modeling').addFormField({ type, _parent: parent.id }, parent, index + 1)
    },
    edit: (properties) => {
      const field = service<Selection>('selection').get()
      if (field) service<Modeling>('modeling').editFormField(field, properties)
    },
    editForm: (properties) => {
      const root = rootOf(editor.current!)
      service<Modeling>('modeling').editFormField(root, { properties: { ...root.properties, ...properties } })
    },
    remove: () => {
      const field = service<Selection>('selection').get()
      if (!field) return
      const { parent, index } = placeOf(field)
      service<Modeling>('modeling').removeFormField(field, parent, index)
    },
    move: (by) => {
      const field = service<Selection>('selection').get()
      if (!field) return
      const { parent, index } = placeOf(field)
      const target = index + by
      if (target < 0 || target >= parent.components!.length) return
      service<Modeling>('modeling').moveFormField(field, parent, parent, index, by === 1 ? target + 1 : target)
    },
  }
}

/** The form as it goes into its file: what is not of the form itself stays as it came, and a field is called by its name. */
function written(editor: FormEditor, { schemaVersion }: FormSchema): FormSchema {
  const { exporter: _, ...schema } = editor.saveSchema() as FormSchema
  const ids = fieldsOf(schema).map(({ id }) => id)
  const called = (field: FormField): FormField => {
    const own = isMadeUp(field.id) && !isMadeUp(field.key) ? field.key! : field.id
    const id = own === field.id ? own : unique(own, ids)
    return { ...field, id, ...(field.components && { components: field.components.map(called) }) }
  }
  return { ...schema, schemaVersion, components: schema.components.map(called) }
}

const rootOf = (editor: FormEditor): EditedField => (editor._getState() as { schema: EditedField }).schema

let lastTicket = 0

function selectedIn(editor: FormEditor, schema: FormSchema, tickets: WeakMap<object, number>, fresh: object | null): SelectedField | undefined {
  const field = editor.get<Selection>('selection').get()
  if (field === null || field.type === 'default') return undefined
  if (!tickets.has(field)) tickets.set(field, lastTicket += 1)
  const found = field._path.reduce<unknown>((at, step) => (at as Record<string | number, unknown>)[step], schema) as FormField
  return { field: found, ticket: tickets.get(field)!, fresh: field === fresh }
}
