import { describe, expect, it } from 'vitest'
import { sayInChinese } from '../../admin-ui/desk/diagram/chinese-names.ts'
import { strongest } from '../../admin-ui/desk/diagram/strongest.ts'

const named = (name: string, chinese?: string) => ({
  name,
  extensionElements: { values: [{ $type: 'zeebe:properties', $children: chinese === undefined ? [] : [{ $type: 'zeebe:property', name: 'name.zh', value: chinese }] }] },
})

describe('the diagram of a case', () => {
  it('shows a step that is gone through again as the current one', () => {
    const lit = strongest([{ elementId: 'plan', state: 'completed' }, { elementId: 'plan', state: 'active' }, { elementId: 'contact', state: 'completed' }])
    expect([...lit]).toEqual([['plan', 'active'], ['contact', 'completed']])
  })

  it('shows a step that is stuck as stuck, in whatever order it is told', () => {
    expect(strongest([{ elementId: 'plan', state: 'incident' }, { elementId: 'plan', state: 'active' }]).get('plan')).toBe('incident')
  })

  it('says a step without a Chinese name in English', () => {
    const [translated, plain] = [named('Make a plan', '制定处理方案'), named('Watch')]
    sayInChinese({ diagrams: [{ plane: { planeElement: [{ bpmnElement: translated }, { bpmnElement: plain }] } }] })
    expect([translated.name, plain.name]).toEqual(['制定处理方案', 'Watch'])
  })

  it('gives a Chinese label the room for one line, around the same middle', () => {
    const bounds = { x: 100, width: 40 }
    sayInChinese({ diagrams: [{ plane: { planeElement: [{ bpmnElement: named('Complaint accepted', '投诉已受理'), label: { bounds } }] } }] })
    expect(bounds.width).toBeGreaterThanOrEqual(65)
    expect(bounds.x + bounds.width / 2).toBe(120)
  })
})
