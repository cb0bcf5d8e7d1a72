import { BpmnModdle } from 'bpmn-moddle'
import { beforeEach, describe, expect, it } from 'vitest'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' }
import { chineseNameOf, setChineseName } from '../../../admin-ui/studio/diagrams/modules/chinese-name.ts'
import { dropExtension, extensionOf, headerOf, propertyOf, setExtension, setHeader, setProperty, type Tools } from '../../../admin-ui/studio/diagrams/modules/extensions.ts'
import type { DrawnElement, Moddle } from '../../../admin-ui/studio/diagrams/services.ts'

const moddle = new BpmnModdle({ zeebe }) as unknown as { create(type: string, properties: object): Moddle }

describe('what stands beside an element', () => {
  let element: DrawnElement
  let steps: number
  /** Applies each change at once, as one step. */
  const tools: Tools = {
    factory: { create: (type, properties) => moddle.create(type, properties) },
    modeling: {
      updateProperties: ({ businessObject }, properties) => { steps += 1; Object.assign(businessObject, properties) },
      updateModdleProperties: (_, changed, properties) => { steps += 1; Object.assign(changed, properties) },
    },
  }
  beforeEach(() => {
    steps = 0
    element = { id: 'task', type: 'bpmn:UserTask', businessObject: moddle.create('bpmn:UserTask', { id: 'task' }) }
  })

  it('is made where there is none yet, in one step, and everything in it knows where it hangs', () => {
    setProperty(element, 'public.en', 'We look into it.', tools)

    expect(steps).toBe(1)
    const properties = extensionOf(element.businessObject, 'zeebe:Properties')!
    expect(properties.$parent!.$parent).toBe(element.businessObject)
    expect(properties.properties![0]!.$parent).toBe(properties)
    expect(propertyOf(element.businessObject, 'public.en')).toBe('We look into it.')
  })

  it('is changed and taken away without touching what stands beside it', () => {
    setChineseName(element, '联系投诉人', tools)
    setProperty(element, 'public.zh', '正在处理', tools)
    setProperty(element, 'public.zh', '正在联系您', tools)
    expect([chineseNameOf(element.businessObject), propertyOf(element.businessObject, 'public.zh')]).toEqual(['联系投诉人', '正在联系您'])
    setProperty(element, 'public.zh', '', tools)
    expect([chineseNameOf(element.businessObject), propertyOf(element.businessObject, 'public.zh')]).toEqual(['联系投诉人', undefined])
    setChineseName(element, '', tools)
    expect(extensionOf(element.businessObject, 'zeebe:Properties')).toBeUndefined()
  })

  it('may be a header or a form, and empty changes are none', () => {
    setHeader(element, 'meets', 'contact', tools)
    setExtension(element, 'zeebe:FormDefinition', { formId: 'contact-complainant' }, tools)
    setHeader(element, 'meets', 'plan', tools)
    expect(headerOf(element.businessObject, 'meets')).toBe('plan')
    dropExtension(element, 'zeebe:FormDefinition', tools)
    expect(extensionOf(element.businessObject, 'zeebe:FormDefinition')).toBeUndefined()
    const before = steps
    dropExtension(element, 'zeebe:FormDefinition', tools)
    expect(steps).toBe(before)
  })
})
