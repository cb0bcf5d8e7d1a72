import { Type } from '@sinclair/typebox'
import { Outbox, enqueue } from '../../engine/complaints/outbox.ts'
import { transaction } from '../../engine/store/store.ts'
import { connector, JobRefused, labelled } from '../kit/index.ts'

const name = Type.String({ pattern: '^[a-z][a-z0-9-]{0,60}$' })

/** Sends a message to another process, once per job: it starts one, or reaches the one that waits under the same key. Lies in the outbox until the broker has it. */
export const sendMessage = connector({
  type: 'send-message',
  shown: {
    en: 'Send a message to another process', zh: '向另一流程发送消息', group: 'outside', events: true,
    help: {
      en: 'It starts one, or reaches the one that waits under the same key. Once per job.',
      zh: '启动一个流程，或送达以同一关键字等待的流程；每个任务只发送一次。',
    },
  },
  input: Type.Object({
    message: labelled(['Message', '消息'], name, ['Its name in the other diagram.', '另一流程图中的消息名称。']),
    key: labelled(['Key', '关键字'], Type.Optional(Type.String({ minLength: 1, maxLength: 200 })), ['Default: the id of the case.', '默认：案件编号。']),
    carry: labelled(['Variables that go along', '附带变量'], Type.Optional(Type.Record(Type.String(), Type.Unknown()))),
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
