import { describe, expect, it } from 'vitest'
import { withOwnOptions } from '../../../engine/complaints/own-options.ts'
import { wholeList } from '../../../engine/complaints/own-words.ts'
import { nameOf, sayOwnWords, shippedWords } from '../../../engine/complaints/vocabulary.ts'
import type { FormSchema } from '../../../engine/forms/index.ts'
import { tables } from '../../../engine/people/tables/plan-change.ts'
import { csvOf } from '../../../engine/scenarios/csv.ts'
import { readCalendarFile, writeCalendarFile } from '../../../engine/studio/settings/calendar-file.ts'
import { planSettings } from '../../../engine/studio/settings/plan-settings.ts'
import { readWordsFile, writeWordsFile } from '../../../engine/studio/settings/words-file.ts'
import { calendarWith } from '../../calendar/calendars.ts'
import { hospitalWith, personCalled, wednesday } from '../../people/small-hospital.ts'

const live = hospitalWith({ people: [...hospitalWith().people, personCalled('ada', { roles: ['administrator'] })] })
const csv = (table: 'departments' | 'people' | 'posts') => csvOf(tables[table].columns, tables[table].items(live).map((item) => tables[table].write(item, live)))
const plan = (files: Record<string, string>) => planSettings(Object.entries(files).map(([id, content]) => ({ name: `settings/${id}.csv`, content })), live, wednesday)

describe('settings as files', () => {
  it('read back as what they were written from', () => {
    const { hospital, findings, words } = plan({ departments: csv('departments'), people: csv('people'), posts: csv('posts'), calendar: writeCalendarFile(live.calendar), words: writeWordsFile(shippedWords()) })
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(hospital).toEqual(live)
    expect(words).toEqual(shippedWords())
  })

  it('a new department, somebody in it and a post that they fill come together', () => {
    const { hospital, findings } = plan({
      departments: `${csv('departments')}social-service,Social service,社工部,office,sue,\n`,
      people: `${csv('people')}sue,Sue,,sue@hospital.example,,,staff,social-service,,en,yes\n`,
      posts: `${csv('posts')}social-service,liaison,Liaison,联络员,sue,,,\n`,
    })
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(hospital.departments.find(({ id }) => id === 'social-service')?.head).toBe('sue')
    expect(hospital.posts.at(-1)).toMatchObject({ department: 'social-service', a: 'sue' })
  })

  it('what would break the hospital is said with its file, line and column', () => {
    expect(plan({ departments: `${csv('departments')}Bad Id,X,X,office,nobody,\n` }).findings.map(({ file, elementId }) => [file, elementId])).toEqual([['settings/departments.csv', '/4/id'], ['settings/departments.csv', '/4/head']])
    expect(plan({ departments: csv('departments').replace(/^cardiology.*\n/m, '') }).findings.map(({ file }) => file)).toContain('settings/people.csv')
    expect(plan({ people: csv('people').replace('administrator', 'staff') }).findings.map(({ message }) => message)).toEqual(['Nobody would be left to administer.'])
    expect(plan({ calendar: 'what,when,name,hours\nzone,,Asia/Shanghai,\nweek,8,,08:00\n' }).findings.map(({ elementId }) => elementId)).toEqual(['/3/hours', '/3/what', '/weekdays'])
    expect(plan({ nonsense: 'x' })).toEqual({ hospital: live, words: null, findings: [] })
  })

  it('somebody who is not in the file any more has left, and their name stays', () => {
    const { hospital, findings } = plan({ people: csv('people').replace(/^dora.*\n/m, '') })
    expect(hospital.people.find(({ id }) => id === 'dora')).toMatchObject({ name: 'dora', active: false })
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([['person-left', 'warning']])
  })

  it('a calendar keeps make-up workdays with their own hours', () => {
    const calendar = calendarWith({ holidays: [{ date: '2027-10-01', name: 'National, "long" day' }], workdays: [{ date: '2027-10-09', name: '调休', shifts: [{ from: '08:00', to: '12:00' }] }], statutory: 'CN' })
    const { id: _, version: __, ...content } = calendar
    expect(readCalendarFile(writeCalendarFile(calendar))).toEqual({ calendar: content, faults: [] })
  })
})

describe('categories that a hospital names itself', () => {
  const renamed = writeWordsFile([...shippedWords().map((word) => (word.kind === 'tag' && word.id === 'attitude' ? { ...word, en: 'manners', zh: '态度' } : word)), { kind: 'tag', id: 'parking', en: 'parking', zh: '停车' }])

  it('are said from then on, and what is not renamed keeps its name', () => {
    const { words, faults } = readWordsFile(renamed)
    expect(faults).toEqual([])
    sayOwnWords(words)
    expect([nameOf('tag', 'attitude').en, nameOf('tag', 'parking').zh, nameOf('tag', 'nursing').en, nameOf('tag', 'unheard-of').en]).toEqual(['manners', '停车', 'nursing', 'unheard-of'])
    sayOwnWords([])
    expect(nameOf('tag', 'attitude').en).toBe('attitude')
  })

  it('can be chosen in forms: renamed ones by their name, added tags beside the others, natures only those that diagrams know', () => {
    const option = (value: string) => ({ value, label: value, 'label.zh': value })
    const form: FormSchema = { type: 'default', id: 'f', components: [{ type: 'group', components: [{ type: 'select', key: 'tag', values: [option('attitude'), option('nursing')] }] }, { type: 'radio', key: 'nature', values: [option('service')] }, { type: 'select', key: 'field', values: [option('meadow')] }] }
    sayOwnWords([...readWordsFile(renamed).words, { kind: 'nature', id: 'ethics', en: 'ethics', zh: '医德' }, { kind: 'field', id: 'research', en: 'research', zh: '科研' }])
    const [group, nature, field] = withOwnOptions(form).components
    sayOwnWords([])
    expect(group!.components![0]!.values).toEqual([{ value: 'attitude', label: 'manners', 'label.zh': '态度' }, { value: 'nursing', label: 'nursing', 'label.zh': '护理质量' }, { value: 'parking', label: 'parking', 'label.zh': '停车' }])
    expect([nature!.values, field!.values]).toEqual([[expect.objectContaining({ value: 'service' })], [option('meadow')]])
    expect(withOwnOptions(form)).toEqual(form)
  })

  it('cannot lose what diagrams count on, nor stand there twice', () => {
    expect(readWordsFile(renamed.replace(/^tier,general.*\n/m, '')).faults.map(({ message }) => message)).toEqual([expect.stringContaining('tier/general')])
    expect(readWordsFile(`${renamed}tag,parking,again,又\n`).faults).toHaveLength(1)
    expect(readWordsFile(`${renamed}colour,red,red,红\n`).faults.map(({ path }) => path)).toEqual([expect.stringMatching(/\/kind$/)])
  })

  it('stand beside the others of their kind', () => {
    const all = wholeList([{ kind: 'nature', id: 'ethics', en: 'ethics', zh: '医德' }])
    expect(all.slice(3, 8).map(({ id }) => id)).toEqual(['service', 'quality', 'process', 'rights', 'ethics'])
  })
})
