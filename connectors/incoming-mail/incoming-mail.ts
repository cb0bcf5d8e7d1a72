import { Type } from '@sinclair/typebox'
import { trackingCodes } from '../../engine/complaints/receipts.ts'
import { connector, JobDelayed, JobRefused } from '../kit/index.ts'
import { openMailbox } from './mailbox.ts'
import { readRound } from './read-round.ts'
import { MailboxSettings, readyMailbox } from './settings.ts'

const Count = Type.Integer({ minimum: 0 })

/**
 * Looks into the hospital's mailbox now. The server does so by itself while the mailbox is switched on (`watch-mailbox.ts`); a diagram that wants to be sure, or
 * that reads at set times only, asks by this.
 */
export const incomingMail = connector({
  type: 'incoming-mail',
  shown: {
    en: 'Read the mailbox', zh: '读取邮箱', group: 'letters',
    help: { en: 'Takes the mails that have come: each opens a case, joins its own, or waits for the office.', zh: '处理新到邮件：立案、并入原案或待办公室决定。' },
  },
  settings: MailboxSettings,
  input: Type.Object({}),
  output: Type.Object({ mails: Type.Object({ opened: Count, joined: Count, asks: Count, others: Count }) }),
  timeoutMs: 120_000,
  run: async (_input, { settings, clock, config, log, signal }) => {
    const ready = readyMailbox(settings)
    if (!ready) throw new JobRefused('mailbox.not-set-up')
    const mailbox = await openMailbox(ready)
    try {
      const round = await readRound(mailbox, ready, { clock, codes: await trackingCodes(), onAccepted: () => {}, mailFrom: config.mailFrom, log }, signal)
      if (!round) throw new JobDelayed('mailbox.busy', { after: 10_000 })
      const { opened = 0, joined = 0, asks = 0, ...rest } = round
      return { mails: { opened, joined, asks, others: Object.values(rest).reduce((all, one) => all + one, 0) } }
    } finally {
      await mailbox.close()
    }
  },
})
