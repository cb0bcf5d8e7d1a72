import { describe, expect, it } from 'vitest'
import { isAddress, masked } from '../../../connectors/notify/mail.ts'

describe('an address', () => {
  it.each(['li.na@hospital.example', 'li+na@a.b.example', '李娜@例子.example'])('is taken: %s', (address) => {
    expect(isAddress(address)).toBe(true)
  })

  it.each([
    'li@hospital.example\r\nBcc: all@hospital.example', 'li@hospital.example\n', '\rli@hospital.example', 'li@hospital.example, other@hospital.example', 'Li <li@hospital.example>', 'li', '@hospital.example',
    'li@', 'a@b@c', 'li na@hospital.example', '"li"@hospital.example', `${'a'.repeat(250)}@b.example`, '',
  ])('is refused: %j', (address) => {
    expect(isAddress(address)).toBe(false)
  })

  it.each([['li.na@hospital.example', 'l•••@hospital.example'], ['a@b.example', 'a•••@b.example'], ['nonsense', 'n•••'], ['a\r\nb@c.example', 'a•••@c.example']])('is shown masked: %s', (address, shown) => {
    expect(masked(address)).toBe(shown)
  })
})
