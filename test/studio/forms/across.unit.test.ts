import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { acrossFindings } from '../../../engine/studio/forms/check-across.ts'
import { installationOf, type NamedText } from '../../../engine/studio/forms/installation.ts'
import { usesIn, type FormUse } from '../../../engine/studio/forms/uses.ts'
import type { FormField, FormSchema } from '../../../engine/forms/index.ts'

const root = new URL('../../../', import.meta.url)
const shipped = globSync(['processes/*/*.{bpmn,dmn}', 'forms/*.form'], { cwd: root }).map((path): NamedText => ({ name: basename(path), content: readFileSync(new URL(path, root), 'utf8') }))
const file = (name: string): NamedText => shipped.find((one) => one.name === name)!

/** A form with other fields. */
const withFields = (name: string, change: (fields: FormField[]) => FormField[]): NamedText => {
  const schema = JSON.parse(file(name).content) as FormSchema
  return { name, content: JSON.stringify({ ...schema, components: change(schema.components) }) }
}
const withText = (name: string, from: string, to: string): NamedText => ({ name, content: file(name).content.replaceAll(from, to) })

describe('what forms give and diagrams ask for', () => {
  let uses: FormUse[]
  beforeAll(async () => {
    const all = await installationOf(shipped)
    uses = usesIn(all, all)
  }, 60_000)

  it('the answers of registration are asked for by gateways, tables and steps of the processes behind it', () => {
    const [use] = uses.filter(({ form }) => form === 'register-complaint')
    expect(use).toMatchObject({ process: { id: 'complaint-registration' }, kind: 'task' })
    const asked = Object.fromEntries(use!.asks.map(({ name, by, values }) => [name, { by: by.map(({ kind, name: called }) => `${kind} ${called}`), values: values.map(({ value }) => value) }]))
    expect(asked['whose']!.by).toContain('flow A case of its own? no')
    expect(asked['tier']!.by).toContain('table Tier policy')
    expect(asked['tier']!.values).toEqual(expect.arrayContaining(['general', 'important', 'dispute']))
  })

  it('words are asked for by nobody: they stay with the case', () => {
    const asked = uses.filter(({ form }) => form === 'register-complaint').flatMap(({ asks }) => asks.map(({ name }) => name))
    expect(asked).not.toContain('passedTo')
    expect(asked).not.toContain('answer')
  })

  it('every form that a diagram names is at one of its steps', () => {
    expect(new Set(uses.map(({ form }) => form)).size).toBeGreaterThan(50)
  })
})

describe('what is said when a form is changed', () => {
  it('a field that a gateway needs is gone', async () => {
    const findings = await acrossFindings([withFields('register-complaint.form', (fields) => fields.filter(({ key }) => key !== 'tier'))], shipped)
    expect(findings).toMatchObject([{ file: 'register-complaint.form', rule: 'form-answer-gone', severity: 'warning' }])
    expect(findings[0]!.message).toContain('"tier"')
  })

  it('an option that a gateway asks for is gone', async () => {
    const findings = await acrossFindings([withFields('register-complaint.form', (fields) => fields.map((field) => (field.key === 'tier' ? { ...field, values: field.values!.filter((option) => (option as { value: string }).value !== 'dispute') } : field)))], shipped)
    expect(findings).toMatchObject([{ file: 'register-complaint.form', rule: 'form-option-gone' }])
    expect(findings[0]!.message).toContain('"dispute"')
  })

  it('a choice that is to be kept in the case file is gone for the process', async () => {
    const findings = await acrossFindings([withFields('register-complaint.form', (fields) => fields.map((field) => (field.key === 'tier' ? { ...field, properties: { ...field.properties, keep: 'case' } } : field)))], shipped)
    expect(findings.map(({ rule }) => rule)).toEqual(['form-answer-gone'])
  })

  it('nothing, where a field comes or a text changes', async () => {
    const tick: FormField = { type: 'checkbox', id: 'patientIsChild', key: 'patientIsChild', label: 'The patient is a child' }
    expect(await acrossFindings([withFields('register-complaint.form', (fields) => [...fields.map((field) => ({ ...field, description: 'Another help' })), tick])], shipped)).toEqual([])
  })

  it('nothing of the shipped files among themselves', async () => {
    expect(await acrossFindings(shipped, shipped)).toEqual([])
  })
})

describe('what is said when a diagram is changed', () => {
  it('asks for a value that can be chosen nowhere', async () => {
    const findings = await acrossFindings([withText('unified-answer.bpmn', 'signed = "no"', 'signed = "never"')], shipped)
    expect(findings).toMatchObject([{ file: 'unified-answer.bpmn', rule: 'value-unknown', severity: 'warning' }])
    expect(findings[0]!.elementId).toBeTruthy()
  })

  it('asks for a slip of a name, and hears which name there is', async () => {
    const findings = await acrossFindings([withText('unified-answer.bpmn', 'signed = "no"', 'sigend = "no"')], shipped)
    expect(findings).toMatchObject([{ file: 'unified-answer.bpmn', rule: 'variable-unknown' }])
    expect(findings[0]!.message).toContain('"signed"')
  })

  it('a field and a way that asks for it come together', async () => {
    const tick: FormField = { type: 'checkbox', id: 'patientIsChild', key: 'patientIsChild', label: 'The patient is a child' }
    expect(await acrossFindings([withFields('sign-off.form', (fields) => [...fields, tick]), withText('unified-answer.bpmn', 'signed = "no"', 'patientIsChild = true')], shipped)).toEqual([])
  })

  it('files that cannot be read are another check’s matter', async () => {
    const broken = [{ name: 'a.bpmn', content: '<!DOCTYPE x><a/>' }, { name: 'b.dmn', content: '' }, { name: 'c.form', content: '{"type":"default","components":[{"type":"iframe"}]}' }, { name: 'd.form', content: '[[[' }]
    expect(await acrossFindings(broken, shipped)).toEqual([])
  })
})
