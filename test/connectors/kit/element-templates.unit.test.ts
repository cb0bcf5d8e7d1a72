import { createRequire } from 'node:module'
import { Type } from '@sinclair/typebox'
import { describe, expect, it } from 'vitest'
import { connectors } from '../../../connectors/index.ts'
import { connector, labelled } from '../../../connectors/kit/index.ts'
import { elementTemplates } from '../../../connectors/kit/element-templates.ts'
import { labelOf } from '../../../connectors/kit/labels.ts'

/** The check that the modeler itself makes. It has no types. */
const { validateAllZeebe } = createRequire(import.meta.url)('@bpmn-io/element-templates-validator') as { validateAllZeebe(templates: unknown[]): { valid: boolean, results: { valid: boolean, errors?: unknown[], object: { id: string } }[] } }

const sample = connector({
  type: 'sample', retries: 5,
  shown: { en: 'Sample', zh: '样例', help: { en: 'Shows every field.', zh: '展示各种字段。' }, group: 'outside', events: true },
  input: Type.Object({
    method: labelled(['Method', '方法'], Type.Union([Type.Literal('get', { label: { en: 'Get', zh: '读取' } }), Type.Literal('post', { label: { en: 'Post', zh: '发送' } })], { default: 'get' })),
    body: Type.Optional(Type.String({ long: true, when: { method: 'post' } })),
    token: labelled(['Token', '令牌'], Type.String({ secret: true }), ['From the other side.', '由对方提供。']),
    times: Type.Optional(Type.Union([Type.Integer(), Type.Null()])),
    list: Type.Array(Type.String()),
  }),
  output: Type.Object({ found: labelled(['Found', '结果'], Type.String()) }),
  run: async () => ({ found: '' }),
})

describe('the element templates', () => {
  it.each(['en', 'zh'] as const)('of all connectors are what a modeler accepts (%s)', (language) => {
    const { results } = validateAllZeebe(elementTemplates(connectors, language))
    expect(results.length).toBeGreaterThan(connectors.length)
    expect(results.filter(({ valid }) => !valid).map(({ object, errors }) => [object.id, errors])).toEqual([])
  })

  it('have no id twice, and every connector has one', () => {
    const ids = elementTemplates(connectors, 'en').map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { type } of connectors) expect(ids).toContain(`recourse.${type}`)
  })

  it('name every field of every connector in both languages', () => {
    const bare = connectors.flatMap(({ type, input }) =>
      Object.entries(input.properties).filter(([, schema]) => !labelOf(schema)).map(([name]) => `${type}: ${name}`))
    expect(bare).toEqual([])
  })

  it('are in the language that was asked for', () => {
    const [task] = elementTemplates([sample], 'zh')
    expect(task).toMatchObject({ name: '样例', description: '展示各种字段。', category: { name: '外部系统' } })
    expect(task!.properties.find(({ binding }) => binding['name'] === 'method')).toMatchObject({ label: '方法', choices: [{ value: 'get', name: '读取' }, { value: 'post', name: '发送' }] })
  })

  it('give each kind of field its editor, its condition and its mapping', () => {
    const [task, thrown, end] = elementTemplates([sample], 'en')
    const field = (name: string) => task!.properties.find(({ id }) => id === name)
    expect(field('method')).toMatchObject({ type: 'Dropdown', value: 'get' })
    expect(field('body')).toMatchObject({ type: 'Text', optional: true, condition: { property: 'method', equals: 'post' } })
    expect(field('token')).toMatchObject({ type: 'String', feel: 'optional', constraints: { notEmpty: true }, description: 'From the other side. May name a secret: {{secrets.NAME}}.' })
    expect(field('times')).toMatchObject({ type: 'Number', optional: true })
    expect(field('list')).toMatchObject({ type: 'Text', feel: 'required', value: '=list' })
    expect(task!.properties.find(({ binding }) => binding['type'] === 'zeebe:output')).toMatchObject({ value: 'found', binding: { source: '=found' } })
    expect(task!.properties.at(-1)).toMatchObject({ value: '5', binding: { property: 'retries' } })
    expect([thrown, end].map((one) => one?.elementType)).toEqual([
      { value: 'bpmn:IntermediateThrowEvent', eventDefinition: 'bpmn:MessageEventDefinition' }, { value: 'bpmn:EndEvent', eventDefinition: 'bpmn:MessageEventDefinition' },
    ])
  })
})
