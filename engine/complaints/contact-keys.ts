import type { Complainant } from './complaint.ts'

/**
 * A complainant's phone number and e-mail address in one spelling, so that the same person is known again: `phone:13800000000`, `email:li@example.org`.
 * A number loses its country code and punctuation; one of fewer than five digits could be anybody's and is left out.
 */
export function contactKeys({ phone, email }: Complainant = {}): string[] {
  const digits = (phone ?? '').replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$|0?\d{10,11}$)/, '')
  const address = (email ?? '').normalize('NFKC').trim().toLowerCase()
  return [...(digits.length >= 5 ? [`phone:${digits}`] : []), ...(address ? [`email:${address}`] : [])]
}
