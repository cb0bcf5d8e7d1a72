import { describe, expect, it } from 'vitest'
import { checkFormSchema, compileForm, type FormField } from '../../engine/forms/index.ts'
import { propertiesOf } from '../../engine/zeebe/model/parse.ts'
import { diagrams, forms, setting } from './shipped.ts'

const all = [...forms()]
const hasChinese = (text: unknown): boolean => typeof text === 'string' && /\p{Script=Han}/u.test(text)
const find = (id: string, key: string): FormField => forms().get(id)!.components.find((field) => field.key === key)!

describe('the shipped forms', () => {
  it.each(all)('%s is taken by the server and named after its file', (id, schema) => {
    expect(checkFormSchema(schema)).toEqual([])
    expect(schema.id).toBe(id)
  })

  it.each(all)('%s speaks both languages', (_, { components }) => {
    expect(components.filter((field) => !isBilingual(field)).map(({ id }) => id)).toEqual([])
  })

  it.each(all)('%s has keys that an expression can use', (_, { components }) => {
    expect(components.flatMap(({ key }) => key ?? []).filter((key) => !/^[a-z][a-zA-Z]*$/.test(key))).toEqual([])
  })

  it('belong to a task each, or to a start', async () => {
    const used = new Set((await diagrams()).flatMap(({ nodes }) => nodes.flatMap((node) => setting(node, 'zeebe:formDefinition', 'formId') ?? propertiesOf(node)['startable.form'] ?? [])))
    expect(new Set(all.map(([id]) => id))).toEqual(used)
  })

  it.each(['improvement-direction', 'confirm-result', 'settle'])('%s, the last step of a tier, asks for the answer and keeps it out of the process', (id) => {
    expect(find(id, 'answer')).toMatchObject({ type: 'textarea', validate: { required: true } })
    expect(find(id, 'answer').properties?.['keep']).toBeUndefined()
  })

  it('ask for no words where nobody was reached', () => {
    const outcome = compileForm(forms().get('contact-complainant')!).validate({ contact: 'no', statement: 'She said …' }, {})
    expect(outcome).toMatchObject({ ok: true, values: { choices: { contact: 'no' } } })
    expect(outcome.ok && Object.keys(outcome.values.words)).not.toContain('statement')
  })

  it('take a callback that reached nobody without a judgement, and none that did', () => {
    const callback = compileForm(forms().get('satisfaction-callback')!)
    expect(callback.validate({ reached: 'no' }, {}).ok).toBe(true)
    expect(callback.validate({ reached: 'yes' }, {})).toMatchObject({ ok: false, errors: [{ path: '/satisfied' }] })
  })

  it('register a case only with what routing needs', () => {
    const register = compileForm(forms().get('register-complaint')!)
    const departments = [{ label: 'Cardiology', value: 'cardiology' }]
    const outcome = register.validate({}, { departments })
    expect(outcome.ok ? [] : outcome.errors.map(({ path }) => path).toSorted()).toEqual(['/department', '/field', '/kind', '/nature', '/severity', '/tier'])
  })
})

function isBilingual({ type, text, label, description, properties = {}, values = [] }: FormField): boolean {
  if (type === 'text') return Boolean(text) && hasChinese(properties['text.zh'])
  const options = values as Record<string, string>[]
  return Boolean(label) && hasChinese(properties['label.zh']) && Boolean(description) === hasChinese(properties['description.zh']) && options.every((option) => option['label'] && option['label.zh'])
}
