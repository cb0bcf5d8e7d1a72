/** One way out of the house: whom it reaches, and what becomes of a message there. */
import type { Clock } from '../../../engine/clock/clock.ts'
import type { Config } from '../../../engine/config/settings.ts'
import type { Letter } from '../../kit/index.ts'
import { outward, type OutwardAnswer, type OutwardRequest } from '../../kit/outward.ts'
import type { MessageModel } from '../message-model.ts'
import type { Recipient } from '../recipients.ts'
import type { NotifySettings } from '../settings.ts'

/** What goes out. */
export interface Parcel {
  recipient: Recipient
  template: string
  letter: Letter
  model: MessageModel
  /** The notification's id: the same for every attempt. */
  key: string
  /** Its name on the way, made of the key. */
  ref: string
}

/** `sent`: the other side has taken it, and calls it so. `failed`: it certainly has not and never will, and why. `rehearsed`: nothing leaves a rehearsal. */
export type Outcome = { state: 'sent', messageId?: string } | { state: 'failed', code: string } | { state: 'rehearsed' }

export interface OutletTools {
  settings: NotifySettings
  config: Config
  clock: Clock
  signal: AbortSignal
}

export interface Outlet {
  /** Where somebody is reached by it with such a message; null: not at all, because it is not set up, there is no address, or no approved template. */
  addressOf(recipient: Recipient, template: string, tools: OutletTools): string | null
  /** The address as others may see it. */
  masked(address: string): string
  /**
   * @throws JobDelayed where it certainly has not gone out, but may later
   * @throws Error where nobody knows
   */
  send(parcel: Parcel, address: string, tools: OutletTools): Promise<Outcome>
}

/** A few first and last characters. */
export const maskedMiddle = (address: string): string => (address.length < 8 ? '•••' : `${address.slice(0, 3)}•••${address.slice(-2)}`)

/**
 * Asks a provider, at the host that the settings name. Providers say what is wrong in the body of a 4xx too, so that is an answer.
 * @throws JobDelayed `<name>.away` where it could not be reached or asks to come later
 */
export async function ask(url: string, request: OutwardRequest, { config, signal }: OutletTools): Promise<OutwardAnswer> {
  return await outward(url, request, { allow: [new URL(url).host], config, signal, timeoutMs: 10_000, expected: (status) => status < 500 && status !== 429 && (status < 300 || status >= 400) })
}
