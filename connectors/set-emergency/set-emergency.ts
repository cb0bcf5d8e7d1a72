import { Type, type Static } from '@sinclair/typebox'
import { Duration } from 'luxon'
import { Emergencies, emergencyIdOf, type Emergency } from '../../engine/emergencies/emergency.ts'
import { transaction } from '../../engine/store/store.ts'
import { rootKeyOf } from '../../engine/zeebe/records/root-key.ts'
import { connector, JobRefused, labelled } from '../kit/index.ts'

const Ids = Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 200 })
const Id = Type.Optional(Type.Union([Type.String({ maxLength: 100 }), Type.Null()]))
const Input = Type.Object({
  emergency: labelled(['Emergency', '突发事件'], Type.Optional(Type.String())),
  startId: labelled(['Start', '发起'], Type.Optional(Type.String())),
  set: labelled(['Facts', '事项'], Type.Object({
    state: Type.Union([Type.Literal('proposed'), Type.Literal('refused'), Type.Literal('declared'), Type.Literal('stood-down'), Type.Literal('reviewed')]),
    causes: Type.Optional(Ids), places: Type.Optional(Ids), lookBack: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    coordinator: Id, handler: Id, deputy: Id, team: Type.Optional(Ids),
  }, { additionalProperties: false })),
})

/** Writes into the file of an emergency what became of it. Without one, declaring opens it. */
export const setEmergency = connector({
  type: 'set-emergency',
  shown: {
    en: 'Write into the file of an emergency', zh: '写入突发事件档案', group: 'emergency', inner: true,
    help: {
      en: 'What became of it. Without an emergency, declaring opens one.',
      zh: '记录其进展；尚无档案时，宣布即建立。',
    },
  },
  input: Input,
  output: Type.Object({ emergency: labelled(['Emergency', '突发事件'], Type.String()) }),
  run: async ({ emergency, startId, set }, { job, clock }) => {
    const _id = emergency ?? emergencyIdOf(job.key)
    const rootKey = await rootKeyOf(job.instanceKey)
    await transaction(async (session) => {
      const known = await Emergencies.findById(_id).session(session).lean<Emergency>()
      if (known?.changes.some((change) => change.job === job.key)) return
      if (!known && (emergency || set.state !== 'declared')) throw new JobRefused('emergency.unknown')
      const written = { ...changed(set, clock.now(), known), rootKey, ...(startId && { startId }) }
      await Emergencies.updateOne({ _id }, { $set: written, $push: { changes: { state: set.state, at: clock.now(), job: job.key } } }, { session, upsert: true })
    })
    return { emergency: _id }
  },
})

/** What leadership decided stays until it decides otherwise: null leaves a value as it is. */
function changed({ state, lookBack, ...parts }: Static<typeof Input>['set'], now: Date, known: Emergency | null): Partial<Emergency> {
  const given = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== null && value !== undefined))
  if (state === 'declared') return { ...given, state, since: known?.since ?? new Date(now.getTime() - Duration.fromISO(lookBack ?? 'PT0S').toMillis()) }
  return { ...given, state, ...(state !== 'proposed' && { until: known?.until ?? now }) }
}
