import { describe, expect, it } from 'vitest'
import { checkFormSchema, compileForm, generateForm, localizeForm, type FormField } from '../../engine/forms/index.ts'
import { formWith, textfield } from './forms.ts'

const keysOf = (components: FormField[]): string[] => components.flatMap(({ key }) => key ?? [])

describe('a generated form', () => {
  const form = generateForm({ inputs: ['tier', 'contactedAt'], outputs: ['decision', 'contactedAt', 'decision'], name: 'Decide what to do' })

  it('shows the inputs and asks for the outputs, each once', () => {
    expect(form.components.map(({ key, label, readonly }) => [key, label, readonly])).toEqual([
      [undefined, undefined, undefined], ['tier', 'Tier', true], ['decision', 'Decision', undefined], ['contactedAt', 'Contacted at', undefined],
    ])
  })

  it('gives its outputs to the process', () => {
    expect(compileForm(form).validate({ decision: 'go on', contactedAt: 'today' }, { tier: 'general' })).toEqual({
      ok: true, values: { words: {}, choices: { decision: 'go on', contactedAt: 'today' } }, uploads: [],
    })
  })

  it('does not let the inputs be changed', () => {
    expect(compileForm(form).validate({ tier: 'dispute' }, { tier: 'general' })).toMatchObject({ ok: false, errors: [{ path: '/tier' }] })
  })

  it('asks for a confirmation where there is nothing to fill in', () => {
    const empty = generateForm({ inputs: [], outputs: [], name: 'Wait' })
    expect(empty.components.map(({ text }) => text)).toEqual(['### Wait', 'Complete this task once it is done.'])
    expect(localizeForm(empty, 'zh').components[1]?.['text']).toBe('完成后请提交此任务。')
    expect(compileForm(empty).validate({}, {})).toEqual({ ok: true, values: { words: {}, choices: {} }, uploads: [] })
  })

  it.each([
    ['<script>alert(1)</script>'], ['[x](javascript:alert(1))'], ['{{secret}}'], ['line\n# break'], ['![x](y)'], ['a*b_c`d`'], ['中文'],
  ])('can be deployed whatever the task is called: %s', (name) => {
    const named = generateForm({ inputs: [], outputs: ['a'], name })
    expect(checkFormSchema(named)).toEqual([])
    expect(named.components[0]?.['text']).not.toMatch(/\n|<|(?<!\\)[*_`[{!]/)
  })

  it('leaves out what lies within another', () => {
    expect(keysOf(generateForm({ inputs: ['order.id', 'a.b'], outputs: ['order', 'a'], name: 'x' }).components)).toEqual(['order', 'a'])
    expect(checkFormSchema(generateForm({ inputs: ['order', 'order.id'], outputs: [], name: 'x' }))).toEqual([])
  })
})

describe('a form in Chinese', () => {
  const form = formWith(
    textfield('a', { label: 'Name', description: 'Who?', properties: { 'label.zh': '姓名', 'validate.patternErrorMessage.zh': '格式不对', keep: 'case' }, validate: { pattern: '^x', patternErrorMessage: 'Wrong.' } }),
    { type: 'radio', key: 'b', values: [{ label: 'Yes', 'label.zh': '是', value: 'yes' }, { label: 'No', value: 'no' }, 'plain'] },
    { type: 'group', label: 'Plan', properties: { 'label.zh': '方案' }, components: [{ type: 'text', text: 'Hello', properties: { 'text.zh': '你好' } }] },
    { type: 'table', dataSource: '=rows', columns: [{ key: 'a', label: 'A', 'label.zh': '甲' }] },
  )
  const chinese = localizeForm(form, 'zh')

  it('has the texts that were translated, and the English ones where they were not', () => {
    expect(chinese.components[0]).toMatchObject({ label: '姓名', description: 'Who?', validate: { pattern: '^x', patternErrorMessage: '格式不对' } })
    expect(chinese.components[2]).toMatchObject({ label: '方案', components: [{ text: '你好' }] })
  })

  it('has options and columns in both languages, without the other one', () => {
    expect(chinese.components[1]?.values).toEqual([{ label: '是', value: 'yes' }, { label: 'No', value: 'no' }, 'plain'])
    expect(chinese.components[3]?.['columns']).toEqual([{ key: 'a', label: '甲' }])
    expect(localizeForm(form, 'en').components[1]?.values).toEqual([{ label: 'Yes', value: 'yes' }, { label: 'No', value: 'no' }, 'plain'])
  })

  it('is a copy, and takes the same values', () => {
    expect(form.components[0]?.label).toBe('Name')
    expect(compileForm(chinese).validate({ a: 'x', b: 'yes' }, {})).toEqual(compileForm(form).validate({ a: 'x', b: 'yes' }, {}))
  })
})
