/** Files that were uploaded and never sent along: the page was closed, or the report was thrown away. After some days they are removed. */
import type { Logger } from 'pino'
import { IncomingMails } from '../incoming/incoming-mail.ts'
import { searchWords } from '../search/words.ts'
import { inDrafts } from '../tasks/drafts.ts'
import { eraseLooseUpload, looseUploads } from './attachments.ts'
import { Entries, textsIn } from './entry.ts'

const hour = 3_600_000
const atOnce = 200

/** Looks four times a day. @param days that a file waits for its report */
export function removeLooseUploads({ days, log }: { days: number, log: Logger }): { stop(): void } {
  const look = (): void => {
    eraseLooseUploads(new Date(Date.now() - days * 24 * hour)).then(
      (removed) => { if (removed > 0) log.info({ removed }, 'uploads that nobody sent along were removed') },
      (error: unknown) => log.warn({ error }, 'uploads that nobody sent along could not be removed; it is tried again'),
    )
  }
  look()
  const timer = setInterval(look, 6 * hour).unref()
  return { stop: () => clearInterval(timer) }
}

/** @param before of files that came later a report may still be on its way. @returns how many were removed */
export async function eraseLooseUploads(before: Date): Promise<number> {
  let removed = 0
  let portion: string[] = []
  const erase = async (): Promise<void> => {
    const held = await heldAmong(new Set(portion))
    for (const id of portion) if (!held.has(id) && await eraseLooseUpload(id)) removed += 1
    portion = []
  }
  for await (const id of looseUploads(before)) {
    portion.push(id)
    if (portion.length === atOnce) await erase()
  }
  if (portion.length > 0) await erase()
  return removed
}

/** Enough to find an entry that names a file. */
const longestWord = (id: string): string[] => searchWords(id).toSorted((a, b) => b.length - a.length).slice(0, 1)

/** Those that stand in a mail, of which the office may still make a case; in a half-filled form; in what was written in a process without a case. */
async function heldAmong(ids: ReadonlySet<string>): Promise<Set<string>> {
  const [mails, drafts, entries] = await Promise.all([
    IncomingMails.find({ attachments: { $in: [...ids] } }, { attachments: 1 }).lean(),
    inDrafts(ids),
    Entries.find({ complaintId: null, searchWords: { $in: [...ids].flatMap(longestWord) } }, { words: 1 }).lean(),
  ])
  return new Set([...mails.flatMap(({ attachments }) => attachments), ...drafts, ...entries.flatMap(({ words }) => textsIn(words))])
}
