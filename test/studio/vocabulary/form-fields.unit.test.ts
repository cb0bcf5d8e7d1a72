import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { FormSchema } from '../../../engine/forms/index.ts'
import { caseVariables, signalNamed } from '../../../engine/studio/vocabulary/case-variables.ts'
import { variablesOf } from '../../../engine/studio/vocabulary/form-fields.ts'

const form = (components: object[]): FormSchema => ({ type: 'default', components } as FormSchema)

describe('what a diagram can speak of', () => {
  it('names a form\'s choices with their options in both languages, and keeps its words in the case file', () => {
    const variables = variablesOf(JSON.parse(readFileSync('forms/contact-complainant.form', 'utf8')) as FormSchema, [])
    expect(variables.map(({ name }) => name)).toEqual(['contact'])
    expect(variables[0]).toMatchObject({ sort: 'one', label: { en: 'Could you reach the complainant?', zh: '是否联系上投诉人？' } })
    expect(variables[0]!.options).toContainEqual({ value: 'no', label: { en: 'Not reached', zh: '未联系上' } })
  })

  it('goes by what the form\'s author says is kept where', () => {
    const kept = (type: string, keep: string) => variablesOf(form([{ type, key: 'x', label: 'X', properties: { keep } }]), []).length
    expect([kept('textfield', 'process'), kept('textarea', 'case'), kept('checkbox', 'case'), kept('checkbox', 'process')]).toEqual([1, 0, 0, 1])
  })

  it('looks into groups, not into lists, and offers the departments by name where a field does', () => {
    const departments = [{ value: 'social-service', label: { en: 'Social service', zh: '社会服务部' } }]
    const variables = variablesOf(form([
      { type: 'group', components: [{ type: 'checkbox', key: 'child', label: 'A child' }] },
      { type: 'dynamiclist', path: 'rows', components: [{ type: 'number', key: 'inside' }] },
      { type: 'select', key: 'department', label: 'Department', valuesKey: 'departments' },
    ]), departments)
    expect(variables.map(({ name, sort, options }) => [name, sort, options])).toEqual([['child', 'yes-no', []], ['department', 'one', departments]])
  })

  it('says what every case carries, signals by their first word where nobody named them', () => {
    expect(signalNamed('child', { en: ['child'], zh: ['孩子'] })).toEqual({ value: 'child', label: { en: 'child', zh: '孩子' } })
    expect(signalNamed('privacy-leak', { en: ['leak'], zh: ['泄露'] }).label).toEqual({ en: 'privacy leak', zh: '隐私泄露' })
    expect(caseVariables([], []).find(({ name }) => name === 'tier')!.options.map(({ value }) => value)).toEqual(['general', 'important', 'dispute'])
  })
})
