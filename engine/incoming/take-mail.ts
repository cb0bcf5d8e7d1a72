/**
 * Takes one mail from the mailbox: it is written down with what is to become of it, and then that is done. Whatever crashes in between, the next attempt
 * finds the row and goes on; the same mail again changes nothing.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keepUpload } from '../complaints/attachments.ts'
import { isDuplicate } from '../store/store.ts'
import { Refusal } from '../errors/errors.ts'
import { fileOrAsk, type FilingTools } from './file-mail.ts'
import { IncomingMails, type IncomingMail } from './incoming-mail.ts'
import { judgeMail, type MailRules } from './judge-mail.ts'
import { readMail, type ReadMail } from './read-mail.ts'

const mostFiles = 20

/** @param arrivedAt when the mail server got it */
export async function takeMail(raw: Buffer, arrivedAt: Date, rules: MailRules, tools: FilingTools): Promise<IncomingMail> {
  const mail = await readMail(raw)
  const known = await IncomingMails.findById(mail.id).lean<IncomingMail>()
  return await fileOrAsk(known ?? await writeDown(mail, arrivedAt, rules, tools), tools)
}

/** A mail that cannot be read stays where it is; that there is one is written down. */
export async function leaveMail(id: string, about: { from: IncomingMail['from'], subject: string, arrivedAt: Date, because: string }, at: Date): Promise<IncomingMail> {
  const row: IncomingMail = { _id: id, messageId: null, text: '', attachments: [], leftOut: 0, readAt: at, state: 'unreadable', complaintId: null, filedAt: at, decidedBy: null, ...about }
  return await IncomingMails.findOneAndUpdate({ _id: id }, { $setOnInsert: row }, { upsert: true, returnDocument: 'after' }).lean<IncomingMail>() ?? row
}

async function writeDown(mail: ReadMail, arrivedAt: Date, rules: MailRules, { clock }: FilingTools): Promise<IncomingMail> {
  const attachments = await keepFiles(mail.files)
  const judged = await judgeMail(mail, attachments.length, rules, clock.now())
  const row: IncomingMail = {
    _id: mail.id, messageId: mail.messageId, from: mail.from, subject: mail.subject, attachments, leftOut: mail.files.length - attachments.length, arrivedAt, readAt: clock.now(),
    ...judged, filedAt: null, decidedBy: null,
  }
  try {
    await IncomingMails.create([row])
    return row
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return await IncomingMails.findById(mail.id).orFail().lean<IncomingMail>()
  }
}

/** By the same checks as an upload: what a file is, its first bytes say. */
async function keepFiles(files: ReadMail['files']): Promise<string[]> {
  if (files.length === 0) return []
  const folder = await mkdtemp(join(tmpdir(), 'recourse-mail-'))
  try {
    const kept: string[] = []
    for (const { name, content } of files.slice(0, mostFiles)) {
      const path = join(folder, String(kept.length))
      await writeFile(path, content)
      try {
        kept.push((await keepUpload(path, name)).id)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
      }
    }
    return kept
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
