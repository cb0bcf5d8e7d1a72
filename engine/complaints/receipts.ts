/** Receipt numbers without gaps, and tracking codes that cannot be guessed. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { model, Schema } from 'mongoose'
import { setOnce } from '../store/settings.ts'
import type { Session } from '../store/store.ts'

export const Counters = model<{ _id: string, value: number }>(
  'Counter',
  new Schema({ _id: { type: String, required: true }, value: { type: Number, required: true } }, { collection: 'counters', versionKey: false }),
)

export const counterOf = (year: number): string => `receipts-${year}`

/** The next number of the year, `2026-000042`. It is only taken if the transaction commits, so there is no gap. */
export async function nextReceipt(year: number, session: Session): Promise<string> {
  const { value } = await Counters.findOneAndUpdate({ _id: counterOf(year) }, { $inc: { value: 1 } }, { upsert: true, returnDocument: 'after', session }).lean()
  return `${year}-${String(value).padStart(6, '0')}`
}

/** Without letters and digits that are taken for one another on the telephone or on paper. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

export interface TrackingCodes {
  /** `XXXX-XXXX-XXXX`, about 58 bits, always the same for a complaint. */
  of(complaintId: string): string
  fits(complaintId: string, code: string): boolean
}

/** Codes are derived from the complaint's id with a key of this installation: nothing to keep, and a repeated request gets the same answer. */
export async function trackingCodes(): Promise<TrackingCodes> {
  const key = await setOnce('tracking-key', () => randomBytes(32).toString('base64url'))
  const plain = (complaintId: string): string => {
    let number = BigInt(`0x${createHmac('sha256', key).update(complaintId).digest('hex')}`)
    let code = ''
    while (code.length < 12) {
      code += alphabet[Number(number % BigInt(alphabet.length))]
      number /= BigInt(alphabet.length)
    }
    return code
  }
  return {
    of: (complaintId) => plain(complaintId).replace(/(.{4})(?=.)/g, '$1-'),
    fits(complaintId, code) {
      const given = Buffer.from(code.toUpperCase().replace(/[\s-]/g, ''))
      const right = Buffer.from(plain(complaintId))
      return given.length === right.length && timingSafeEqual(given, right)
    },
  }
}
