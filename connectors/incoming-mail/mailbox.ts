/** The hospital's mailbox, over IMAP. */
import { setTimeout as sleep } from 'node:timers/promises'
import { ImapFlow, type FetchMessageObject } from 'imapflow'
import { JobDelayed, JobRefused } from '../kit/index.ts'
import type { ReadyMailbox } from './settings.ts'

export interface WaitingMail {
  uid: number
  size: number
  arrivedAt: Date
  subject: string
  from: { address: string, name: string | null } | null
}

export interface Mailbox {
  uidValidity: string
  /** The number that the next mail will get. */
  uidNext: number
  /** Mails after this one, the oldest first; without their content. */
  after(uid: number): Promise<WaitingMail[]>
  source(uid: number): Promise<Buffer | null>
  /** Marks it as read and moves it, as the settings say. What the server does not do is no loss: how far it is read is kept here. */
  done(uid: number): Promise<void>
  leave(uid: number): Promise<void>
  /** Until a mail comes, the time is over, the connection breaks or `signal` fires. */
  untilMore(milliseconds: number, signal: AbortSignal): Promise<void>
  close(): Promise<void>
}

const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 5 * 60_000 }
const goodbyeMs = 2_000
const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|::1)$/

/** @throws JobRefused `mailbox.not-encrypted`, `mailbox.sign-in`, `mailbox.no-folder`; JobDelayed `mailbox.away` */
export async function openMailbox(settings: ReadyMailbox): Promise<Mailbox> {
  const { host, port, security, user, password, folder, doneFolder, unreadableFolder } = settings
  if (security === 'none' && !loopback.test(host)) throw new JobRefused('mailbox.not-encrypted')
  const client = new ImapFlow({
    host, port, secure: security === 'tls', ...(security !== 'tls' && { doSTARTTLS: security === 'starttls' }), auth: { user, pass: password }, logger: false, disableAutoIdle: true, ...patience,
  })
  // A connection that breaks is noticed by the next command; without a listener it would end the process.
  client.on('error', () => {})
  await client.connect().catch((cause: unknown) => { throw isSignIn(cause) ? new JobRefused('mailbox.sign-in', { cause }) : new JobDelayed('mailbox.away', { after: 60_000, cause }) })
  const opened = await client.mailboxOpen(folder).catch(async (cause: unknown) => {
    client.close()
    throw new JobRefused('mailbox.no-folder', { cause })
  })
  // Also what comes while earlier mails are still being read.
  let more = false
  let wake = (): void => {}
  client.on('exists', () => {
    more = true
    wake()
  })
  const made = new Set<string>()
  const moved = async (uid: number, to: string | undefined, flags: string[]): Promise<void> => {
    await client.messageFlagsAdd(String(uid), flags, { uid: true })
    if (!to) return
    if (!made.has(to)) await client.mailboxCreate(to).catch(() => undefined) // it is there already, or the move says that it is not
    made.add(to)
    await client.messageMove(String(uid), to, { uid: true })
  }

  return {
    uidValidity: String(opened.uidValidity),
    uidNext: opened.uidNext,
    async after(uid) {
      more = false
      const found: WaitingMail[] = []
      for await (const mail of client.fetch(`${uid + 1}:*`, { uid: true, size: true, internalDate: true, envelope: true }, { uid: true })) {
        // A server answers `9:*` with its last mail also where that is the eighth.
        if (mail.uid > uid) found.push(waiting(mail))
      }
      return found.toSorted((a, b) => a.uid - b.uid)
    },
    source: async (uid) => (await client.fetchOne(String(uid), { source: true, uid: true }, { uid: true }) || null)?.source ?? null,
    done: (uid) => moved(uid, doneFolder, ['\\Seen']),
    leave: (uid) => moved(uid, unreadableFolder, ['\\Flagged']),
    async untilMore(milliseconds, signal) {
      // A server that has something to say says it at the next command: a mail that came since the last one is not waited for.
      if (!more) await client.noop()
      // A connection that broke while mails were read has said so already.
      if (!client.usable) throw new JobDelayed('mailbox.away', { after: 5_000 })
      if (more || signal.aborted) return
      const over = Promise.withResolvers<void>()
      const end = (): void => over.resolve()
      const timer = setTimeout(end, milliseconds)
      signal.addEventListener('abort', end)
      wake = end
      client.once('close', end)
      try {
        // Idling goes on until the next command, which breaks it off by itself.
        void client.idle().catch(end)
        await over.promise
        if (!client.usable && !signal.aborted) throw new JobDelayed('mailbox.away', { after: 5_000 })
      } finally {
        clearTimeout(timer)
        signal.removeEventListener('abort', end)
        wake = () => {}
        client.off('close', end)
      }
    },
    close: async () => {
      // Goodbye is a courtesy: a mail server that does not answer to it is not waited for.
      await Promise.race([client.logout().catch(() => undefined), sleep(goodbyeMs, undefined, { ref: false })])
      client.close()
    },
  }
}

const isSignIn = (error: unknown): boolean => error instanceof Error && 'authenticationFailed' in error && error.authenticationFailed === true

function waiting({ uid, size, internalDate, envelope }: FetchMessageObject): WaitingMail {
  const [from] = envelope?.from ?? []
  return {
    uid, size: size ?? 0, arrivedAt: new Date(internalDate ?? Date.now()), subject: (envelope?.subject ?? '').slice(0, 300),
    from: from?.address ? { address: from.address.toLowerCase().slice(0, 320), name: from.name ?? null } : null,
  }
}
