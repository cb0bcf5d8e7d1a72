/** Asks the table `notification-policy` how a message goes out. Where the broker cannot say, it goes out at once: a message is late rather than lost, never the other way round. */
import { Type, type Static } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { channelNames, wakingChannels, type ChannelName, type WakingChannel } from '../../engine/notifications/notification.ts'
import { hourKind, mornings, type HourKind } from '../../engine/notifications/quiet-hours.ts'
import { loadHospital } from '../../engine/people/store.ts'
import { within } from '../../engine/zeebe/fault.ts'
import type { JobTools } from '../kit/index.ts'

const Policy = Type.Object({
  channels: Type.Array(Type.Union(channelNames.map((name) => Type.Literal(name))), { minItems: 1 }),
  instead: Type.Optional(Type.Array(Type.Union(wakingChannels.map((name) => Type.Literal(name))))),
  quiet: Type.Boolean(),
  digest: Type.Boolean(),
})
type Policy = Static<typeof Policy>

export interface Delivery {
  /** By each of them. */
  channels: ChannelName[]
  /** One after the other, in the place of one of those that cannot be used or fails. */
  instead: WakingChannel[]
  /** Until when it waits, but for what can be read in the house at once; null: it does not. */
  hold: { until: Date, digest: boolean } | null
}

export interface About {
  template: string
  tier: string | null
  /** The case belongs to a declared emergency. */
  emergency: boolean
  recipient: 'staff' | 'complainant'
}

/** Milliseconds; a message is not kept waiting longer for an answer. */
const patience = 3_000

/** One question a job and kind of recipient, whatever number of people it tells. */
export function policyOf(about: Omit<About, 'recipient'>, tools: Pick<JobTools, 'decide' | 'clock' | 'config' | 'log'>): (recipient: About['recipient']) => Promise<Delivery> {
  const known = new Map<About['recipient'], Promise<Delivery>>()
  return (recipient) => {
    const delivery = known.get(recipient) ?? deliveryOf({ ...about, recipient }, tools)
    known.set(recipient, delivery)
    return delivery
  }
}

async function deliveryOf(about: About, { decide, clock, config: { quietHours }, log }: Pick<JobTools, 'decide' | 'clock' | 'config' | 'log'>): Promise<Delivery> {
  const { calendar } = await loadHospital()
  const now = clock.now()
  const ask = async (hour: HourKind): Promise<Policy> => {
    const answer = await within(patience, decide('notification-policy', { ...about, hour }))
    if (!Value.Check(Policy, answer)) throw new Error('the table gives no channels')
    return answer
  }
  try {
    const policy = await ask(hourKind(now, quietHours, calendar))
    return { channels: policy.channels, instead: policy.instead ?? [], hold: policy.quiet ? { until: await released(), digest: policy.digest } : null }
  } catch (error) {
    log.warn({ template: about.template, fault: error instanceof Error ? error.name : typeof error }, 'the notification policy could not be asked: told at once')
    return { channels: [about.recipient === 'staff' ? 'in-app' : 'portal', 'email'], instead: [], hold: null }
  }

  /** The first morning on which the table would not hold it any more; a working day always is one. */
  async function released(): Promise<Date> {
    let last = now
    for (const morning of mornings(now, quietHours, calendar)) {
      last = morning
      const kind = hourKind(morning, quietHours, calendar)
      if (kind === 'day' || !(await ask(kind)).quiet) return morning
    }
    return last
  }
}
