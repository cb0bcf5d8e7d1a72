import { describe, expect, it } from 'vitest'
import type { FormField } from '../../engine/forms/index.ts'
import { number, radio, refused, refusedAt, required, taken, textfield } from './forms.ts'

/** The one field `a` of a form, with what it takes and what it refuses. */
const cases: [string, FormField, unknown[], unknown[]][] = [
  ['text', textfield('a'), ['word', '', null, '中文 😀', 'x'.repeat(10_000)], [1, true, ['x'], { $ne: null }, 'x'.repeat(10_001), 'nul\u0000', '\ud800']],
  ['text of a length', textfield('a', { validate: { minLength: 3, maxLength: 5 } }), ['abc', 'abcde', '', ' abcde '], ['ab', 'abcdef', ' a ']],
  ['a long text that the form allows', textfield('a', { validate: { maxLength: 20_000 } }), ['x'.repeat(20_000)], ['x'.repeat(20_001)]],
  ['text of a form', textfield('a', { validate: { pattern: '^1[3-9]\\d{9}$' } }), ['13800138000', ''], ['12800138000', '138001380001']],
  ['an e-mail address', textfield('a', { validate: { validationType: 'email' } }), ['li.na@hospital.example', ''], ['li.na', 'a@b@c.example', 'a b@c.example', 'a@b.example\r\nBcc: x@y.example']],
  ['a phone number', textfield('a', { validate: { validationType: 'phone' } }), ['+8613800138000', '13800138000', '010-62345678', ''], ['12', 'call me', '+', '1'.repeat(40)]],
  ['a long text', { type: 'textarea', key: 'a' }, ['two\nlines', ''], [5]],
  ['a number', number('a'), [0, -1.5, 1e10, null], ['1', NaN, Infinity, true, [1]]],
  ['a whole number', number('a', { decimalDigits: 0 }), [3, -3, 0], [0.5]],
  ['a number with two digits', number('a', { decimalDigits: 2 }), [1.25, 0.1, 100], [1.255, 1e-7]],
  ['a number in steps', number('a', { increment: 0.1 }), [0.3, 7, -0.2], [0.25]],
  ['a number within bounds', number('a', { validate: { min: 0, max: 10 } }), [0, 10, null], [-0.1, 11]],
  ['a number kept as text', number('a', { serializeToString: true, validate: { max: 5 } }), ['4.50', '', null], [4, '1e3', 'NaN', '5.1', '0x5']],
  ['a box', { type: 'checkbox', key: 'a' }, [true, false, null], ['true', 1]],
  ['a box that must be ticked', { type: 'checkbox', key: 'a', ...required }, [true], [false, null]],
  ['one of some', radio('a', ['x', 2, false]), ['x', 2, false, null], ['y', '2', ['x'], true]],
  ['one of some objects', radio('a', [{ code: 1 }]), [{ code: 1 }], [{ code: 2 }, { code: 1, more: 1 }]],
  ['one from a drop-down', { type: 'select', key: 'a', values: [{ label: 'X', value: 'x' }] }, ['x', null, ''], ['y']],
  ['several of some', { type: 'checklist', key: 'a', values: [{ label: 'X', value: 'x' }, { label: 'Y', value: 'y' }] }, [[], ['x'], ['y', 'x'], null], ['x', ['z'], ['x', 'x'], { 0: 'x' }]],
  ['at least one of some', { type: 'taglist', key: 'a', values: [{ label: 'X', value: 'x' }], ...required }, [['x']], [[], null]],
  ['a date', { type: 'datetime', key: 'a', subtype: 'date' }, ['2028-02-29', '', null], ['2027-02-29', '2026-13-01', '2026-11-25T10:00', '25.11.2026', 0]],
  ['a date, where nothing else is said', { type: 'datetime', key: 'a' }, ['2026-11-25'], ['10:00']],
  ['a time', { type: 'datetime', key: 'a', subtype: 'time' }, ['08:30', '23:59:59'], ['24:00', '8:30', '08:60', '08:30Z', '08:30+08:00']],
  ['a time with an offset', { type: 'datetime', key: 'a', subtype: 'time', timeSerializingFormat: 'utc_offset' }, ['08:30+08:00', '08:30Z'], ['08:30', '08:30+8', '08:30+25:00']],
  ['a moment', { type: 'datetime', key: 'a', subtype: 'datetime' }, ['2026-11-25T10:00', '2028-02-29T00:00:00.000'], ['2026-11-25', '2026-02-30T10:00', '2026-11-25T10:00Z']],
  ['a moment with an offset', { type: 'datetime', key: 'a', subtype: 'datetime', timeSerializingFormat: 'utc_normalized' }, ['2026-11-25T10:00Z', '2026-11-25T10:00-05:30'], ['2026-11-25T10:00', '2026-11-25T10:00+99:99', '2027-02-29T10:00Z']],
  ['one upload', { type: 'filepicker', key: 'a' }, [['V1StGXR8_Z5jdHi6B-myT'], [], null], ['V1StGXR8_Z5jdHi6B-myT', ['a', 'b'], ['../etc/passwd'], [1]]],
  ['several uploads', { type: 'filepicker', key: 'a', multiple: true, ...required }, [['a', 'b']], [[], ['a', 'a'], ['x'.repeat(65)]]],
]

describe('a field', () => {
  for (const [what, field, good, bad] of cases) {
    it.each(good.map((value) => [value]))(`for ${what} takes %j`, (value) => {
      expect(refused([field], { a: value })).toEqual([])
    })

    it.each(bad.map((value) => [value]))(`for ${what} refuses %j`, (value) => {
      const paths = refusedAt([field], { a: value })
      expect(paths.length).toBeGreaterThan(0)
      for (const path of paths) expect(path).toMatch(/^\/a(\/|$)/)
    })
  }

  it('gives back what was put in, with a line break in a one-line text become a space', () => {
    expect(taken([textfield('a'), { type: 'textarea', key: 'b' }], { a: 'one\ntwo', b: 'one\ntwo' }).words).toEqual({ a: 'one two', b: 'one\ntwo' })
  })

  it('says "nothing" in its own way', () => {
    const components = [textfield('text'), number('number'), { type: 'checkbox', key: 'box' }, { type: 'checklist', key: 'list', values: [] }, { type: 'datetime', key: 'at' }, { type: 'filepicker', key: 'files' }]
    const nothing = { words: { text: '', files: [] }, choices: { number: null, box: false, list: [], at: null } }
    expect(taken(components, {})).toEqual(nothing)
    expect(taken(components, { text: null, number: '', box: null, list: null, at: '', files: '' })).toEqual(nothing)
  })

  it('that is required must be filled in, with one error each', () => {
    expect(refused([textfield('a', required), number('b', required)], { a: '' })).toEqual([
      { path: '/a', message: 'This is required.' }, { path: '/b', message: 'This is required.' },
    ])
  })

  it('has a pattern of its own, whatever patterns stand beside it', () => {
    const form = ['^a', '^b', '^c'].map((pattern, i) => textfield(`f${i}`, { validate: { pattern } }))
    expect(refusedAt(form, { f0: 'a', f1: 'a', f2: 'a' })).toEqual(['/f1', '/f2'])
    expect(refusedAt(form, { f0: 'c', f1: 'b', f2: 'c' })).toEqual(['/f0'])
  })

  it('speaks with its own words about its pattern', () => {
    const field = textfield('a', { validate: { pattern: '^[A-Z]$', patternErrorMessage: 'One capital letter, please.' } })
    expect(refused([field], { a: 'x' })).toEqual([{ path: '/a', message: 'One capital letter, please.' }])
  })

  it('that only shows something carries no value', () => {
    const shown: FormField[] = [{ type: 'text', text: '# Hello' }, { type: 'separator' }, { type: 'spacer' }, { type: 'table', dataSource: '=rows' }, { type: 'image', source: 'https://hospital.example/a.png' }, { type: 'button', action: 'submit', key: 'send' }]
    expect(taken(shown, {})).toEqual({ words: {}, choices: {} })
    expect(refusedAt(shown, { send: true })).toEqual(['/send'])
  })
})

describe('a submission is refused', () => {
  it.each<[string, unknown, string]>([
    ['for a field the form does not have', { b: 1 }, '/b'],
    ['for a prototype key', JSON.parse('{"__proto__": {"admin": true}}'), '/__proto__'],
    ['for a prototype key far inside', JSON.parse('{"b": [{"constructor": {"prototype": {}}}]}'), '/b/0/constructor'],
    ['where it is a list', [], ''],
    ['where it is nothing', null, ''],
    ['where it is a text', 'a', ''],
    ['for something that is no JSON', { a: new Date(0) }, '/a'],
    ['for a function', { a: () => 1 }, '/a'],
  ])('%s', (_what, values, path) => {
    expect(refusedAt([textfield('a')], values)).toEqual([path])
  })

  it('where it is too deep or too wide, without exhausting the stack', () => {
    let deep: unknown = 'x'
    for (let i = 0; i < 20_000; i += 1) deep = { a: deep }
    expect(refused([textfield('a')], deep)[0]?.message).toBe('This is nested too deeply.')
    expect(refused([textfield('a')], { a: Array.from({ length: 6_000 }, () => 1) })[0]?.message).toBe('These are too many values.')
  })

  it('and leaves every prototype alone', () => {
    refused([textfield('a')], JSON.parse('{"__proto__": {"polluted": true}, "a": {"__proto__": {"polluted": true}}}'))
    expect('polluted' in {}).toBe(false)
  })
})
