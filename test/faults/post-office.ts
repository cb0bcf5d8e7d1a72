/** A real mail server that can be made to think about a mail for as long as a test wants. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export interface ArrivedMail {
  to: string
  subject: string
  messageId: string
}

export interface PostOffice {
  /** For RECOURSE_SMTP_URL. */
  url: string
  /** Mails whose content has arrived, whether or not that was confirmed. */
  arrived: ArrivedMail[]
  /** From now on mails to addresses with this ending are taken but not confirmed, until `confirm` is called. */
  hesitate(ending: string): void
  confirm(): void
  close(): Promise<void>
}

export async function openPostOffice(): Promise<PostOffice> {
  const arrived: ArrivedMail[] = []
  let hesitation: { ending: string, over: PromiseWithResolvers<void> } | null = null
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 100,
    logger: false,
    onData: (content, { envelope }, answer) => {
      const recipients = envelope.rcptTo.map(({ address }) => address)
      void simpleParser(content).then(async ({ subject = '', messageId = '' }) => {
        for (const to of recipients) arrived.push({ to, subject, messageId })
        const { ending, over } = hesitation ?? { ending: '', over: null }
        if (over && recipients.some((to) => to.endsWith(ending))) await over.promise
        answer()
      })
    },
  })
  server.on('error', () => {}) // a client that was killed breaks its connection off
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    arrived,
    hesitate: (ending) => void (hesitation = { ending, over: Promise.withResolvers() }),
    confirm: () => {
      hesitation?.over.resolve()
      hesitation = null
    },
    close: async () => await new Promise((closed) => { server.close(closed) }),
  }
}
