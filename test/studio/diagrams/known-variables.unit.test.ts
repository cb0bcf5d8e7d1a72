import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { keeperOf, knownBefore, stepsBefore } from '../../../admin-ui/studio/diagrams/plain/known-variables.ts'
import type { DrawnElement, Moddle } from '../../../admin-ui/studio/diagrams/services.ts'
import type { KnownVariable } from '../../../admin-ui/studio/diagrams/use-vocabulary.ts'
import { parseBpmn } from '../../../engine/zeebe/model/parse.ts'

const variable = (name: string): KnownVariable => ({ name, label: { en: `${name}?`, zh: name }, sort: 'one', options: [] })
const words = { departments: [], tables: [], caseVariables: [variable('tier'), variable('contact')], forms: [{ id: 'contact-complainant', variables: [variable('contact')] }, { id: 'confirm-result', variables: [variable('founded')] }] }

describe('what can be asked at a way', () => {
  let drawn: Awaited<ReturnType<typeof drawing>>

  beforeAll(async () => {
    drawn = await drawing('tier-important')
  })

  async function drawing(process: string): Promise<(id: string) => DrawnElement> {
    const { elementsById } = await parseBpmn(readFileSync(`processes/${process}/${process}.bpmn`, 'utf8')) as unknown as { elementsById: Record<string, Moddle> }
    return (id) => {
      const businessObject = elementsById[id]!
      const source = businessObject.get<Moddle | undefined>('sourceRef')
      return { id, type: businessObject.$type, businessObject, ...(source && { source: { id: source.id, type: source.$type, businessObject: source } }) }
    }
  }

  it('is what the steps before it brought, the nearest first, and what every case carries, each once', () => {
    expect(knownBefore(drawn('several-departments--handling-plan'), words)).toEqual([
      { step: { en: 'Contact the complainant', zh: '联系投诉人' }, variables: [variable('contact')] },
      { step: null, variables: [variable('tier')] },
    ])
  })

  it('is nothing that only comes later', () => {
    const before = stepsBefore(drawn('several-departments--handling-plan')).map(({ id }) => id)
    expect(before).toContain('contact-complainant')
    expect(before).not.toContain('confirm-result')
  })

  it('is an answer that its step has kept to itself so far, too', async () => {
    const more = { ...words, forms: [{ id: 'register-complaint', variables: [variable('nature'), variable('tier'), variable('child')] }] }
    const way = (await drawing('complaint-registration'))('register-complaint--registered')
    expect(knownBefore(way, more)[0]?.variables.map(({ name }) => name)).toContain('child')
    expect(keeperOf('child', way, more)?.id).toBe('register-complaint')
    for (const there of ['nature', 'tier', 'nobody-asks']) expect(keeperOf(there, way, more)).toBeUndefined()
  })
})
