/** Tells who has a new in-app message, whichever process wrote it. */
import type { Logger } from 'pino'
import { Notifications } from './notification.ts'

export function watchInbox(tell: (person: string) => void, log: Logger): { close(): Promise<void> } {
  const stream = Notifications.watch([{ $match: { operationType: 'insert', 'fullDocument.channel': 'in-app' } }])
  stream.on('change', ({ fullDocument }: { fullDocument: { to: string } }) => tell(fullDocument.to))
  // The driver goes on by itself after a break; what it cannot go on from only costs the live badge, not the message.
  stream.on('error', (error: unknown) => log.warn({ error }, 'live messages stopped'))
  return { close: () => stream.close() }
}
