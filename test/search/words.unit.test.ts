import { describe, expect, it } from 'vitest'
import { namesToFind, searchWords, soughtIn } from '../../engine/search/words.ts'

/** Whether a database would find the question in the text. */
const finds = (question: string, text: string): boolean => {
  const kept = searchWords(text)
  const sought = soughtIn(question)
  return sought.length > 0 && sought.every((word) => kept.some((one) => (typeof word === 'string' ? one === word : word.test(one))))
}

describe('a question', () => {
  const narrative = '昨天在门诊大厅等候了四个小时，窗口护士态度冷淡，2号CT机又坏了。'
  it.each(['门诊', '诊大厅', '等候四个小时', '护士态度', '冷', 'ct', 'CT机', '四个小时'])('finds "%s" wherever it stands in a Chinese sentence', (q) => {
    expect(finds(q, narrative)).toBe(q !== '等候四个小时')
  })

  it.each([['waiting', true], ['wait', true], ['hall four', true], ['the hall', true], ['Café', true], ['aiting', false], ['hall seven', false]])('"%s" in English: %s', (q, found) => {
    expect(finds(q, 'WAITING for four hours in the hall of the café')).toBe(found)
  })

  it('finds a receipt whole and by its beginning', () => {
    for (const q of ['2026-000123', '2026-0001', '000123']) expect(finds(q, '2026-000123')).toBe(true)
    expect(finds('2026-000124', '2026-000123')).toBe(false)
  })

  it('of nothing but filler is taken at its word, and one of signs alone finds nothing', () => {
    expect(soughtIn('的')).toEqual([/^的/])
    expect(soughtIn(' …?! ')).toEqual([])
  })

  it('cannot smuggle in a pattern, and a long one is cut', () => {
    expect(finds('w.rd', 'word')).toBe(false)
    expect(soughtIn('等候时间过长'.repeat(30)).length).toBeLessThanOrEqual(12)
  })
})

it('a person is found by name, by the whole number and by its last four digits', () => {
  expect(namesToFind({ name: '欧阳李娜', phone: '138 0013-8000', email: 'li@example.org' })).toEqual(expect.arrayContaining(['李娜', '13800138000', '8000']))
  expect(namesToFind()).toEqual([])
})
