import { expect, it } from 'vitest'
import { lineChanges } from '../../admin-ui/desk/templates/line-changes.ts'

const marks = { same: ' ', added: '+', removed: '-' }
const shown = (before: string, after: string): string[] => lineChanges(before, after).map(({ change, text }) => marks[change] + text)

it('what differs between two texts is said line by line, and what they share stays', () => {
  expect(shown('a\nb\nc', 'a\nx\nc\nd')).toEqual([' a', '-b', '+x', ' c', '+d'])
  expect(shown('a', 'a')).toEqual([' a'])
  expect(shown('', 'a')).toEqual(['-', '+a'])
})

it('put together again they are both texts', () => {
  const [before, after] = ['one\ntwo\n\nthree\ntwo', 'two\n\nthree\nfour\nfour']
  const lines = lineChanges(before, after)
  expect(lines.filter(({ change }) => change !== 'added').map(({ text }) => text).join('\n')).toBe(before)
  expect(lines.filter(({ change }) => change !== 'removed').map(({ text }) => text).join('\n')).toBe(after)
})
