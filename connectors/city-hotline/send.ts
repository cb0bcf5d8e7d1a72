/** Sends what the city is told. Its system knows a message again by its key, so one whose end is unknown is simply sent again. */
import type { CityMessage } from '../../engine/city/city-order.ts'
import { CityMessages } from '../../engine/city/city-order.ts'
import { contentOf, pathOf } from '../../engine/city/tell-city.ts'
import { record } from '../../engine/complaints/events.ts'
import { transaction } from '../../engine/store/store.ts'
import { JobDelayed, JobRefused, type Tools } from '../kit/index.ts'
import { outward } from '../kit/outward.ts'
import { cityAddress, type CitySettings } from './settings.ts'

const firstPause = 10_000
const longestPause = 30 * 60_000

export type SendTools = Pick<Tools, 'config' | 'clock'> & { signal?: AbortSignal }

/**
 * One message, and writes down what became of it.
 * @returns the state it is in afterwards
 */
export async function sendMessage(message: CityMessage, settings: CitySettings, tools: SendTools): Promise<CityMessage['state']> {
  if (message.state === 'sent') return 'sent'
  try {
    await post(message, settings, tools)
    await sent(message, tools.clock.now())
    return 'sent'
  } catch (error) {
    const refused = error instanceof JobRefused && error.code !== 'city.not-set-up'
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'outward.lost'
    const pause = error instanceof JobDelayed ? error.after : Math.min(longestPause, firstPause * 2 ** message.attempts)
    const state = refused ? 'refused' : 'waiting'
    await CityMessages.updateOne({ _id: message._id, state: { $ne: 'sent' } }, { state, code, nextAt: new Date(tools.clock.now().getTime() + pause), $inc: { attempts: 1 } })
    return state
  }
}

async function post(message: CityMessage, settings: CitySettings, { config, clock, signal }: SendTools): Promise<void> {
  const { address, token } = cityAddress(settings)
  const { _id, order, action } = message
  await outward(`${address}${pathOf(order, action)}`, {
    method: 'POST', headers: { 'content-type': 'application/json', 'authorization': `Bearer ${token}`, 'idempotency-key': _id },
    body: JSON.stringify({ at: message.at.toISOString(), sentAt: clock.now().toISOString(), ...await contentOf(message) }),
  }, { allow: [new URL(address).host], config, ...(signal && { signal }) })
}

async function sent({ _id, complaintId, action }: CityMessage, at: Date): Promise<void> {
  await transaction(async (session) => {
    const { modifiedCount } = await CityMessages.updateOne({ _id, state: { $ne: 'sent' } }, { state: 'sent', sentAt: at, code: null, $inc: { attempts: 1 } }, { session })
    if (modifiedCount > 0) await record({ _id: `${_id}:city.told`, complaintId, kind: 'city.told', at, actor: null, data: { what: action } }, session)
  })
}

/** Those whose time has come, the oldest first. What was said earlier about an order goes first, and stops what was said later. */
export async function sendWaiting(settings: CitySettings, tools: SendTools): Promise<void> {
  if (!settings.address || !settings.token) return
  const held = new Set<string>()
  for (const message of await CityMessages.find({ state: 'waiting' }).sort({ at: 1 }).limit(200).lean<CityMessage[]>()) {
    if (held.has(message.order) || message.nextAt > tools.clock.now()) held.add(message.order)
    else if (await sendMessage(message, settings, tools) !== 'sent') held.add(message.order)
  }
}
