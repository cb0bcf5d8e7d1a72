import { Type, type Static } from '@sinclair/typebox'
import { enqueue } from '../../engine/complaints/outbox.ts'
import { emergenciesIn } from '../../engine/emergencies/belonging.ts'
import { Emergencies, emergencyIdOf } from '../../engine/emergencies/emergency.ts'
import { isDuplicate, transaction } from '../../engine/store/store.ts'
import { connector, labelled, readInstant } from '../kit/index.ts'

const message = 'emergency-proposed'
const Proposal = Type.Object({
  cause: Type.String({ pattern: '^[a-z][a-z0-9-]{0,60}$' }), places: Type.Array(Type.String()), first: Type.String(), short: Type.Integer(), long: Type.Integer(), because: Type.String(),
})

/** Proposes an emergency to leadership: its file and the message that starts the process are one transaction, and of one cause there is one open proposal at most. */
export const proposeEmergency = connector({
  type: 'propose-emergency',
  shown: {
    en: 'Propose an emergency', zh: '提议启动应急', group: 'emergency', inner: true,
    help: {
      en: 'Proposes it to leadership; of one cause there is one open proposal at most.',
      zh: '向院领导提议；同一原因最多有一项待定提议。',
    },
  },
  input: Type.Object({ cluster: labelled(['Cluster', '聚集'], Proposal) }),
  output: Type.Object({ proposed: labelled(['Proposed', '已提议'], Type.Boolean()) }),
  run: async ({ cluster }, { job, clock }) => {
    const _id = emergencyIdOf(job.key)
    const [proposals, living] = [await Emergencies.find({ causes: cluster.cause, state: 'proposed', _id: { $ne: _id } }, { _id: 1 }).lean(), await emergenciesIn('proposed')]
    const given = proposals.map((one) => one._id)
    if (living.some((one) => given.includes(one._id))) return { proposed: false }
    try {
      await propose(_id, cluster, job.key, { given, at: clock.now() })
      return { proposed: true }
    } catch (error) {
      // Another case of the same cluster was a moment earlier.
      if (isDuplicate(error)) return { proposed: false }
      throw error
    }
  },
})

/** @param given proposals for the same cause whose process somebody has cancelled: they make room */
async function propose(_id: string, { cause, places, first, short, long, because }: Static<typeof Proposal>, job: string, { given, at }: { given: string[], at: Date }): Promise<void> {
  const variables = { emergency: _id, causes: [cause], seenAt: places, inShort: short, inLong: long, because, startId: null }
  await transaction(async (session) => {
    if (await Emergencies.exists({ _id }).session(session)) return
    await Emergencies.updateMany({ _id: { $in: given } }, { $set: { state: 'refused', until: at } }, { session })
    await Emergencies.create([{ _id, state: 'proposed', causes: [cause], places: [], since: readInstant(first), changes: [{ state: 'proposed', at, job }] }], { session })
    await enqueue({ _id: `${_id}:${message}`, name: message, correlationKey: _id, variables }, at, session)
  })
}
