import { Type, type Static } from '@sinclair/typebox'
import { meetDeadline } from '../../engine/deadlines/index.ts'
import { caseIdOf, connector, labelled } from '../kit/index.ts'
import { settingsOf } from '../kit/settings.ts'
import { notify } from '../notify/notify.ts'
import type { NotifySettings } from '../notify/settings.ts'

/** Tells the complainant that the complaint is received, and where that is the first contact, ends its clock. */
export const acknowledge = connector({
  type: 'acknowledge',
  shown: {
    en: 'Acknowledge receipt', zh: '受理告知', group: 'case',
    help: { en: 'Sends the receipt with number and code to the complainant, by the channels of the table notification-policy.', zh: '按通知规则向投诉人发送受理号和查询码。' },
  },
  input: Type.Object({ meets: labelled(['Ends the clock of', '结束计时的环节'], Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9-]*$' })), ['A stage, such as contact; left out: none.', '例如 contact；不填则不结束任何计时。']) }),
  output: Type.Object({}),
  run: async ({ meets }, tools) => {
    await notify.run({ template: 'acknowledge', to: 'complainant' }, { ...tools, settings: await settingsOf(notify) as Static<typeof NotifySettings> })
    if (meets) await meetDeadline(caseIdOf(tools.job), meets, tools.clock.now())
    return {}
  },
})
