import { describe, expect, it } from 'vitest'
import { checkFormSchema, compileForm, FormRefused, type FormField, type FormSchema } from '../../engine/forms/index.ts'
import { formWith, hiddenIf, number, textfield } from './forms.ts'

const findingsOf = (...components: unknown[]): string[] =>
  checkFormSchema(formWith(...(components as FormField[]))).map(({ rule, path }) => `${rule} ${path}`)

const text = (written: string): FormField => ({ type: 'text', text: written })

describe('a form schema is refused', () => {
  it.each<[string, unknown, string[]]>([
    ['with an iframe', { type: 'iframe', url: 'https://example.com' }, ['component-type /components/0/type']],
    ['with an HTML component', { type: 'html', content: '<b>x</b>' }, ['component-type /components/0/type']],
    ['with a document preview', { type: 'documentPreview', dataSource: '=x' }, ['component-type /components/0/type']],
    ['with a component nobody knows', { type: 'script' }, ['component-type /components/0/type']],
    ['with a form inside the form', { type: 'default', components: [] }, ['component-type /components/0/type']],
    ['with such a component far inside', { type: 'group', components: [{ type: 'group', components: [{ type: 'iframe' }] }] }, ['component-type /components/0/components/0/components/0/type']],
    ['with an address that runs a script', text('[click](javascript:alert(1))'), ['url /components/0/text']],
    ['with such an address broken over lines', text('[click](java\n\tscript:alert(1))'), ['url /components/0/text']],
    ['with such an address in entities', text('[click](&#x6A;avascript&colon;alert(1))'), ['url /components/0/text']],
    ['with such an address hidden by invisible characters', text('[click](java\u200bscript:alert(1))'), ['url /components/0/text']],
    ['with such an address in an expression', text('="[click](vbscript:x)"'), ['url /components/0/text']],
    ['with such an address in a translation', { ...text('x'), properties: { 'text.zh': '[点击](JavaScript:alert(1))' } }, ['url /components/0/properties/text.zh']],
    ['with such an address in an option', { type: 'radio', key: 'a', values: [{ label: 'x', value: 'data:text/html,x' }] }, ['url /components/0/values/0/value']],
    ['with HTML in a text', text('Hello <img src=x onerror=alert(1)>'), ['html /components/0/text']],
    ['with a comment in a text', text('<!-- x -->'), ['html /components/0/text']],
    ['with an image from nowhere known', { type: 'image', source: 'ftp://x/y.png' }, ['url /components/0/source']],
    ['with an image that can carry scripts', { type: 'image', source: 'data:image/svg+xml;base64,AAAA' }, ['url /components/0/source']],
    ['with an image from whatever protocol', { type: 'image', source: '//evil.example/a.png' }, ['url /components/0/source']],
    ['without a key', { type: 'textfield' }, ['key /components/0/key']],
    ['with a prototype as key', textfield('__proto__'), ['key /components/0/key']],
    ['with a prototype within a key', textfield('a.constructor'), ['key /components/0/key']],
    ['with a key that expressions cannot name', textfield('a b'), ['key /components/0/key']],
    ['with a key that is a number', textfield('items.0'), ['key /components/0/key']],
    ['with a list that has no path', { type: 'dynamiclist', components: [] }, ['key /components/0/path']],
    ['with a key that is no text', { type: 'textfield', key: 5 }, ['shape /components/0/key']],
    ['with components that are no list', { type: 'group', components: 'x' }, ['shape /components/0/components']],
    ['with a component that is none', null, ['shape /components/0']],
    ['with an expression that does not parse', textfield('a', hiddenIf('=tier >')), ['feel /components/0/conditional/hide']],
    ['with an empty expression', textfield('a', { readonly: '=' }), ['feel /components/0/readonly']],
    ['with a template that does not parse', textfield('a', { label: 'Hello {{name +}}' }), ['feel /components/0/label']],
    ['with a condition in a template that does not parse', text('{{#if (}}x{{/if}}'), ['feel /components/0/text']],
    ['with a bound that does not parse', number('a', { validate: { max: '=1 +' } }), ['feel /components/0/validate/max']],
    ['with an expression that counts for ever', { type: 'expression', key: 'a', expression: '=for i in 1..1000000000 return i' }, ['feel /components/0/expression']],
    ['with loops in loops in loops', { type: 'expression', key: 'a', expression: '=for x in l return for y in l return l[item > 1]' }, ['feel /components/0/expression']],
    ['with a function of its own', { type: 'expression', key: 'a', expression: '={f: function(x) f(x)}.f(1)' }, ['feel /components/0/expression']],
    ['with a hostile pattern in an expression', textfield('a', hiddenIf('=matches(a, "(a|a)*$")')), ['feel /components/0/conditional/hide']],
    ['with a pattern in an expression that comes from somewhere', textfield('a', hiddenIf('=matches(a, b)')), ['feel /components/0/conditional/hide']],
    ['with an endless expression', textfield('a', hiddenIf(`=${'a + '.repeat(1_000)}a`)), ['feel /components/0/conditional/hide']],
  ])('%s', (_what, component, findings) => {
    expect(findingsOf(component)).toEqual(findings)
  })

  it.each([
    ['^(a|a)*$'], ['(a+)+$'], ['^(\\w+\\s?)*$'], ['(x*)*'], ['(a|b|ab){2,}c'], ['((ab)?)+x'], ['(((?:xy)+))+!'], ['(?:(?:a{1,9})b?){3}$'], ['.*.*.*='], ['[a-z]+[a-z]+$'], ['(.)\\1+$'],
    ['(?<x>a)\\k<x>'], ['('], ['a{2,1}'], ['x'.repeat(600)],
  ])('with the pattern %s', (pattern) => {
    expect(findingsOf(textfield('a', { validate: { pattern } }))).toEqual(['pattern /components/0/validate/pattern'])
  })

  it.each([['^1[3-9]\\d{9}$'], ['^[A-Z]{2}\\d+$'], ['^(0\\d{2,3}-)?\\d{7,8}$'], ['^[^@]+@[^@]+$'], ['^(?=.*\\d)(?=.*[a-z]).{8,}$'], ['^(yes|no)$'], ['\\(\\d+\\)+'], ['[(|*]+'], ['^([A-Z]{3}){1,4}$'], ['^\\p{L}+$']])(
    'but not with the pattern %s', (pattern) => {
      expect(findingsOf(textfield('a', { validate: { pattern } }))).toEqual([])
    })

  it('without making the house wait for each of many slow patterns', { timeout: 30_000 }, () => {
    const slow = Array.from({ length: 30 }, (_, i) => textfield(`a${i}`, { validate: { pattern: `[a-z]+[a-z]+[a-z]+${i}$` } }))
    expect(findingsOf(...slow)).toHaveLength(30)
  })

  it('where two fields want one place', () => {
    expect(findingsOf(textfield('a'), textfield('a'))).toEqual(['key-twice /components/1/key'])
    expect(findingsOf(textfield('a'), textfield('a.b'))).toEqual(['key-twice /components/1/key'])
    expect(findingsOf(textfield('a.b'), textfield('a'))).toEqual(['key-twice /components/1/key'])
    expect(findingsOf({ type: 'group', path: 'a', components: [textfield('b')] }, textfield('a.b'))).toEqual(['key-twice /components/1/key'])
    expect(findingsOf({ type: 'dynamiclist', path: 'a', components: [textfield('b')] }, textfield('a.b'))).toEqual(['key-twice /components/1/key'])
    expect(findingsOf({ type: 'dynamiclist', path: 'a', components: [textfield('b'), textfield('b')] })).toEqual(['key-twice /components/0/components/1/key'])
    expect(findingsOf({ type: 'dynamiclist', path: 'a', components: [] }, { type: 'dynamiclist', path: 'a', components: [] })).toEqual(['key-twice /components/1/path'])
  })

  it('but not where groups share one, or names only begin alike', () => {
    expect(findingsOf({ type: 'group', path: 'a', components: [textfield('b')] }, { type: 'group', path: 'a', components: [textfield('c')] }, textfield('a.d'))).toEqual([])
    expect(findingsOf(textfield('a'), textfield('ab'), textfield('中文'))).toEqual([])
    expect(findingsOf({ type: 'dynamiclist', path: 'a', components: [textfield('b')] }, textfield('b'))).toEqual([])
  })

  it('where two components share an id', () => {
    expect(findingsOf(textfield('a', { id: 'x' }), { ...text('y'), id: 'x' })).toEqual(['id-twice /components/1/id'])
  })

  it.each([[undefined], [null], [5], ['x'], [[]], [{}], [{ type: 'default' }], [{ type: 'textfield', components: [] }], [{ components: [] }]])('where it is none: %j', (schema) => {
    expect(checkFormSchema(schema).map(({ rule }) => rule)).toContain('shape')
  })

  it('without an id that a task could name', () => {
    expect(checkFormSchema({ type: 'default', components: [] }).map(({ rule }) => rule)).toEqual(['form-id'])
    expect(checkFormSchema({ type: 'default', id: 'a b', components: [] }).map(({ rule }) => rule)).toEqual(['form-id'])
  })

  it('with a prototype anywhere', () => {
    const schema: unknown = JSON.parse('{"type": "default", "id": "x", "components": [{"type": "text", "properties": {"__proto__": "x"}}]}')
    expect(checkFormSchema(schema).map(({ rule }) => rule)).toEqual(['key'])
  })

  it('6000 levels deep, without exhausting the stack', () => {
    let component: FormField = textfield('a')
    for (let i = 0; i < 6_000; i += 1) component = { type: 'group', components: [component] }
    expect(findingsOf(component)).toEqual(['depth '])
    expect(() => compileForm(formWith(component))).toThrow(FormRefused)
  })

  it('where it goes round in a circle', () => {
    const group: FormField = { type: 'group', components: [] }
    group.components?.push(group)
    expect(findingsOf(group)).toEqual(['depth '])
  })

  it('over 200 kB, or with too many parts', () => {
    expect(findingsOf(text('x'.repeat(200_000)))).toEqual(['size '])
    expect(findingsOf({ type: 'select', key: 'a', values: Array.from({ length: 20_000 }, () => 1) })).toEqual(['size '])
  })
})

describe('a form schema is taken', () => {
  it('with everything that form-js offers and this house allows', () => {
    const option = { label: 'X', value: 'x', 'label.zh': '叉' }
    expect(findingsOf(
      text('# Hello {{name}}\n\n{{#if tier = "dispute"}}a < b{{/if}} [site](https://hospital.example) {{#loop items}}{{what}}{{/loop}}'),
      textfield('a', { label: '=if tier = "x" then "A" else "B"', readonly: '=tier = "x"', appearance: { prefixAdorner: '¥' }, validate: { required: true, minLength: 1, maxLength: '=limit' } }),
      { type: 'textarea', key: 'b' }, number('c', { increment: '0.5', decimalDigits: 1, serializeToString: true }), { type: 'checkbox', key: 'd' },
      { type: 'radio', key: 'e', values: [option] }, { type: 'select', key: 'f', valuesKey: 'staff', searchable: true }, { type: 'checklist', key: 'g', valuesExpression: '=staff[item.free]' },
      { type: 'taglist', key: 'h', values: [option] }, { type: 'datetime', key: 'i', subtype: 'datetime', timeSerializingFormat: 'utc_offset', disallowPassedDates: true },
      { type: 'filepicker', key: 'j', multiple: true, accept: 'image/*' }, { type: 'expression', key: 'k', expression: '=sum([1, 2])', computeOn: 'change' },
      { type: 'group', path: 'l', components: [{ type: 'dynamiclist', path: 'm', isRepeating: true, components: [textfield('n', hiddenIf('=this.x = 1'))] }] },
      { type: 'table', dataSource: '=rows', columns: [{ key: 'a', label: 'A' }], rowCount: 5 }, { type: 'image', source: '=picture' }, { type: 'image', source: '/logo.png' },
      { type: 'separator' }, { type: 'spacer', height: 30 }, { type: 'button', action: 'submit' },
    )).toEqual([])
  })

  it('and compiled, while one with findings is not', () => {
    expect(() => compileForm(formWith({ type: 'iframe' }))).toThrow(FormRefused)
    expect(() => compileForm({ ...formWith(), id: 'a b' } as FormSchema)).toThrow(expect.objectContaining({ findings: [expect.objectContaining({ rule: 'form-id' })] }))
  })
})
