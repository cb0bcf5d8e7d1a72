import { describe, expect, it } from 'vitest'
import { signalsIn } from '../../connectors/case-signals/lexicon.ts'

const lexicon = [
  { signal: 'waiting-time', zh: ['等待', '排队'], en: ['wait', 'queue'] },
  { signal: 'wrong-report', zh: ['报告错误'], en: ['wrong report', 'misdiagnose'] },
  { signal: 'attitude', zh: ['态度'], en: ['rude', "didn't care"] },
  { signal: 'fee', zh: ['收费'], en: ['fee', 'charge'] },
]

describe('the lexicon', () => {
  it.each([
    ['I waited four hours.', ['waiting-time']],
    ['WAITING in the queues', ['waiting-time']],
    ['Nobody waits here.', ['waiting-time']],
    ['They gave me the wrong reports', ['wrong-report']],
    ['misdiagnosed twice', ['wrong-report']],
    ['The nurse spoke rudely', ['attitude']],
    ['she didn’t care at all', ['attitude']],
    ['fees and charges; I was charged, they are charging', ['fee']],
  ])('finds the forms of a word: "%s"', (text, signals) => {
    expect(signalsIn(text, lexicon)).toEqual(signals)
  })

  it.each(['The waiter was kind', 'coffee', 'feel', 'a report that is wrong', 'awaits', 'prudence', ''])('finds no part of another word: "%s"', (text) => {
    expect(signalsIn(text, lexicon)).toEqual([])
  })

  it('finds Chinese terms anywhere', () => {
    expect(signalsIn('我在大厅排队等待了四个小时,医生态度很差', lexicon)).toEqual(['waiting-time', 'attitude'])
  })

  it('answers in its own order, whatever comes first in the text', () => {
    expect(signalsIn('A fee for a rude wait', lexicon)).toEqual(['waiting-time', 'attitude', 'fee'])
    expect(signalsIn('收费,态度,等待', lexicon)).toEqual(['waiting-time', 'attitude', 'fee'])
  })

  it('names a signal once', () => {
    expect(signalsIn('wait 等待 waiting 排队', lexicon)).toEqual(['waiting-time'])
  })
})
