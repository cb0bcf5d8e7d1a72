/** Reads the mailbox as long as the server runs: at once when a mail comes, where the mail server says so, and every few minutes anyway. */
import { setTimeout as sleep } from 'node:timers/promises'
import { finishMails } from '../../engine/incoming/file-mail.ts'
import { mailboxFailed } from '../../engine/incoming/mailbox-state.ts'
import { JobDelayed, JobRefused } from '../kit/index.ts'
import { settingsOf } from '../kit/settings.ts'
import { incomingMail } from './incoming-mail.ts'
import { openMailbox, type Mailbox } from './mailbox.ts'
import { readRound, type RoundTools } from './read-round.ts'
import { mailboxName, readyMailbox, type MailboxSettings, type ReadyMailbox } from './settings.ts'

export interface MailboxWatch {
  /** Finishes the mail that is being read. */
  stop(): Promise<void>
}

const looksAgain = 15_000
const longestPause = 5 * 60_000
/** How long somebody may be at work on a mail before another finishes it. */
const inHands = 60_000

/** @param looksAgainMs how soon changed settings are noticed, and a mailbox that was away is tried again */
export function watchMailbox({ looksAgainMs = looksAgain, ...tools }: RoundTools & { looksAgainMs?: number }): MailboxWatch {
  const stopping = new AbortController()
  const { signal } = stopping
  let failures = 0

  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      await finishMails(new Date(tools.clock.now().getTime() - inHands), tools).catch((error: unknown) => tools.log.warn({ fault: error instanceof Error ? error.name : typeof error }, 'mails that were begun could not be finished'))
      const settings = await currentSettings()
      if (settings) await watch(settings)
      await sleep(settings && failures > 0 ? Math.min(longestPause, looksAgainMs * 2 ** (failures - 1)) : looksAgainMs, undefined, { signal }).catch(() => undefined)
    }
  }

  /** Until the connection breaks, the settings change or the server stops. */
  const watch = async (settings: ReadyMailbox): Promise<void> => {
    let mailbox: Mailbox | null = null
    try {
      mailbox = await openMailbox(settings)
      while (!signal.aborted && JSON.stringify(await currentSettings()) === JSON.stringify(settings)) {
        await readRound(mailbox, settings, tools, signal)
        failures = 0
        await mailbox.untilMore(settings.everyMinutes * 60_000, signal)
      }
    } catch (error) {
      failures += 1
      const code = error instanceof JobRefused || error instanceof JobDelayed ? error.code : 'mailbox.fault'
      tools.log.warn({ code, failures }, 'the mailbox could not be read')
      await mailboxFailed(mailboxName(settings), code, tools.clock.now()).catch(() => undefined)
    } finally {
      await mailbox?.close()
    }
  }

  const currentSettings = async (): Promise<ReadyMailbox | null> => {
    try {
      return readyMailbox(await settingsOf(incomingMail) as MailboxSettings)
    } catch {
      return null // the connector's page says what is wrong with them
    }
  }

  const running = run()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
