import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readCondition, writeCondition, type Comparison } from '../../../admin-ui/studio/diagrams/words/condition.ts'
import { readDue, writeDue } from '../../../admin-ui/studio/diagrams/words/due.ts'
import { fromKey, keyOf, ofTheCase, readWho, writeWho } from '../../../admin-ui/studio/diagrams/words/who.ts'
import { valueOf } from '../../../engine/forms/feel.ts'

const diagrams = globSync('processes/*/*.bpmn').map((file) => readFileSync(file, 'utf8'))
const decoded = (text: string) => text.replaceAll('&#34;', '"').replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&')
const allOf = (pattern: RegExp) => diagrams.flatMap((xml) => [...xml.matchAll(pattern)].map(([, found]) => decoded(found!)))

describe('who does it, in words', () => {
  it('names roles, departments, roles in departments and the case\'s own department', () => {
    expect(readWho('=["complaint-office", "department-head:cardiology", "department:social-service", "department-head:" + department]')).toEqual([
      { kind: 'role', role: 'complaint-office' }, { kind: 'role-in', role: 'department-head', department: 'cardiology' },
      { kind: 'department', department: 'social-service' }, { kind: 'role-in', role: 'department-head', department: ofTheCase },
    ])
    expect(readWho('operator, department:cardiology')).toEqual([{ kind: 'role', role: 'operator' }, { kind: 'department', department: 'cardiology' }])
    expect(readWho('=[found.group]')).toEqual([{ kind: 'found' }])
    expect(readWho('')).toEqual([])
  })

  it('leaves what an expert wrote otherwise alone', () => {
    expect(readWho('=if path = "discipline" then ["supervision"] else ["operator", "complaint-office"]')).toBeUndefined()
    expect(readWho('=["a" + b]')).toBeUndefined()
  })

  it('writes what it reads, for every task of the pack that it can read', () => {
    const read = allOf(/candidateGroups="([^"]*)"/g).flatMap((text) => { const who = readWho(text); return who ? [{ text, who }] : [] })
    expect(read.length).toBeGreaterThan(30)
    for (const { text, who } of read) {
      expect(writeWho(who)).toBe(text)
      expect(who.map((one) => fromKey(keyOf(one)))).toEqual(who)
    }
  })
})

describe('when it is due, in words', () => {
  it('is a stage of the case, or a time after the task began', () => {
    expect(readDue('=deadlines[stage = "contact"][1].at')).toEqual({ kind: 'stage', stage: 'contact' })
    expect(readDue('=string(date and time(now(), "Z") + duration("PT30M"))')).toEqual({ kind: 'after', span: { amount: 30, unit: 'minute' } })
    expect(readDue(undefined)).toEqual({ kind: 'never' })
    expect(readDue('=limits[1].at')).toEqual({ kind: 'other', feel: '=limits[1].at' })
  })

  it('writes what it reads, for every task of the pack', () => {
    const texts = allOf(/dueDate="([^"]*)"/g)
    expect(texts.length).toBeGreaterThan(30)
    for (const text of texts) expect(writeDue(readDue(text))).toBe(text)
  })
})

describe('the way taken when, in words', () => {
  it.each<[string, Comparison]>([
    ['=tier = "dispute"', { variable: 'tier', operator: 'is', values: ['dispute'] }],
    ['=outcome != "ours"', { variable: 'outcome', operator: 'is-not', values: ['ours'] }],
    ['=survey.answered', { variable: 'survey.answered', operator: 'yes', values: [] }],
    ['=not(ours)', { variable: 'ours', operator: 'no', values: [] }],
    ['=list contains(signals, "child")', { variable: 'signals', operator: 'has', values: ['child'] }],
    ['=report = null', { variable: 'report', operator: 'empty', values: [] }],
    ['=returns >= 3', { variable: 'returns', operator: 'at-least', values: [3] }],
  ])('reads %s', (feel, comparison) => expect(readCondition(feel)).toEqual({ joined: 'and', comparisons: [comparison] }))

  it('reads several that are joined in one way, and leaves the rest to experts', () => {
    expect(readCondition('=founded = "yes" or founded = "partly or more"')?.joined).toBe('or')
    expect(readCondition('=a = "1" and b = "2" or c = "3"')).toBeUndefined()
    expect(readCondition('=count(sections) > 1')).toBeUndefined()
    expect(readCondition('=some v in verdicts satisfies v.propose')).toBeUndefined()
  })

  it.each<[Comparison, unknown, boolean]>([
    [{ variable: 'x', operator: 'is', values: ['it is "quoted"'] }, 'it is "quoted"', true],
    [{ variable: 'x', operator: 'is-not', values: ['a'] }, 'b', true],
    [{ variable: 'x', operator: 'in', values: ['a', 'b'] }, 'b', true],
    [{ variable: 'x', operator: 'in', values: ['a', 'b'] }, 'c', false],
    [{ variable: 'x', operator: 'has', values: ['child'] }, ['death', 'child'], true],
    [{ variable: 'x', operator: 'has-not', values: ['child'] }, ['child'], false],
    [{ variable: 'x', operator: 'yes', values: [] }, true, true],
    [{ variable: 'x', operator: 'no', values: [] }, true, false],
    [{ variable: 'x', operator: 'not-empty', values: [] }, null, false],
  ])('writes %j so that %j answers %s, and reads it back', (comparison, x, answer) => {
    const written = writeCondition({ joined: 'and', comparisons: [comparison] })!
    expect(readCondition(written)).toEqual({ joined: 'and', comparisons: [comparison] })
    // Zeebe's own function is not feelin's: there the value stands by itself.
    expect(valueOf(written.replace(/get or else\((x), \[\]\)/, '$1'), { x })).toBe(answer)
  })

  it('never asks a variable that is not there in a way that stops the case', () => {
    expect(writeCondition({ joined: 'or', comparisons: [{ variable: 'x', operator: 'more', values: [3] }, { variable: 'y', operator: 'has', values: ['a'] }] }))
      .toBe('=get or else(number(string(x)) > 3, false) or list contains(get or else(y, []), "a")')
    expect(readCondition('=get or else(number(string(x)) > 3, false)')?.comparisons).toEqual([{ variable: 'x', operator: 'more', values: [3] }])
  })

  it('leaves out what is not whole yet', () => {
    expect(writeCondition({ joined: 'and', comparisons: [{ variable: 'x', operator: 'is', values: [] }] })).toBeUndefined()
  })
})
