import { describe, expect, it } from 'vitest'
import type { FormField } from '../../engine/forms/index.ts'
import { hiddenIf, number, radio, refused, refusedAt, required, submit, taken, textfield } from './forms.ts'

const tier = radio('tier', ['general', 'dispute'], required)

describe('a hidden field', () => {
  const form = [tier, textfield('why', { ...required, ...hiddenIf('=tier != "dispute"') })]

  it('is not required', () => {
    expect(refused(form, { tier: 'general' })).toEqual([])
    expect(refusedAt(form, { tier: 'dispute' })).toEqual(['/why'])
  })

  it('loses its value, good or bad', () => {
    expect(taken(form, { tier: 'general', why: 'because' })).toEqual({ words: {}, choices: { tier: 'general' } })
    expect(taken(form, { tier: 'general', why: { bad: 1 } })).toEqual({ words: {}, choices: { tier: 'general' } })
    expect(taken(form, { tier: 'dispute', why: 'because' }).words).toEqual({ why: 'because' })
  })

  it('hides what hangs on it', () => {
    const chain = [tier, radio('contacted', ['yes', 'no'], hiddenIf('=tier != "dispute"')), textfield('when', hiddenIf('=contacted != "yes"'))]
    expect(taken(chain, { tier: 'general', contacted: 'yes', when: 'today' })).toEqual({ words: {}, choices: { tier: 'general' } })
    expect(taken(chain, { tier: 'dispute', contacted: 'yes', when: 'today' }).words).toEqual({ when: 'today' })
  })

  it('shows the others its prefilled value at most, as in form-js', () => {
    const form = [tier, textfield('note', hiddenIf('=tier = "general"')), textfield('why', hiddenIf('=note != "from before"'))]
    expect(taken(form, { tier: 'general', note: 'new', why: 'because' }, { note: 'from before' }).words).toEqual({ why: 'because' })
    expect(taken(form, { tier: 'general', note: 'from before', why: 'because' }).words).toEqual({})
  })

  it('may hang on what the form was prefilled with', () => {
    const field = textfield('why', hiddenIf('=nature = "service"'))
    expect(taken([field], { why: 'because' }, { nature: 'service' }).words).toEqual({})
    expect(taken([field], { why: 'because' }, { nature: 'rights' }).words).toEqual({ why: 'because' })
  })

  it('takes a whole group with it', () => {
    const group: FormField = { type: 'group', path: 'plan', ...hiddenIf('=tier = "general"'), components: [textfield('who', required), number('days')] }
    expect(taken([tier, group], { tier: 'general', plan: { who: 'Li', days: 3 } })).toEqual({ words: {}, choices: { tier: 'general' } })
    expect(refusedAt([tier, group], { tier: 'dispute' })).toEqual(['/plan/who'])
  })

  it('takes a whole list with it', () => {
    const list: FormField = { type: 'dynamiclist', path: 'items', ...hiddenIf('=tier = "general"'), components: [textfield('what', required)] }
    expect(taken([tier, list], { tier: 'general', items: [{ what: '' }] })).toEqual({ words: {}, choices: { tier: 'general' } })
    expect(refusedAt([tier, list], { tier: 'dispute', items: [{ what: '' }] })).toEqual(['/items/0/what'])
  })

  it('is judged row by row in a list', () => {
    const list: FormField = { type: 'dynamiclist', path: 'items', components: [{ type: 'checkbox', key: 'done' }, textfield('proof', { ...required, ...hiddenIf('=not(this.done)') })] }
    expect(refusedAt([list], { items: [{ done: false }, { done: true }, { done: true, proof: 'photo' }] })).toEqual(['/items/1/proof'])
    expect(taken([list], { items: [{ done: false, proof: 'none' }, { done: true, proof: 'photo' }] }).words).toEqual({ items: [{}, { proof: 'photo' }] })
  })

  it('leaves a row that shows nothing in its place, also where form-js leaves a hole', () => {
    const list: FormField = { type: 'dynamiclist', path: 'items', components: [textfield('note', hiddenIf('=i[1] = 1'))] }
    expect(taken([list], { items: [null, { note: 'b' }] }).words).toEqual({ items: [{}, { note: 'b' }] })
  })

  it('sees its position and the form around in a list', () => {
    const list: FormField = { type: 'dynamiclist', path: 'items', components: [textfield('note', hiddenIf('=i[1] = 1 or parent.tier = "general"'))] }
    expect(taken([tier, list], { tier: 'dispute', items: [{ note: 'a' }, { note: 'b' }] }).words).toEqual({ items: [{}, { note: 'b' }] })
    expect(taken([tier, list], { tier: 'general', items: [{ note: 'a' }, { note: 'b' }] }).words).toEqual({ items: [{}, {}] })
  })

  it('is shown where the condition fails, as in form-js', () => {
    expect(taken([number('days'), textfield('a', hiddenIf('=days > 3'))], { days: 1, a: 'x' }).words).toEqual({ a: 'x' })
    expect(taken([number('days'), textfield('a', hiddenIf('days > 3'))], { days: 5, a: 'x' }).words).toEqual({ a: 'x' })
  })

  it('is hidden where the condition comes to null, as in form-js', () => {
    expect(taken([textfield('a', hiddenIf('=missing > 3'))], { a: 'x' }).words).toEqual({})
  })
})

describe('an expression', () => {
  it('decides what is required', () => {
    const form = [tier, textfield('why', { validate: { required: '=tier = "dispute"' } })]
    expect(refusedAt(form, { tier: 'general' })).toEqual([])
    expect(refusedAt(form, { tier: 'dispute' })).toEqual(['/why'])
  })

  it('sets the bounds', () => {
    const form = [tier, number('days', { validate: { min: 1, max: '=if tier = "dispute" then 7 else 30' } })]
    expect(refused(form, { tier: 'general', days: 30 })).toEqual([])
    expect(refused(form, { tier: 'dispute', days: 30 })).toEqual([{ path: '/days', message: 'This must be at most 7.' }])
    expect(refusedAt([number('most'), textfield('a', { validate: { maxLength: '=most' } })], { most: 2, a: 'abc' })).toEqual(['/a'])
  })

  it('that sets a bound must come to a number, or to nothing', () => {
    expect(refused([number('a', { validate: { max: '=limit' } })], { a: 3 }, { limit: 'many' })).toEqual([{ path: '/a', message: 'The limit of this field is no number.' }])
    expect(refused([number('a', { validate: { max: '=limit' } })], { a: 3 })).toEqual([])
  })

  it('is computed here, whatever was submitted for it', () => {
    const form: FormField[] = [number('days'), { type: 'expression', key: 'double', expression: '=days * 2' }, { type: 'expression', key: 'fourfold', expression: '=double * 2' }]
    expect(taken(form, { days: 3, double: 100, fourfold: 'x' }).choices).toEqual({ days: 3, double: 6, fourfold: 12 })
  })

  it('may come to a date, which is written as text, or to nothing', () => {
    const form: FormField[] = [{ type: 'expression', key: 'day', expression: '=date("2026-11-25")' }, { type: 'expression', key: 'none', expression: '=missing.field' }]
    expect(taken(form, {}).choices).toEqual({ day: '2026-11-25', none: null })
  })
})

describe('options', () => {
  const byKey: FormField = { type: 'select', key: 'who', valuesKey: 'staff' }
  const context = { staff: [{ label: 'Li', value: 'li' }, 'wang', { label: 'no value' }, null] }

  it('may come from the context', () => {
    expect(taken([byKey], { who: 'li' }, context).choices).toEqual({ who: 'li' })
    expect(taken([byKey], { who: 'wang' }, context).choices).toEqual({ who: 'wang' })
    expect(refusedAt([byKey], { who: 'chen' }, context)).toEqual(['/who'])
  })

  it('from the context are none where the context has none', () => {
    expect(refusedAt([byKey], { who: 'li' })).toEqual(['/who'])
    expect(refusedAt([byKey], { who: 'li' }, { staff: 'li' })).toEqual(['/who'])
    expect(refused([byKey], { who: null })).toEqual([])
  })

  it('may be computed from other answers', () => {
    const form: FormField[] = [tier, { type: 'checklist', key: 'steps', valuesExpression: '=if tier = "dispute" then ["call", "meet"] else ["call"]' }]
    expect(taken(form, { tier: 'dispute', steps: ['meet'] }).choices['steps']).toEqual(['meet'])
    expect(refusedAt(form, { tier: 'general', steps: ['meet'] })).toEqual(['/steps'])
  })
})

describe('what may not be changed', () => {
  const readonly = textfield('a', { readonly: true, ...required })

  it('may be left out or sent back as it was', () => {
    expect(refused([readonly], {}, { a: 'as it was' })).toEqual([])
    expect(refused([readonly], { a: 'as it was' }, { a: 'as it was' })).toEqual([])
    expect(refused([readonly], { a: 'two lines' }, { a: 'two\nlines' })).toEqual([])
    expect(refused([readonly], { a: '5' }, { a: 5 })).toEqual([])
  })

  it('is refused once it differs', () => {
    expect(refused([readonly], { a: 'changed' }, { a: 'as it was' })).toEqual([{ path: '/a', message: 'This cannot be changed here.' }])
    expect(refusedAt([readonly], { a: '' }, { a: 'as it was' })).toEqual(['/a'])
    expect(refusedAt([readonly], { a: 'made up' })).toEqual(['/a'])
    expect(refusedAt([textfield('a', { disabled: true })], { a: 'made up' })).toEqual(['/a'])
  })

  it('is not judged, whatever it holds', () => {
    const strict = textfield('a', { readonly: true, validate: { required: true, pattern: '^x$', maxLength: 3 } })
    expect(refused([strict], {}, { a: 'longer than allowed' })).toEqual([])
    expect(refused([strict], {}, { a: 'y'.repeat(20_000) })).toEqual([])
    expect(refused([{ type: 'checklist', key: 'a', readonly: true, valuesExpression: '=[1]' }], {}, { a: [2] })).toEqual([])
    expect(refusedAt([strict], { a: { made: 'up' } })).toEqual(['/a'])
  })

  it('is not written again where the process has it, but a fixed default is', () => {
    expect(taken([readonly], { a: 'as it was' }, { a: 'as it was' }).words).toEqual({})
    expect(taken([textfield('a', { readonly: true, defaultValue: 'fixed' })], {}).words).toEqual({ a: 'fixed' })
  })

  it('may hang on an expression', () => {
    const form = [tier, textfield('a', { readonly: '=tier = "general"' }), textfield('b', { disabled: '=tier = "general"' })]
    expect(refusedAt(form, { tier: 'general', a: 'x', b: 'x' })).toEqual(['/a', '/b'])
    expect(refusedAt(form, { tier: 'dispute', a: 'x', b: 'x' })).toEqual([])
  })

  it('disabled is left out, as form-js leaves it out', () => {
    expect(taken([textfield('a', { disabled: true, defaultValue: 'x' })], {})).toEqual({ words: {}, choices: {} })
  })

  it('in a list may move with its row, but not be made up', () => {
    const list: FormField = { type: 'dynamiclist', path: 'items', components: [textfield('id', { readonly: true }), textfield('note')] }
    const context = { items: [{ id: 'one' }, { id: 'two' }] }
    expect(refused([list], { items: [{ id: 'two', note: 'kept' }, { note: 'new' }] }, context)).toEqual([])
    expect(refusedAt([list], { items: [{ id: 'three' }] }, context)).toEqual(['/items/0/id'])
  })
})

describe('a form that is prefilled', () => {
  it('stands as it was shown where nothing is said', () => {
    expect(taken([textfield('a'), number('b', { defaultValue: 3 })], {}, { a: 'from before' })).toEqual({ words: { a: 'from before' }, choices: { b: 3 } })
  })

  it('takes nothing required for said that was only shown', () => {
    expect(refusedAt([textfield('a', required)], {}, { a: 'from before' })).toEqual(['/a'])
    expect(taken([textfield('a', required)], { a: 'from before' }, { a: 'from before' }).words).toEqual({ a: 'from before' })
  })

  it('holds what a person has emptied', () => {
    expect(refusedAt([textfield('a', required)], { a: '' }, { a: 'from before' })).toEqual(['/a'])
  })

  it('forgets what the field could not have shown', () => {
    const form = [radio('a', ['x']), number('b'), textfield('c'), { type: 'datetime', key: 'd' }, { type: 'checklist', key: 'e', values: ['x', 'y'] }, { type: 'checkbox', key: 'f' }]
    const context = { a: 'gone', b: 'many', c: { no: 'text' }, d: 'soon', e: ['x', 'gone'], f: 'yes' }
    expect(taken(form, {}, context)).toEqual({ words: { c: '' }, choices: { a: null, b: null, d: null, e: ['x'], f: false } })
  })

  it('shows numbers that were kept as text, and the other way round', () => {
    expect(taken([number('a'), number('b', { serializeToString: true })], {}, { a: '5', b: 6 }).choices).toEqual({ a: 5, b: '6' })
  })

  it('leaves the context as it was', () => {
    const context = { plan: { who: 'Li', days: 1 }, items: [{ note: 'a' }] }
    const form: FormField[] = [{ type: 'group', path: 'plan', components: [textfield('who')] }, { type: 'dynamiclist', path: 'items', components: [textfield('note')] }]
    submit(form, { plan: { who: 'Wang' }, items: [{ note: 'b' }, { note: 'c' }] }, context)
    expect(context).toEqual({ plan: { who: 'Li', days: 1 }, items: [{ note: 'a' }] })
  })
})
