import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readCondition, writeCondition, type Condition } from '../../../admin-ui/studio/forms/panel/condition.ts'
import { holds } from '../../../engine/forms/feel.ts'
import { checkFormSchema, type FormField, type FormSchema } from '../../../engine/forms/index.ts'

const root = new URL('../../../', import.meta.url)
const fieldsOf = ({ components = [] }: Pick<FormField, 'components'>): FormField[] => components.flatMap((field) => [field, ...fieldsOf(field)])
const conditions = [...new Set(globSync('forms/*.form', { cwd: root }).flatMap((path) => fieldsOf(JSON.parse(readFileSync(new URL(path, root), 'utf8')) as FormSchema)).flatMap(({ conditional }) => conditional?.hide ?? []))]
const sentences = conditions.filter((hide) => readCondition(hide) !== null)
const lists = ['corrections', 'silent', 'ownPoints', 'contradictions', 'alsoAsk', 'signals']
const isList = (name: string): boolean => lists.includes(name)

/** Values under which a condition might come out one way or the other. */
const worlds = (hide: string): Record<string, unknown>[] => {
  const names = [...new Set(hide.match(/[A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z]+)?/g))].filter((name) => !['or', 'and', 'null', 'true', 'false', 'count', 'list', 'contains', 'not'].includes(name))
  const texts = [...hide.matchAll(/"([^"]*)"/g)].map(([, text]) => text)
  return names.slice(0, 3).reduce<Record<string, unknown>[]>((all, name) => all.flatMap((world) =>
    (isList(name) ? [null, [], ['a']] : [null, '', true, false, ...texts]).map((value) => {
      const [outer = '', inner] = name.split('.')
      return { ...world, [outer]: inner ? { [inner]: value } : value }
    })), [{}])
}

describe('when a field is shown', () => {
  it('is a sentence in all the shipped forms but for one in brackets', () => {
    expect(conditions.filter((hide) => readCondition(hide) === null).every((hide) => / or \(.* and .*\)$/.test(hide))).toBe(true)
    expect(sentences.length).toBeGreaterThan(50)
  })

  it.each(sentences)('%s means the same after it was taken apart and written again', (hide) => {
    const again = writeCondition(readCondition(hide)!, isList)!
    // What says "nothing there" for texts says it for no text at all, too.
    const wide = hide.replaceAll(/(?<![\w.])([\w.]+) = null(?! or \1)/g, (part, name: string) => (isList(name) ? part : `(${name} = null or ${name} = "")`)).replaceAll(/([\w.]+) != null/g, '($1 != null and $1 != "")')
    for (const world of worlds(hide)) expect([world, holds(again, world)]).toEqual([world, holds(wide, world)])
  })

  const cases: [Condition, string][] = [
    [{ all: true, tests: [{ name: 'child', is: 'is', value: true }] }, '=child != true'],
    [{ all: true, tests: [{ name: 'tier', is: 'is', value: 'dispute' }, { name: 'child', is: 'is', value: true }] }, '=tier != "dispute" or child != true'],
    [{ all: false, tests: [{ name: 'tier', is: 'is-not', value: 'general' }, { name: 'plan', is: 'filled' }] }, '=tier = "general" and (plan = null or plan = "")'],
    [{ all: true, tests: [{ name: 'signals', is: 'has', value: 'child' }, { name: 'age', is: 'most', value: 13 }] }, '=list contains(signals, "child") != true or age > 13'],
  ]
  it.each(cases)('is written so that the engine takes it, and read again: %j', (condition, hide) => {
    expect(writeCondition(condition, isList)).toBe(hide)
    expect(readCondition(hide)).toEqual(condition)
    expect(checkFormSchema({ id: 'a', type: 'default', components: [{ type: 'textfield', key: 'x', conditional: { hide } }] })).toEqual([])
  })

  it('shows a field while its tests hold and hides it while they do not', () => {
    const hide = writeCondition({ all: true, tests: [{ name: 'tier', is: 'is', value: 'dispute' }, { name: 'child', is: 'is', value: true }] }, isList)!
    expect(holds(hide, { tier: 'dispute', child: true })).toBe(false)
    expect(holds(hide, { tier: 'dispute', child: false })).toBe(true)
    expect(holds(hide, { tier: null, child: true })).toBe(true)
  })

  it('stays text where it says more than tests can', () => {
    for (const hide of ['=some x in list satisfies x > 1', '=a = 1 and b = 2 or c = 3', '=(a = 1', 'a = 1', '=now() > date']) expect(readCondition(hide)).toBeNull()
  })
})
