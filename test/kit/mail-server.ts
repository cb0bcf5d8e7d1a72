/** A real IMAP server with the hospital's mailbox in it, and mails as people, machines and mail servers write them. */
import type { AddressInfo, Socket } from 'node:net'
import hoodiecrow from 'hoodiecrow-imap'

export interface MailServer {
  port: number
  /** Settings of the connector `incoming-mail` that read this server. */
  settings: Record<string, unknown>
  deliver(mail: string): void
  /** Subjects of the mails in a folder. */
  subjects(folder: string): string[]
  flags(folder: string, subject: string): string[]
  /** Breaks off every connection. */
  cut(): void
  close(): Promise<void>
}

export async function openMailServer(): Promise<MailServer> {
  const imap = hoodiecrow({ plugins: ['ID', 'IDLE', 'UNSELECT', 'ENABLE', 'LITERALPLUS', 'NAMESPACE', 'SPECIAL-USE'], storage: { INBOX: {} } })
  await new Promise<void>((listening) => { imap.listen(0, listening) })
  const sockets = new Set<Socket>()
  imap.server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {}) // a client that breaks off
  })
  const { port } = imap.server.address() as AddressInfo
  const messages = (folder: string) => imap.getMailbox(folder)?.messages ?? []
  const cut = () => { for (const socket of sockets) socket.destroy() }
  return {
    port,
    settings: { on: true, host: '127.0.0.1', port, security: 'none', user: 'testuser', password: 'testpass', doneFolder: 'Read', unreadableFolder: 'Unreadable', earlier: 'read' },
    deliver: (mail) => imap.appendMessage('INBOX', [], '', mail),
    subjects: (folder) => messages(folder).map(({ raw }) => subjectOf(raw)),
    flags: (folder, subject) => messages(folder).find(({ raw }) => subjectOf(raw) === subject)?.flags ?? [],
    cut,
    close: async () => {
      cut()
      await new Promise<void>((closed) => { imap.close(closed) })
    },
  }
}

const subjectOf = (raw: string): string => /^subject: (.*)$/im.exec(raw)?.[1]?.trim() ?? ''

let count = 0

export interface Written {
  from?: string
  subject?: string
  text?: string
  headers?: Record<string, string>
  /** Content in base64. */
  attachments?: { name: string, type: string, content: string }[]
}

/** A mail as a person's program writes it. */
export function aMail({ from = 'Li Na <li.na@example.org>', subject = 'Four hours in the hall', text = 'I waited four hours and nobody told me why.', headers = {}, attachments = [] }: Written = {}): string {
  count += 1
  const head = { 'From': from, 'To': 'complaints@hospital.example', 'Subject': encoded(subject), 'Message-ID': `<${count}.${Date.now()}@example.org>`, 'Date': 'Mon, 2 Mar 2026 09:00:00 +0800', 'MIME-Version': '1.0', ...headers }
  const body = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64', '', lines(Buffer.from(text).toString('base64'))]
  if (attachments.length === 0) return joined([...headerLines(head), ...body])
  const parts = attachments.map(({ name, type, content }) => [`Content-Type: ${type}`, 'Content-Transfer-Encoding: base64', `Content-Disposition: attachment; filename="${name}"`, '', lines(content)])
  return joined([...headerLines({ ...head, 'Content-Type': 'multipart/mixed; boundary="cut"' }), '', ...[body, ...parts].flatMap((part) => ['--cut', ...part]), '--cut--', ''])
}

/** What a mail server answers about a mail that it could not deliver (RFC 3464). */
export const aBounce = (messageId: string, { action = 'failed', status = '5.1.1' } = {}): string => joined([
  'Return-Path: <>', 'From: Mail Delivery System <MAILER-DAEMON@mx.example.org>', 'To: no-reply@hospital.example', 'Subject: Undelivered Mail Returned to Sender', `Message-ID: <bounce-${count += 1}@mx.example.org>`,
  'Auto-Submitted: auto-replied', 'MIME-Version: 1.0', 'Content-Type: multipart/report; report-type=delivery-status; boundary="cut"', '',
  '--cut', 'Content-Type: text/plain; charset=us-ascii', '', 'I am sorry to have to inform you that your message could not be delivered.',
  '--cut', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example.org', '', 'Final-Recipient: rfc822; li.na@example.org', `Action: ${action}`, `Status: ${status}`, 'Diagnostic-Code: smtp; 550 5.1.1 user unknown', '',
  '--cut', 'Content-Type: text/rfc822-headers', '', 'From: no-reply@hospital.example', `Message-ID: ${messageId}`, 'Subject: Receipt confirmed', '', '--cut--', '',
])

const joined = (all: string[]): string => all.join('\r\n')
const headerLines = (head: Record<string, string>): string[] => Object.entries(head).map(([name, value]) => `${name}: ${value}`)
const lines = (base64: string): string => base64.replaceAll(/(.{76})/g, '$1\r\n')
const encoded = (text: string): string => (/^[\x20-\x7e]*$/.test(text) ? text : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`)
