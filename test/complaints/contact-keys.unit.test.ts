import { describe, expect, it } from 'vitest'
import { contactKeys } from '../../engine/complaints/contact-keys.ts'

describe('the same person', () => {
  it.each(['13800000000', '138 0000 0000', '138-0000-0000', '+86 138 0000 0000', '0086 13800000000', '+86(138)00000000'])('is known by a mobile number written as %s', (phone) => {
    expect(contactKeys({ phone })).toEqual(['phone:13800000000'])
  })

  it.each([['010-6512 3456', 'phone:01065123456'], ['+86 010 6512 3456', 'phone:01065123456'], ['8601234', 'phone:8601234']])('is known by a line written as %s', (phone, key) => {
    expect(contactKeys({ phone })).toEqual([key])
  })

  it('is known by an address in any case', () => {
    expect(contactKeys({ email: ' Li.Na@Example.org ' })).toEqual(['email:li.na@example.org'])
  })

  it('is nobody without a number and an address, and with a number too short to mean anybody', () => {
    expect([contactKeys(), contactKeys({ name: 'Li Na' }), contactKeys({ phone: '120' }), contactKeys({ phone: '---', email: ' ' })]).toEqual([[], [], [], []])
  })
})
