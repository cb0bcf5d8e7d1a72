import { Type } from '@sinclair/typebox'
import { enqueue } from '../../engine/complaints/outbox.ts'
import { emergenciesIn } from '../../engine/emergencies/belonging.ts'
import { Emergencies, emergencyIdOf } from '../../engine/emergencies/emergency.ts'
import { isDuplicate, transaction } from '../../engine/store/store.ts'
import { connector, readInstant, type JobFacts } from '../kit/index.ts'

const message = 'emergency-proposed'
const Proposal = Type.Object({
  cause: Type.String({ pattern: '^[a-z][a-z0-9-]{0,60}$' }), places: Type.Array(Type.String()), first: Type.String(), short: Type.Integer(), long: Type.Integer(), because: Type.String(),
})

/** Proposes an emergency to leadership: its file and the message that starts the process are one transaction, and of one cause there is one open proposal at most. */
export const proposeEmergency = connector({
  type: 'propose-emergency',
  input: Type.Object({ cluster: Proposal }),
  output: Type.Object({ proposed: Type.Boolean() }),
  run: async ({ cluster }, { job, clock }) => {
    const { cause, places, first, short, long, because } = cluster
    const open = (await emergenciesIn('proposed')).filter(({ _id, causes }) => causes.includes(cause) && _id !== emergencyIdOf(job.key))
    if (open.length > 0) return { proposed: false }
    const variables = { emergency: emergencyIdOf(job.key), causes: [cause], seenAt: places, inShort: short, inLong: long, because, startId: null }
    return { proposed: await propose({ cause, since: readInstant(first), variables }, job, clock.now()) }
  },
})

async function propose({ cause, since, variables }: { cause: string, since: Date, variables: Record<string, unknown> }, job: JobFacts, at: Date): Promise<boolean> {
  const _id = emergencyIdOf(job.key)
  try {
    await transaction(async (session) => {
      if (await Emergencies.exists({ _id }).session(session)) return
      // What is left is a proposal whose process was cancelled.
      await Emergencies.updateMany({ causes: cause, state: 'proposed' }, { $set: { state: 'refused', until: at } }, { session })
      await Emergencies.create([{ _id, state: 'proposed', causes: [cause], places: [], since, changes: [{ state: 'proposed', at, job: job.key }] }], { session })
      await enqueue({ _id: `${_id}:${message}`, name: message, correlationKey: _id, variables }, at, session)
    })
    return true
  } catch (error) {
    // Another case of the same cluster was a moment earlier.
    if (isDuplicate(error)) return false
    throw error
  }
}
