import { describe, expect, it } from 'vitest'
import { firstWords } from '../../../admin-ui/studio/forms/editor/first-words.ts'
import { kinds } from '../../../admin-ui/studio/forms/editor/kinds.ts'
import { emptyForm, formIn, isMadeUp, keptByType, nameFrom, textOf, unique } from '../../../admin-ui/studio/forms/editor/schema.ts'
import { choiceTypes, containerTypes, presentationTypes, wordTypes } from '../../../engine/forms/schema.ts'
import { checkFormSchema } from '../../../engine/forms/index.ts'

const offered = kinds.flatMap(({ types }) => [...types])

describe('what can be put into a form', () => {
  it('is what the engine accepts, without buttons', () => {
    expect(offered.toSorted()).toEqual([...wordTypes, ...choiceTypes, ...containerTypes, ...presentationTypes].filter((type) => type !== 'button').toSorted())
  })

  it.each(offered)('a new %s is accepted as it is', (type) => {
    const field = { type, id: `${type}_1abc2de`, ...([...wordTypes, ...choiceTypes].includes(type) ? { key: `${type}_1abc2de` } : {}), ...(type === 'dynamiclist' ? { path: 'dynamiclist_1abc2de', components: [] } : {}), ...firstWords(type) }
    expect(checkFormSchema({ ...emptyForm('a-form', 'A form', '表单'), components: [field] })).toEqual([])
  })

  it('goes where the engine puts it', () => {
    for (const type of wordTypes) expect(keptByType(type)).toBe('case')
    for (const type of choiceTypes) expect(keptByType(type)).toBe('process')
  })
})

describe('names', () => {
  it.each([['The patient is a child', 'thePatientIsAChild'], ['Patient’s age', 'patientsAge'], ['2nd try', ''], ['患者为儿童', ''], ['Übergabe an Dr. Müller', 'ubergabeAnDrMuller']])('of “%s”', (words, name) => {
    expect(nameFrom(words)).toBe(name)
    expect(isMadeUp(name || undefined)).toBe(name === '')
  })

  it('are never given twice', () => {
    expect(unique('child', ['child', 'child2'])).toBe('child3')
  })

  it('made up by the editor are known as such, given ones are not', () => {
    expect(['checkbox_0k2j3f1', 'Field_1xq2ab'].map(isMadeUp)).toEqual([true, true])
    expect(['tier', 'patientIsChild', 'alsoConcerned'].map(isMadeUp)).toEqual([false, false, false])
  })
})

describe('a form’s file', () => {
  it('is read as it is written', () => {
    const form = emptyForm('a', 'A', '甲')
    expect(formIn(textOf(form))).toEqual(form)
  })

  it('that holds what no form may is not drawn', () => {
    const holding = (component: object): string => JSON.stringify({ ...emptyForm('a', 'A', ''), components: [{ type: 'group', id: 'g', components: [component] }] })
    expect(formIn(holding({ type: 'iframe', id: 'x', url: 'https://evil.example' }))).toBeNull()
    expect(formIn(holding({ type: 'html', id: 'x', content: '<img src=x onerror=alert(1)>' }))).toBeNull()
    expect(formIn(holding({ type: 'text', id: 'x', text: 'good' }))).not.toBeNull()
    expect(formIn(`{"type":"default","components":${'[{"type":"group","components":'.repeat(50_000)}[]${'}]'.repeat(50_000)}}`)).toBeNull()
  })

  it.each(['', '{', 'null', '[]', '{"type":"default"}', '<xml/>'])('that holds %j is none', (text) => {
    expect(formIn(text)).toBeNull()
  })
})
