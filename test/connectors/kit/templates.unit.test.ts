import { describe, expect, it } from 'vitest'
import { compileTemplate, JobRefused } from '../../../connectors/kit/index.ts'

const text = (body: string, subject = 'Complaint {{receipt}}') => compileTemplate(`subject: ${subject}\n\n${body}`, 'text')

describe('a letter', () => {
  it('says what the model holds', () => {
    const letter = text('Dear {{name}}, {{receipt}} is here.')({ name: 'Li & Sons', receipt: 'C-1' })

    expect(letter).toEqual({ subject: 'Complaint C-1', body: 'Dear Li & Sons, C-1 is here.' })
  })

  it('escapes values in HTML, but not in its subject', () => {
    const letter = compileTemplate('subject: {{name}}\n\n<p>{{name}}</p>', 'html')({ name: '<b>&' })

    expect(letter).toEqual({ subject: '<b>&', body: '<p>&lt;b&gt;&amp;</p>' })
  })

  it.each([['absent', {}], ['null', { name: null }], ['undefined', { name: undefined }], ['empty', { name: '' }]])('is never sent with a hole: a name that is %s', (_, model) => {
    expect(() => text('Dear {{name}}')({ receipt: 'C-1', ...model })).toThrow(new JobRefused('template.hole'))
  })

  it('may ask whether a name has a value', () => {
    const letter = text('{{#if limit}}By {{limit}}.{{else}}Soon.{{/if}}')

    expect(letter({ receipt: 'C-1' }).body).toBe('Soon.')
    expect(letter({ receipt: 'C-1', limit: 'noon' }).body).toBe('By noon.')
  })

  it.each(['{{constructor}}', '{{receipt.constructor.name}}', '{{__proto__}}', '{{toString}}', '{{receipt.length}}'])('does not reach the prototype by %s', (body) => {
    expect(() => text(body)({ receipt: 'C-1' })).toThrow(new JobRefused('template.hole'))
  })

  it.each(['C-1\r\nBcc: all@hospital.example', 'C-1\nX', 'C-1\rX'])('has a subject of one line', (receipt) => {
    expect(() => text('Dear all')({ receipt })).toThrow(new JobRefused('template.header'))
  })
})

describe('a template', () => {
  it.each([
    ['a loop', '{{#each list}}x{{/each}}'], ['raw output', '{{{name}}}'], ['raw output by &', '{{&name}}'], ['a partial', '{{> other}}'], ['a lookup', '{{lookup a b}}'],
    ['with', '{{#with a}}x{{/with}}'], ['a log', '{{log a}}'], ['a sub-expression', '{{#if (lookup a b)}}x{{/if}}'], ['a decorator', '{{* a}}'], ['a partial in a block', '{{#if a}}{{> b}}{{/if}}'],
    ['a block of its own name', '{{#people}}x{{/people}}'],
  ])('may not use %s', (_, body) => {
    expect(() => text(body)).toThrow(/more than a template may use/)
  })

  it('needs a subject line', () => {
    expect(() => compileTemplate('Dear {{name}}', 'text')).toThrow(/subject/)
  })
})
