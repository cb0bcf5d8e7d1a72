import { describe, expect, it } from 'vitest'
import { hidden, hideIn, hider } from '../../engine/customers/hide.ts'

const hide = hider({ names: ['李芳', 'Li Fang', '王', 'Anne-Marie O/Neil', 'a.b-c@x-y.example'], numbers: ['13812345678', '000123456'] })

describe('what is known of a person', () => {
  it.each([
    ['李芳的母亲', `${hidden}的母亲`], ['Mrs LI  FANG rang', `Mrs ${hidden} rang`], ['Li Fangyuan', 'Li Fangyuan'], ['Anne-Marie O/Neil, a.b-c@x-y.example', `${hidden}, ${hidden}`], ['王医生', '王医生'],
    ['138-1234-5678', hidden], ['（+86）138 1234 5678', `（${hidden}`.replace('（', '（+86）')], ['tel 8613812345678.', `tel ${hidden}.`], ['No. 000123456', `No. ${hidden}`], ['900012345678', '900012345678'],
  ])('goes out of “%s”', (text, rest) => {
    expect(hide(text)).toBe(rest)
  })

  it('and so do numbers and addresses that lead to anybody', () => {
    expect(hide('Ring my son, 139 9999 8888, or son@example.org; 11010519491231002X.')).toBe(`Ring my son, ${hidden}, or ${hidden}; ${hidden}.`)
    expect(hide('Bed 12, 3 March, invoice 4471.')).toBe('Bed 12, 3 March, invoice 4471.')
  })

  it('within lists and rows, where dates and numbers stay what they are', () => {
    const at = new Date()
    expect(hideIn({ points: [{ point: '李芳' }], at, count: 3, none: null }, hide)).toEqual({ points: [{ point: hidden }], at, count: 3, none: null })
  })
})
