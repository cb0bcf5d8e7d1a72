import { describe, expect, it } from 'vitest'
import { checkTemplate, renderTemplate } from '../../engine/templates/render.ts'
import type { Kind } from '../../engine/templates/rules.ts'

const print = (body: string, model: Record<string, unknown>, kind: Kind = 'message', subject = 'Complaint {{receipt}}') => renderTemplate(`subject: ${subject}\n\n${body}`, kind, { receipt: 'C-1', ...model })
const refused = (code: string, detail = '') => expect.objectContaining({ code, message: expect.stringContaining(detail) as unknown })

describe('a letter', () => {
  it('says what the model holds', async () => {
    expect(await print('Dear {{name}}, {{receipt}} is here.', { name: 'Li & Sons' })).toEqual({ subject: 'Complaint C-1', body: 'Dear Li & Sons, C-1 is here.' })
  })

  it.each(['page', 'letter'] as const)('escapes values in a %s, but not in its subject', async (kind) => {
    expect(await print('<p>{{name}}</p>', { name: '<b>&' }, kind, '{{name}}')).toEqual({ subject: '<b>&', body: '<p>&lt;b&gt;&amp;</p>' })
  })

  it.each([['absent', {}], ['null', { name: null }], ['undefined', { name: undefined }], ['empty', { name: '' }]])('is never sent with a hole: a name that is %s', async (_, model) => {
    await expect(print('Dear\n{{name}}', model)).rejects.toEqual(refused('template.hole', 'Line 4: name has no value'))
  })

  it('may ask whether a name has a value', async () => {
    const letter = '{{#if limit}}By {{limit}}.{{else}}Soon.{{/if}}'

    expect((await print(letter, {})).body).toBe('Soon.')
    expect((await print(letter, { limit: 'noon' })).body).toBe('By noon.')
  })

  it.each(['{{constructor}}', '{{receipt.constructor.name}}', '{{__proto__}}', '{{toString}}', '{{receipt.length}}', '{{__defineGetter__}}'])('does not reach the prototype by %s', async (body) => {
    await expect(print(body, {})).rejects.toEqual(refused('template.hole'))
  })

  it.each(['C-1\r\nBcc: all@hospital.example', 'C-1\nX', 'C-1\rX'])('has a subject of one line', async (receipt) => {
    await expect(print('Dear all', { receipt })).rejects.toEqual(refused('template.header'))
  })
})

describe('a list in a printed letter', () => {
  const points = [{ no: 1, text: '<Late>' }, { no: 2, text: 'Rude' }]

  it('is gone through, each entry with its own names and those around it', async () => {
    expect((await print('{{#each points}}{{no}} {{text}} ({{../receipt}}); {{/each}}', { points }, 'letter')).body).toBe('1 &lt;Late&gt; (C-1); 2 Rude (C-1);')
  })

  it('may be empty, and may then say so', async () => {
    expect((await print('{{#each points}}x{{else}}none{{/each}}', { points: [] }, 'letter')).body).toBe('none')
  })

  it.each([['is missing', {}], ['is no list', { points: 'Late' }]])('that %s is a hole', async (_, model) => {
    await expect(print('{{#each points}}x{{/each}}', model, 'letter')).rejects.toEqual(refused('template.hole'))
  })

  it('whose entries lack a name refuses the letter, and shows no prototype', async () => {
    await expect(print('{{#each points}}{{answer}}{{/each}}', { points }, 'letter')).rejects.toEqual(refused('template.hole', 'answer has no value'))
    await expect(print('{{#each points}}{{constructor}}{{/each}}', { points }, 'letter')).rejects.toEqual(refused('template.hole'))
  })

  it('with more entries than any letter has is refused', async () => {
    await expect(print('{{#each points}}x{{/each}}', { points: Array.from({ length: 201 }, () => 'x') }, 'letter')).rejects.toEqual(refused('template.too-long'))
  })

  it('cannot be nested into a bomb', async () => {
    await expect(print('{{#each a}}{{#each b}}{{#each c}}x{{/each}}{{/each}}{{/each}}', {}, 'letter')).rejects.toEqual(refused('template.invalid'))
    const wide = Array.from({ length: 200 }, () => Array.from({ length: 200 }, () => 'x'))
    await expect(print(`{{#each points}}{{#each this}}${'bomb'.repeat(10_000)}{{/each}}{{/each}}`, { points: wide }, 'letter')).rejects.toEqual(refused('template.too-long'))
  })
})

describe('a template', () => {
  it.each([
    ['a loop', '{{#each list}}x{{/each}}'], ['raw output', '{{{name}}}'], ['raw output by &', '{{&name}}'], ['a partial', '{{> other}}'], ['a lookup', '{{lookup a b}}'], ['a helper without an argument', '{{log}}{{name x=1}}'],
    ['with', '{{#with a}}x{{/with}}'], ['a log', '{{log a}}'], ['a sub-expression', '{{#if (lookup a b)}}x{{/if}}'], ['a decorator', '{{* a}}'], ['a partial in a block', '{{#if a}}{{> b}}{{/if}}'],
    ['a block of its own name', '{{#people}}x{{/people}}'],
  ])('may not use %s', async (_, body) => {
    await expect(checkTemplate(`subject: A\n\n${body}`, 'message')).rejects.toEqual(refused('template.invalid', 'more than a template may use'))
  })

  it('needs a subject line', async () => {
    await expect(checkTemplate('Dear {{name}}', 'message')).rejects.toEqual(refused('template.invalid', 'subject'))
  })

  it('says in which line the braces do not fit together', async () => {
    await expect(checkTemplate('subject: A\n\nDear\n{{#if name}}x', 'message')).rejects.toEqual(refused('template.invalid', 'Line 4'))
  })

  it.each([['a tree of its own', { type: 'Program', body: [] }], ['a list', ['subject: A\n\nx']], ['nothing', null]])('that is %s is not run', async (_, source) => {
    await expect(renderTemplate(source as unknown as string, 'letter', {})).rejects.toEqual(refused('template.invalid', 'a template is a text'))
  })

  it('that takes too long is broken off, and holds up nobody', async () => {
    const ticks: number[] = []
    const ticking = setInterval(() => ticks.push(1), 20)
    const [slow, quick] = await Promise.allSettled([checkTemplate(`subject: A\n\n${'{{#if a}}'.repeat(5_000)}`, 'message'), print('Dear {{name}}', { name: 'Li' })])
    clearInterval(ticking)

    expect(slow).toMatchObject({ status: 'rejected', reason: { code: 'template.too-long' } })
    expect(quick).toMatchObject({ status: 'fulfilled', value: { body: 'Dear Li' } })
    expect(ticks.length).toBeGreaterThan(10)
  })
})
