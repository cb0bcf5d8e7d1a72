import { Type } from '@sinclair/typebox'
import { Outbox, enqueue } from '../../engine/complaints/outbox.ts'
import { transaction } from '../../engine/store/store.ts'
import { connector, JobRefused } from '../kit/index.ts'

const name = Type.String({ pattern: '^[a-z][a-z0-9-]{0,60}$' })

/** Sends a message to another process, once per job: it starts one, or reaches the one that waits under the same key. Lies in the outbox until the broker has it. */
export const sendMessage = connector({
  type: 'send-message',
  input: Type.Object({
    message: name,
    key: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    carry: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  }),
  output: Type.Object({}),
  run: async ({ message, key, carry = {} }, { job, clock }) => {
    const correlationKey = key ?? job.variables['complaintId']
    if (typeof correlationKey !== 'string' || correlationKey === '') throw new JobRefused('message.without-key')
    const _id = `${job.key}:${message}`
    await transaction(async (session) => {
      if (await Outbox.exists({ _id }).session(session)) return
      await enqueue({ _id, name: message, correlationKey, variables: carry }, clock.now(), session)
    })
    return {}
  },
})
