import { Form } from '@bpmn-io/form-js-viewer'
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css'
import { useEffect, useImperativeHandle, useRef, type Ref } from 'react'
import { fieldMessages, type FieldMessages } from './field-messages.ts'
import { inOurWords, sayLeftovers } from './form-words.ts'
import { dropDraft, keepDraft, keptDraft } from './form-draft.ts'
import { useTexts } from '../../kit/language.ts'
import type { FieldError } from '../../kit/http.ts'
import type { FormComponent, FormSchema, StartForm } from '../../kit/shapes/desk.ts'

export interface FilledForm {
  data: Record<string, unknown>
  /** Files chosen in the form, by the placeholder that stands for them in `data`. */
  files: Map<string, File[]>
}

export interface FormHandle {
  submit: () => void
  /** Shows errors at their fields, gives the homeless ones back. */
  tell: (errors: FieldError[]) => FieldError[]
  discardDraft: () => void
}

interface TaskFormProps {
  /** What is typed is kept in this browser under this name. */
  draftKey: string
  form: StartForm
  readOnly: boolean
  /** After each change that was kept. */
  onTyped?: () => void
  onFilled: (filled: FilledForm) => void
  ref: Ref<FormHandle>
}

/** A form as form-js draws it. What is typed is kept until it is sent. */
export function TaskForm({ draftKey, form: { schema, data }, readOnly, onTyped, onFilled, ref }: TaskFormProps) {
  const { t } = useTexts('form')
  const container = useRef<HTMLDivElement>(null)
  const drawn = useRef<Form>(null)
  const filled = useRef(onFilled)
  const typing = useRef(onTyped)
  useEffect(() => {
    filled.current = onFilled
    typing.current = onTyped
  })

  useEffect(() => {
    const form = new Form({ container: container.current!, additionalModules: [fieldMessages] })
    const messages = form.get<FieldMessages>('fieldMessages')
    messages.translateWith((message) => inOurWords(message, t))
    drawn.current = form
    const leftovers = sayLeftovers(container.current!, t)
    let untouched: Record<string, unknown> | undefined
    form.on('changed', ({ data: typed, properties }: { data: Record<string, unknown>; properties: { readOnly?: boolean } }) => {
      if (untouched === undefined || properties.readOnly) return
      keepDraft(draftKey, typed, untouched)
      typing.current?.()
    })
    form.on('submit', ({ data: sent, errors, files }: FilledForm & { errors: object }) => {
      if (Object.keys(errors).length === 0) filled.current({ data: sent, files })
      else focusFirstError(container.current)
    })
    const draw = async () => {
      const draft = keptDraft(draftKey)?.data
      await form.importSchema(withoutSubmit(schema), data)
      // The form writes into its own data: without a copy nothing would ever differ.
      const first = structuredClone(form._getState().data)
      if (draft !== undefined) await form.importSchema(withoutSubmit(schema), { ...data, ...draft })
      untouched = first
    }
    void draw()
    return () => {
      leftovers.disconnect()
      form.destroy()
    }
  }, [draftKey, schema, data, t])

  useEffect(() => drawn.current?.setProperty('readOnly', readOnly), [readOnly, schema, data, t])

  useImperativeHandle(ref, () => ({
    submit: () => void drawn.current?.submit(),
    tell: (errors) => {
      const homeless = drawn.current?.get<FieldMessages>('fieldMessages').tell(errors) ?? errors
      focusFirstError(container.current)
      return homeless
    },
    discardDraft: () => void drawn.current?.importSchema(withoutSubmit(schema), data).then(() => dropDraft(draftKey)),
  }))

  return <div ref={container} className="task-form" />
}

/** The page has its own button to complete the task; one in the form would be a second. */
function withoutSubmit(schema: FormSchema): FormSchema {
  const kept = (components: FormComponent[]): FormComponent[] =>
    components
      .filter(({ type, action }) => !(type === 'button' && action !== 'reset'))
      .map((component) => (component.components === undefined ? component : { ...component, components: kept(component.components) }))
  return { ...schema, components: kept(schema.components) }
}

/** The errors are drawn a moment after they are known. */
function focusFirstError(container: HTMLElement | null): void {
  requestAnimationFrame(() => container?.querySelector<HTMLElement>('.fjs-has-errors :is(input, textarea, select, [tabindex])')?.focus())
}
