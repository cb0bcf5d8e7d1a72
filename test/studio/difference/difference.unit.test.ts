import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compareContents } from '../../../engine/studio/difference/difference.ts'

const shipped = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')
const callback = shipped('processes/satisfaction-callback/satisfaction-callback.bpmn')
const policy = shipped('processes/complaint-handling/tier-policy.dmn')
const register = shipped('forms/register-complaint.form')

describe('two diagrams', () => {
  const elementsOf = async (after: string, before: string) => (await compareContents('diagram', after, before)).diagram!.elements

  it('are the same where only the spelling of the file differs', async () => {
    expect(await compareContents('diagram', callback.replaceAll('/>', ' />').replaceAll('\n', '\n '), callback)).toMatchObject({ same: true })
  })

  it('differ in what a step does, said by name and not by place in the file', async () => {
    const after = callback.replace('type="set-deadlines"', 'type="compute-limits"').replace('name="Attempt"', 'name="Try again"').replace('name="name.zh" value="尝试"', 'name="name.zh" value="再试"')
    expect(await elementsOf(after, callback)).toMatchObject([
      { id: 'set-callback-deadline', change: 'changed', facts: [{ fact: 'job', was: 'set-deadlines', is: 'compute-limits' }] },
      { id: 'next-attempt', change: 'changed', facts: [{ fact: 'name', was: 'Attempt', is: 'Try again' }, { fact: 'name.zh', was: '尝试', is: '再试' }] },
    ])
  })

  it('differ in an element that only one has, with all that is said of it', async () => {
    const note = '<textAnnotation id="note"><text>ask first</text></textAnnotation>'
    const after = callback.replace('</process>', `${note}</process>`)
    expect(after).toContain(note)
    expect(await elementsOf(after, callback)).toMatchObject([{ id: 'note', type: 'bpmn:TextAnnotation', change: 'added', facts: [{ fact: 'text', was: null, is: 'ask first' }] }])
    expect(await elementsOf(callback, after)).toMatchObject([{ id: 'note', change: 'removed' }])
  })

  it('differ in where something is drawn, and in nothing else', async () => {
    const after = callback.replace(/(bpmnElement="set-callback-deadline"[^>]*>\s*<dc:Bounds x=")(\d+)/, (_, start: string, x: string) => `${start}${Number(x) + 40}`)
    expect(await elementsOf(after, callback)).toMatchObject([{ id: 'set-callback-deadline', change: 'moved', facts: [] }])
  })

  it('differ in every element where there was none', async () => {
    const elements = await elementsOf(callback, '')
    expect(elements.length).toBeGreaterThan(20)
    expect(elements.every(({ change }) => change === 'added')).toBe(true)
  })

  it('are compared as texts where one is no diagram, or one that no parser should see', async () => {
    expect(await compareContents('diagram', 'no diagram', callback)).toMatchObject({ same: false, lines: expect.arrayContaining([{ change: 'added', text: 'no diagram' }]) })
    expect((await compareContents('diagram', callback.replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>'), callback)).lines).toBeDefined()
  })
})

describe('two tables', () => {
  it('differ in a cell of a row', async () => {
    const { tables } = await compareContents('table', policy.replace('"PT8H"', '"PT9H"'), policy)
    expect(tables![0]!.rows.filter(({ change }) => change !== 'same')).toMatchObject([{ change: 'changed', then: ['"register"', '"PT9H"', '"around-the-clock"', '"PT2H"'], was: ['"register"', '"PT8H"', '"around-the-clock"', '"PT2H"'] }])
  })

  it('differ in one row where one was put in between, whatever numbers the rows bear', async () => {
    const [first] = /<rule id="tier-policy-1">[\s\S]*?<\/rule>/.exec(policy)!
    let number = 0
    const after = policy.replace(first, `${first}${first.replace('"register"', '"thank"').replaceAll('id="tier-policy-1-', 'id="new-')}`).replaceAll(/<rule id="[^"]*"/g, () => `<rule id="tier-policy-${number += 1}"`)
    const { tables } = await compareContents('table', after, policy)
    expect(tables![0]!.rows.filter(({ change }) => change !== 'same')).toMatchObject([{ change: 'added', then: ['"thank"', '"PT8H"', '"around-the-clock"', '"PT2H"'] }])
  })

  it('differ in the order of rows only where the first that fits counts', async () => {
    const [first, second] = [...policy.matchAll(/<rule [\s\S]*?<\/rule>/g)].map(([rule]) => rule)
    const turned = (dmn: string) => dmn.replace(first!, 'HERE').replace(second!, first!).replace('HERE', second!)
    expect(await compareContents('table', turned(policy), policy)).toMatchObject({ same: true })
    const ordered = policy.replace('hitPolicy="COLLECT"', 'hitPolicy="FIRST"')
    expect((await compareContents('table', turned(ordered), ordered)).tables![0]!.rows.filter(({ change }) => change !== 'same')).toMatchObject([{ change: 'moved' }])
  })

  it('differ in what counts of several rows that fit, and in a condition', async () => {
    const after = policy.replace('hitPolicy="COLLECT"', 'hitPolicy="FIRST"').replace(/(<inputEntry id="tier-policy-1-in-1">\s*<text>)"general"/, '$1"important"')
    const { tables } = await compareContents('table', after, policy)
    expect(tables).toMatchObject([{ facts: [{ fact: 'hitPolicy', was: 'COLLECT', is: 'FIRST' }] }])
    expect(tables![0]!.rows.filter(({ change }) => change !== 'same')).toMatchObject([{ change: 'changed', when: ['"important"', ''], wasWhen: ['"general"', ''] }])
  })
})

describe('two forms', () => {
  const form = JSON.parse(register) as { components: { key?: string, label?: string, values?: { label: string, value: string }[] }[] }
  const changed = (change: (copy: typeof form) => void): string => {
    const copy = structuredClone(form)
    change(copy)
    return JSON.stringify(copy)
  }

  it('differ in a label, a choice, and whether a field is there', async () => {
    const after = changed(({ components }) => {
      const whose = components.find(({ key }) => key === 'whose')!
      whose.label = 'Who takes it?'
      whose.values!.push({ label: 'Ask the head', value: 'head' })
      components.push({ key: 'extra', label: 'Anything else' })
    })
    expect((await compareContents('form', after, register)).fields).toMatchObject([
      { field: 'whose', property: 'label', was: 'What becomes of it?', is: 'Who takes it?' },
      { field: 'whose', property: 'option.head', was: '', is: 'Ask the head' },
      { field: 'extra', property: 'field', was: '', is: 'there' },
    ])
  })

  it('differ in the place of the one field that was moved', async () => {
    const after = changed(({ components }) => components.push(components.shift()!))
    expect((await compareContents('form', after, register)).fields).toMatchObject([{ field: 'how-sure', property: 'place', was: '' }])
  })
})

describe('two settings and two templates', () => {
  it('differ by row and cell, whatever the order of the columns', async () => {
    const { setting } = await compareContents('setting', 'id,nameZh,name\na,甲,A\nb,乙,Bee\nd,丁,D\n', 'id,name,nameZh\na,A,甲\nb,B,乙\nc,C,丙\n')
    expect(setting).toEqual({ columns: ['id', 'nameZh', 'name'], rows: [
      { change: 'same', cells: ['a', '甲', 'A'] }, { change: 'changed', cells: ['b', '乙', 'Bee'], was: ['b', '乙', 'B'] },
      { change: 'added', cells: ['d', '丁', 'D'] }, { change: 'removed', cells: ['c', '丙', 'C'] },
    ] })
  })

  it('differ by line', async () => {
    expect((await compareContents('template', 'Dear all\nBye', 'Dear all\nYours')).lines).toEqual([{ change: 'same', text: 'Dear all' }, { change: 'removed', text: 'Yours' }, { change: 'added', text: 'Bye' }])
  })
})
