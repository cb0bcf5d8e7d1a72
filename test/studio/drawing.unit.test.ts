import { ELEMENT_DESCRIPTIONS } from 'camunda-bpmn-js/lib/base/features/element-descriptions/descriptions.js'
import { beforeEach, describe, expect, it } from 'vitest'
import { addresses } from '../../admin-ui/studio/diagrams/addresses.ts'
import { chineseTexts } from '../../admin-ui/studio/diagrams/modules/chinese-texts.ts'
import { idFrom } from '../../admin-ui/studio/diagrams/modules/ids-from-names.ts'
import { speaking, type Speech } from '../../admin-ui/studio/parts/speaking.ts'
import { newDiagram } from '../../admin-ui/studio/diagrams/new-diagram.ts'
import { bringTemplates, broughtTemplates, forgetTemplates } from '../../admin-ui/studio/diagrams/templates.ts'
import { checkDiagram } from '../../engine/zeebe/deploy/check-diagram.ts'

/** A browser's drawer, as far as the studio uses it. */
class Drawer {
  [key: string]: unknown
  getItem(key: string): string | null { return Object.hasOwn(this, key) ? (this[key] as string) : null }
  setItem(key: string, value: string): void { this[key] = value }
  removeItem(key: string): void { delete this[key] }
}

beforeEach(() => {
  Object.defineProperty(globalThis, 'localStorage', { value: new Drawer(), configurable: true })
})

describe('the id of an element', () => {
  it.each([['Ask the head (again)', 'ask-the-head-again'], ['12 hours later', 'hours-later'], ['Überprüfen', 'uberprufen'], ['请示科主任', ''], ['  ', '']])('made of %j is %j', (name, id) => {
    expect(idFrom(name)).toBe(id)
  })

  it('is short', () => {
    expect(idFrom('a very long name that somebody wrote who wanted to explain all of it')).toMatch(/^[a-z-]{1,40}$/)
  })
})

describe('the editor in Chinese', () => {
  it('explains every kind of element', () => {
    const missing = Object.values(ELEMENT_DESCRIPTIONS).filter((text) => chineseTexts[text] === undefined)
    expect(missing).toEqual([])
  })

  it('fills the blanks, and keeps English what it does not know', () => {
    const speech: Speech = { chinese: true, texts: chineseTexts }
    const { translate: [, say] } = speaking(speech) as { translate: [string, (text: string, blanks?: Record<string, string>) => string] }

    expect(say('{label} must not be empty.', { label: '岗位' })).toBe('“岗位”不能为空。')
    expect(say('Something new')).toBe('Something new')
    speech.texts = {}
    expect(say('{label} must not be empty.', { label: 'Post' })).toBe('Post must not be empty.')
  })
})

describe('templates that somebody brings', () => {
  const template = { id: 'rest', name: 'REST', version: 1, appliesTo: ['bpmn:Task'], properties: [] }

  it('are taken one by one or as a list, and a newer copy of the same version replaces the older', () => {
    bringTemplates(JSON.stringify(template))
    bringTemplates(JSON.stringify([{ ...template, name: 'REST anew' }, { ...template, version: 2 }]))

    expect(broughtTemplates().map(({ name, version }) => `${name} ${version}`)).toEqual(['REST anew 1', 'REST 2'])
    forgetTemplates()
    expect(broughtTemplates()).toEqual([])
  })

  it.each(['{', '[]', '{"id":"x"}', 'null', '"text"', '[{"id":1,"name":"x","appliesTo":[]}]'])('are not found in %s, and nothing is kept', (text) => {
    expect(bringTemplates(text)).toEqual([])
    expect(broughtTemplates()).toEqual([])
  })
})

describe('a drawing', () => {
  it('has an address whatever its process is called', () => {
    expect(addresses.diagram('随访 50%/a')).toBe('/studio/diagrams/%E9%9A%8F%E8%AE%BF%2050%25%2Fa')
  })

  it('that is new can be read and run as it is, whatever it is called', async () => {
    const { faults, processes } = await checkDiagram(newDiagram('process-1', 'Ask <"them"> & wait', '请示“他们”<等待>'), { version: '8.5.8', knownJobTypes: [] })

    expect(faults.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(processes).toEqual(['process-1'])
  })
})
