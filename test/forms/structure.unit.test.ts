import { describe, expect, it } from 'vitest'
import { joinValues, type FormField } from '../../engine/forms/index.ts'
import { number, radio, refused, refusedAt, required, taken, textfield } from './forms.ts'

const list = (more: Partial<FormField> = {}): FormField =>
  ({ type: 'dynamiclist', path: 'items', components: [textfield('what', required), number('days')], ...more })

describe('words and choices', () => {
  it('part by the kind of field', () => {
    const components: FormField[] = [
      textfield('name'), { type: 'textarea', key: 'story' }, { type: 'filepicker', key: 'files' }, number('days'), { type: 'checkbox', key: 'sure' }, radio('tier', ['x']),
      { type: 'select', key: 'who', values: ['li'] }, { type: 'checklist', key: 'steps', values: ['call'] }, { type: 'taglist', key: 'tags', values: ['late'] },
      { type: 'datetime', key: 'at' }, { type: 'expression', key: 'sum', expression: '=1+1' },
    ]
    const { words, choices } = taken(components, { name: 'Li', story: 'long', files: ['f'], days: 1, sure: true, tier: 'x', who: 'li', steps: ['call'], tags: ['late'], at: '2026-11-25' })
    expect(words).toEqual({ name: 'Li', story: 'long', files: ['f'] })
    expect(choices).toEqual({ days: 1, sure: true, tier: 'x', who: 'li', steps: ['call'], tags: ['late'], at: '2026-11-25', sum: 2 })
  })

  it('part otherwise where the field says so, or the group around it', () => {
    const components: FormField[] = [
      textfield('code', { properties: { keep: 'process' } }), number('age', { properties: { keep: 'case' } }),
      { type: 'group', path: 'private', properties: { keep: 'case' }, components: [radio('smoker', ['yes']), radio('open', ['yes'], { properties: { keep: 'process' } })] },
    ]
    expect(taken(components, { code: 'A1', age: 44, private: { smoker: 'yes', open: 'yes' } })).toEqual({
      words: { age: 44, private: { smoker: 'yes' } }, choices: { code: 'A1', private: { open: 'yes' } },
    })
  })

  it('of a list stay at their rows, and come together again', () => {
    const { words, choices } = taken([list()], { items: [{ what: 'call', days: 1 }, { what: 'meet', days: 2 }] })
    expect(words).toEqual({ items: [{ what: 'call' }, { what: 'meet' }] })
    expect(choices).toEqual({ items: [{ days: 1 }, { days: 2 }] })
    expect(joinValues(choices, words)).toEqual({ items: [{ what: 'call', days: 1 }, { what: 'meet', days: 2 }] })
  })

  it('come together as what the form is prefilled from', () => {
    expect(joinValues({ plan: { days: 3 }, tier: 'x', list: [1] }, { plan: { who: 'Li' }, list: [] })).toEqual({ plan: { days: 3, who: 'Li' }, tier: 'x', list: [] })
  })
})

describe('a group', () => {
  const group = (more: Partial<FormField> = {}): FormField => ({ type: 'group', components: [textfield('who', required), { type: 'group', path: 'inner', components: [number('days')] }], ...more })

  it('with a path holds its fields in an object', () => {
    expect(taken([group({ path: 'plan' })], { plan: { who: 'Li', inner: { days: 2 } } })).toEqual({ words: { plan: { who: 'Li' } }, choices: { plan: { inner: { days: 2 } } } })
  })

  it('without a path only stands around them', () => {
    expect(taken([group()], { who: 'Li', inner: { days: 2 } })).toEqual({ words: { who: 'Li' }, choices: { inner: { days: 2 } } })
  })

  it('may have a path of several steps, like a key', () => {
    expect(taken([group({ path: 'a.b' }), textfield('a.c')], { a: { b: { who: 'Li' }, c: 'x' } }).words).toEqual({ a: { b: { who: 'Li' }, c: 'x' } })
  })

  it('refuses what it does not have, and what is no group', () => {
    expect(refusedAt([group({ path: 'plan' })], { plan: { who: 'Li', x: 1 }, 'inner': {} })).toEqual(['/inner', '/plan/x'])
    expect(refusedAt([group({ path: 'plan' })], { plan: 'Li' })).toContain('/plan')
    expect(refusedAt([group({ path: 'plan' })], { plan: null })).toContain('/plan')
    expect(refusedAt([group({ path: 'plan' })], { plan: { who: 'Li', inner: ['x'] } })).toContain('/plan/inner')
  })
})

describe('a list', () => {
  it('takes rows, each checked', () => {
    expect(refusedAt([list()], { items: [{ what: 'call' }, { what: '' }, { days: 'x', what: 'y' }, 5, { what: 'z', more: 1 }] })).toEqual([
      '/items/1/what', '/items/2/days', '/items/3', '/items/3/what', '/items/4/more',
    ])
  })

  it('may be emptied', () => {
    expect(taken([list()], { items: [] }, { items: [{ what: 'old', days: 1 }] })).toEqual({ words: { items: [] }, choices: { items: [] } })
  })

  it('has the rows it showed where nothing is said', () => {
    expect(taken([list({ defaultRepetitions: 2, components: [textfield('what', { defaultValue: 'call' })] })], {}).words).toEqual({ items: [{ what: 'call' }, { what: 'call' }] })
    expect(taken([list({ components: [textfield('what'), number('days')] })], {}, { items: [{ what: 'old', days: 1 }] }).words).toEqual({ items: [{ what: 'old' }] })
  })

  it('has at least and at most as many rows as it says, and never more than a hundred', () => {
    const bounded = list({ properties: { min: '1', max: '2' }, components: [number('n')] })
    const rows = (count: number) => ({ items: Array.from({ length: count }, () => ({ n: 1 })) })
    expect(refused([bounded], rows(0))).toEqual([{ path: '/items', message: 'This needs at least 1 rows.' }])
    expect(refused([bounded], rows(2))).toEqual([])
    expect(refused([bounded], rows(3))).toEqual([{ path: '/items', message: 'This may have 2 rows at most.' }])
    expect(refusedAt([list({ components: [number('n')] })], rows(101))).toEqual(['/items'])
  })

  it('keeps its rows where they cannot be added or removed', () => {
    const fixed = list({ allowAddRemove: false, components: [textfield('what')] })
    const context = { items: [{ what: 'a' }, { what: 'b' }] }
    expect(refused([fixed], { items: [{ what: 'x' }, { what: 'y' }] }, context)).toEqual([])
    expect(refusedAt([fixed], { items: [{ what: 'x' }] }, context)).toEqual(['/items'])
  })

  it('may lie in a list', () => {
    const nested: FormField = { type: 'dynamiclist', path: 'days', components: [number('day'), list()] }
    expect(refusedAt([nested], { days: [{ day: 1, items: [{ what: 'a' }, {}] }, { items: 'x' }] })).toEqual(['/days/0/items/1/what', '/days/1/items'])
    expect(taken([nested], { days: [{ day: 1, items: [{ what: 'a', days: 2 }] }] })).toEqual({
      words: { days: [{ items: [{ what: 'a' }] }] }, choices: { days: [{ day: 1, items: [{ days: 2 }] }] },
    })
  })

  it('is no list where it is something else', () => {
    expect(refusedAt([list()], { items: { 0: { what: 'a' } } })).toEqual(['/items'])
    expect(refusedAt([list()], { items: 'a' })).toEqual(['/items'])
  })
})
