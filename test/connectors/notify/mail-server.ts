/** A real SMTP server on a free loopback port, with the moods that mail servers have. */
import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export interface MailServer {
  url: string
  /** Mails whose content has arrived, in order, whether or not they were then accepted. */
  arrived: { to: string[], mail: ParsedMail }[]
  /** What is answered to a recipient: a status code, or null to take it. */
  onRecipient: (address: string) => number | null
  /** What is answered when the content has arrived; null takes it, `silence` never answers, `hang-up` closes the connection. */
  onContent: () => number | null | 'silence' | 'hang-up'
  close(): Promise<void>
}

const refusal = (responseCode: number): Error => Object.assign(new Error('not here'), { responseCode })

export async function startMailServer(): Promise<MailServer> {
  const mailServer: MailServer = { url: '', arrived: [], onRecipient: () => null, onContent: () => null, close: async () => {} }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 100,
    logger: false,
    onRcptTo: ({ address }, _, answer) => {
      const code = mailServer.onRecipient(address)
      answer(code === null ? null : refusal(code))
    },
    onData: (content, { envelope, id }, answer) => {
      void simpleParser(content).then((mail) => {
        mailServer.arrived.push({ to: envelope.rcptTo.map(({ address }) => address), mail })
        const mood = mailServer.onContent()
        if (mood === 'silence') return
        if (mood === 'hang-up') return hangUp(id)
        answer(mood === null ? null : refusal(mood))
      })
    },
  })
  server.on('error', () => {})
  const hangUp = (id: string): void => {
    for (const connection of server.connections as Set<{ id: string, _socket: Socket }>) if (connection.id === id) connection._socket.destroy()
  }
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  mailServer.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  mailServer.close = async () => await new Promise((closed) => { server.close(closed) })
  return mailServer
}
