/** Scenarios are read by people who have never written one. */
import { describe, expect, it } from 'vitest'
import { cellInWords, type Say } from '../../admin-ui/studio/rehearsal/row-words.ts'

const say: Say = {
  text: (key, values) => [key.replace(/^cell\./, ''), ...Object.values(values ?? {})].join(' '),
  who: (code) => `[${code}]`, step: (id) => `<${id}>`, field: (name, value) => `${name}: ${value}`, stage: (code) => `{${code}}`, clock: (state) => state.toUpperCase(), letter: (template) => `*${template}*`,
  span: (code) => (code === 'PT1M' ? '1 minute' : undefined),
}
const read = (who: string, does: string, given: string, expect = '') => {
  const row = { who, does, with: given, expect }
  return [cellInWords(row, 'who', say), cellInWords(row, 'does', say), cellInWords(row, 'with', say), cellInWords(row, 'expect', say)]
}

describe('a row of a scenario in words', () => {
  it('names people, steps, fields, limits and letters', () => {
    expect(read('complainant', 'reports', 'subject="A; b"; department=outpatient', 'task=register-complaint; told complainant=acknowledge'))
      .toEqual(['who.complainant', 'does.reports', 'subject: A; b; department: outpatient', 'open <register-complaint>; told who.complainant *acknowledge*'])
    expect(read('complaint-office', 'register-complaint', 'tier=dispute', 'tier=dispute; no task=register-complaint; deadline contact=met'))
      .toEqual(['[complaint-office]', '<register-complaint>', 'tier: dispute', 'tier: dispute; not open <register-complaint>; {contact}: MET'])
    expect(read('time', 'until', 'deadline contact +PT1M')).toEqual(['who.time', 'does.until', '{contact} + 1 minute', ''])
    expect(read('time', 'until', 'eve 23:50')).toEqual(['who.time', 'does.until', 'day.eve 23:50', ''])
    expect(read('complainant', 'answers the question', 'text=At noon')).toEqual(['who.complainant', 'does.answers the question', 'text: At noon', ''])
    expect(read('wang-min', 'claims investigate', '')).toEqual(['[wang-min]', 'does.claims <investigate>', '', ''])
  })

  it('leaves what it does not know as it is written', () => {
    expect(read('table', 'complaint-tier', 'signals=["a", "b"]', 'history deadline.missed stage=contact')).toEqual(['who.table', 'complaint-tier', 'signals: ["a", "b"]', 'history deadline.missed stage=contact'])
    expect(read('complainant', 'looks', '', 'case 2: state=closed; no task; answer contains sorry')[3]).toBe('case 2: state=closed; not task; answer contains sorry')
    expect(read('process', 'hotline-request', '', 'any stage=contact within=PT12H')[3]).toBe('any stage=contact within=PT12H')
  })
})
