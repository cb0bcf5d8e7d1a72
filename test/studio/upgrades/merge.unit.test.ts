import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compareContents } from '../../../engine/studio/difference/difference.ts'
import { mergeContents } from '../../../engine/studio/upgrades/merge.ts'

const shipped = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')
const callback = shipped('processes/satisfaction-callback/satisfaction-callback.bpmn')
const policy = shipped('processes/complaint-handling/tier-policy.dmn')
const register = shipped('forms/register-complaint.form')

const parted = /<serviceTask id="set-callback-deadline"/
const added = (xml: string, id: string): string => xml.replace('</process>', `<task id="${id}" name="New ${id}" /><sequenceFlow id="to-${id}" sourceRef="set-callback-deadline" targetRef="${id}" /></process>`)

describe('a diagram that both the hospital and the product changed', () => {
  const elementsOf = async (after: string, before: string) => (await compareContents('diagram', after, before)).diagram?.elements ?? []

  it('takes what only the product changed and keeps what only the hospital changed', async () => {
    expect(callback).toMatch(parted)
    const mine = callback.replace('name="Attempt"', 'name="Which attempt?"')
    const theirs = added(callback, 'thank').replace('type="set-deadlines"', 'type="compute-limits"')
    const { content, conflicts, taken } = await mergeContents('diagram', { base: callback, mine, theirs }, {})
    expect(conflicts).toEqual([])
    expect(taken).toBe(3)
    expect(await elementsOf(content, theirs)).toMatchObject([{ id: 'next-attempt', change: 'changed', facts: [{ fact: 'name', is: 'Which attempt?' }] }])
    expect((await elementsOf(content, mine)).map(({ id }) => id).toSorted()).toEqual(['set-callback-deadline', 'thank', 'to-thank'])
    expect(content).toMatch(/<task id="thank"[^/]*>\s*<incoming>to-thank<\/incoming>/)
  })

  it('asks where both changed the same otherwise, and does what is chosen', async () => {
    const mine = callback.replace('name="Attempt"', 'name="Which attempt?"')
    const theirs = callback.replace('name="Attempt"', 'name="Try"')
    const asked = await mergeContents('diagram', { base: callback, mine, theirs }, {})
    expect(asked.conflicts).toMatchObject([{ about: 'next-attempt', nameZh: '尝试', fact: 'name', base: 'Attempt', mine: 'Which attempt?', theirs: 'Try' }])
    expect(await elementsOf(asked.content, mine)).toEqual([])
    const chosen = await mergeContents('diagram', { base: callback, mine, theirs }, { [asked.conflicts[0]!.id]: 'theirs' })
    expect(await elementsOf(chosen.content, theirs)).toEqual([])
  })

  it('takes a line that the product draws otherwise as a whole, and keeps what the hospital has moved', async () => {
    const edge = /<bpmndi:BPMNEdge [^>]*>(?:\s*<di:waypoint [^>]*>){3,}/.exec(callback)![0]
    const theirs = callback.replace(edge, edge.replaceAll(/ x="(\d+)"/g, (_, x: string) => ` x="${Number(x) + 1}"`))
    const { content } = await mergeContents('diagram', { base: callback, mine: callback.replace('name="Attempt"', 'name="Which attempt?"'), theirs }, {})
    expect((await compareContents('diagram', content, theirs)).diagram!.elements).toMatchObject([{ id: 'next-attempt', change: 'changed' }])
    expect(content.match(/<di:waypoint /g)).toHaveLength(callback.match(/<di:waypoint /g)!.length)
  })

  it('keeps things that nothing tells apart', async () => {
    const notes = (xml: string): string => xml.replace('</process>', '<documentation>one</documentation><documentation>two</documentation></process>')
    const { content } = await mergeContents('diagram', { base: callback, mine: notes(callback), theirs: callback.replace('name="Attempt"', 'name="Try"') }, {})
    expect(content.match(/<documentation>(one|two)</g)).toHaveLength(2)
  })

  it('asks about a step that one side removed and the other changed', async () => {
    const base = added(callback, 'thank')
    const theirs = base.replace('name="New thank"', 'name="Thank them"')
    const asked = await mergeContents('diagram', { base, mine: callback, theirs }, {})
    expect(asked.conflicts).toMatchObject([{ about: 'thank', fact: 'there', base: 'New thank', mine: null, theirs: 'Thank them' }])
    expect(await elementsOf(asked.content, callback)).toEqual([])
  })

  it('never leaves a flow without its end: the step that the product removed stays where the hospital leads to it, or both go', async () => {
    const base = added(callback, 'thank')
    const drawn = (xml: string): string => xml.replace('</bpmndi:BPMNPlane>', '<bpmndi:BPMNShape id="thank-di" bpmnElement="thank"><dc:Bounds x="10" y="10" width="100" height="80" /></bpmndi:BPMNShape></bpmndi:BPMNPlane>')
    const mine = drawn(base.replace('</process>', '<sequenceFlow id="mine" sourceRef="next-attempt" targetRef="thank" /></process>'))
    const asked = await mergeContents('diagram', { base: drawn(base), mine, theirs: callback }, {})
    expect(asked.conflicts).toMatchObject([{ about: 'thank', fact: 'there', theirs: null }])
    expect(asked.content).toContain('id="thank"')
    expect(asked.content).toContain('bpmnElement="thank"')
    const gone = await mergeContents('diagram', { base: drawn(base), mine, theirs: callback }, { [asked.conflicts[0]!.id]: 'theirs' })
    expect(await elementsOf(gone.content, callback)).toEqual([])
  })
})

describe('a table that both changed', () => {
  const rowsOf = async (after: string, before: string) => (await compareContents('table', after, before)).tables?.flatMap(({ rows }) => rows).filter(({ change }) => change !== 'same') ?? []
  const hospital = policy.replace('"PT8H"', '"PT6H"')

  it('keeps the hospital’s cell and takes the product’s new row, whatever numbers the rows bear', async () => {
    const [first] = /<rule id="tier-policy-1">[\s\S]*?<\/rule>/.exec(policy)!
    let number = 0
    const theirs = policy.replace(first, `${first.replace('"register"', '"thank"')}${first.replaceAll('id="tier-policy-1', 'id="own')}`).replaceAll(/<rule id="[^"]*"/g, () => `<rule id="tier-policy-${number += 1}"`)
    const { content, conflicts } = await mergeContents('table', { base: policy, mine: hospital, theirs }, {})
    expect(conflicts).toEqual([])
    expect(await rowsOf(content, hospital)).toMatchObject([{ change: 'added', then: ['"thank"', '"PT8H"', '"around-the-clock"', '"PT2H"'] }])
    const ids = [...content.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('asks about the one cell that both changed, by row and column', async () => {
    const theirs = policy.replace('"PT8H"', '"PT4H"')
    const asked = await mergeContents('table', { base: policy, mine: hospital, theirs }, {})
    expect(asked.conflicts).toMatchObject([{ about: 'tier-policy', type: 'row', name: '"general" · "register"', fact: 'column.Within', base: '"PT8H"', mine: '"PT6H"', theirs: '"PT4H"' }])
    expect(await rowsOf(asked.content, hospital)).toEqual([])
    expect(await rowsOf((await mergeContents('table', { base: policy, mine: hospital, theirs }, { [asked.conflicts[0]!.id]: 'theirs' })).content, theirs)).toEqual([])
  })
})

describe('a form and a template that both changed', () => {
  it('takes the product’s new choice beside the hospital’s, and asks about the label', async () => {
    const form = (label: string, choice?: string): string => {
      const copy = JSON.parse(register) as { components: { key?: string, label?: string, values: { label: string, value: string }[] }[] }
      const whose = copy.components.find(({ key }) => key === 'whose')!
      whose.label = label
      if (choice) whose.values.push({ label: choice, value: choice })
      return JSON.stringify(copy)
    }
    const { content, conflicts } = await mergeContents('form', { base: register, mine: form('Whose?', 'social'), theirs: form('Who takes it?', 'ethics') }, {})
    expect(conflicts).toMatchObject([{ about: 'whose', fact: 'label', base: 'What becomes of it?', mine: 'Whose?', theirs: 'Who takes it?' }])
    const values = (JSON.parse(content) as { components: { key?: string, values?: { value: string }[] }[] }).components.find(({ key }) => key === 'whose')!.values!.map(({ value }) => value)
    expect(values.slice(-2).toSorted()).toEqual(['ethics', 'social'])
  })

  it('merges lines, and asks where both wrote in the same place', async () => {
    const base = 'Dear {{name}}\n\nwe have read it.\n\nYours\n'
    const apart = await mergeContents('template', { base, mine: base.replace('Yours', 'Kind regards'), theirs: base.replace('Dear', 'Good day') }, {})
    expect(apart).toMatchObject({ content: 'Good day {{name}}\n\nwe have read it.\n\nKind regards\n', conflicts: [] })
    const asked = await mergeContents('template', { base, mine: base.replace('Yours', 'Kind regards'), theirs: base.replace('Yours', 'Sincerely') }, {})
    expect(asked.conflicts).toMatchObject([{ base: 'Yours', mine: 'Kind regards', theirs: 'Sincerely' }])
    expect((await mergeContents('template', { base, mine: base.replace('Yours', 'Kind regards'), theirs: base.replace('Yours', 'Sincerely') }, { [asked.conflicts[0]!.id]: 'theirs' })).content).toContain('Sincerely')
  })
})
