/** The telephone system says whose telephone rings, and the operator's page knows the caller before they pick up. */
import type { Logger } from 'pino'
import type { Actor } from '../access/actor.ts'
import type { Clock } from '../clock/clock.ts'
import { Refusal } from '../errors/errors.ts'
import { People } from '../people/store-shapes.ts'
import { isDuplicate } from '../store/store.ts'
import { RingingCalls, spelledNumber, type Ringing } from './call.ts'

/**
 * @param operator person id or e-mail address
 * @throws Refusal `person.unknown`
 */
export async function callRings({ call, number, operator }: { call: string, number: string | null, operator: string }, at: Date): Promise<void> {
  const person = await People.findOne({ active: true, $or: [{ _id: operator }, { email: operator.toLowerCase() }] }, { _id: 1 }).lean()
  if (!person) throw new Refusal('person.unknown')
  await RingingCalls.create({ _id: call, number: number && spelledNumber(number), operator: person._id, at }).catch((error: unknown) => { if (!isDuplicate(error)) throw error })
}

const rings = 60_000

/** The call that rings at my telephone now, or has just begun to. */
export const ringingFor = async ({ id }: Pick<Actor, 'id'>, clock: Clock): Promise<Ringing | null> =>
  await RingingCalls.findOne({ operator: id, at: { $gte: new Date(clock.now().getTime() - rings) } }).sort({ at: -1 }).lean<Ringing | null>()

/** Tells the operator's pages, whichever process heard of the call. */
export function watchRinging(tell: (person: string) => void, log: Logger): { close(): Promise<void> } {
  const stream = RingingCalls.watch([{ $match: { operationType: 'insert' } }])
  stream.on('change', ({ fullDocument }: { fullDocument: Ringing }) => tell(fullDocument.operator))
  stream.on('error', (error: unknown) => log.warn({ error }, 'calls that ring are not told any more'))
  return { close: () => stream.close() }
}
