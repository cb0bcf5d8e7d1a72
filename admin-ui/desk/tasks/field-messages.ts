import type { FieldError } from '../../kit/http.ts'

interface FieldInstance {
  id: string
}

interface Validator {
  validateFieldInstance(instance: FieldInstance, value: unknown): string[]
}

interface FormFieldRegistry {
  getAll(): { id: string; key?: string }[]
}

/**
 * A form-js module that shows what the server says about a field where form-js shows what it found itself. The server's
 * word stands until the value is another one.
 */
export class FieldMessages {
  static $inject = ['validator', 'formFieldRegistry', 'form']
  readonly #fields: FormFieldRegistry
  readonly #form: { validate(): unknown }
  readonly #told = new Map<string, { messages: string[]; about?: string }>()
  #translate = (message: string) => message

  constructor(validator: Validator, fields: FormFieldRegistry, form: { validate(): unknown }) {
    this.#fields = fields
    this.#form = form
    const validate = validator.validateFieldInstance.bind(validator)
    validator.validateFieldInstance = (instance, value) => [
      ...validate(instance, value).map((message) => this.#translate(message)),
      ...this.#toldAbout(instance.id, value),
    ]
  }

  /** How form-js's own English messages are said. */
  translateWith(translate: (message: string) => string): void {
    this.#translate = translate
  }

  /** Shows the errors at their fields and gives those back that belong to none. */
  tell(errors: FieldError[]): FieldError[] {
    this.#told.clear()
    const homeless = errors.filter(({ path, message }) => {
      const field = this.#fieldAt(path)
      if (field === undefined) return true
      this.#told.set(field.id, { messages: [...(this.#told.get(field.id)?.messages ?? []), message] })
      return false
    })
    this.#form.validate()
    return homeless
  }

  #fieldAt(path: string): { id: string } | undefined {
    const parts = path.split(/[./]/).filter((part) => part !== '' && part !== 'variables' && !/^\d+$/.test(part))
    const fields = this.#fields.getAll()
    return fields.find(({ key }) => key === parts.join('.')) ?? fields.find(({ key }) => key !== undefined && key === parts.at(-1))
  }

  #toldAbout(id: string, value: unknown): string[] {
    const told = this.#told.get(id)
    if (told === undefined) return []
    const about = JSON.stringify(value ?? null)
    told.about ??= about
    return told.about === about ? told.messages : []
  }
}

export const fieldMessages = { __init__: ['fieldMessages'], fieldMessages: ['type', FieldMessages] }
