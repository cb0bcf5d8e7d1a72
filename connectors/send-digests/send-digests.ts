import { Type } from '@sinclair/typebox'
import { Complaints, type Complaint } from '../../engine/complaints/complaint.ts'
import type { Notification } from '../../engine/notifications/notification.ts'
import { findPerson } from '../../engine/people/store.ts'
import { connector, JobDelayed, JobRefused, type JobTools, type Letter } from '../kit/index.ts'
import { settled } from '../notify/deliver.ts'
import { isAddress, sendMail } from '../notify/mail.ts'
import { messageModel } from '../notify/message-model.ts'
import { resolveRecipients } from '../notify/recipients.ts'
import { render } from '../notify/templates.ts'
import { nextRelease, planDigests, type Bundle } from './plan-digests.ts'

/** Hours that are left to the next morning's own job. */
const tomorrow = 20 * 3600_000

/**
 * Sends the mails that waited for the morning: those of a person in one, in their language; a complainant's as the letter it is. Reminders of what is
 * done by now are dropped, and the mail says so. One effect a mail, as in `notify`.
 */
export const sendDigests = connector({
  type: 'send-digests',
  timeoutMs: 120_000,
  input: Type.Object({}),
  output: Type.Object({ next: Type.Union([Type.String(), Type.Null()]) }),
  run: async (_, tools) => {
    const { job, clock } = tools
    const { bundles, single } = await planDigests(job.key, clock.now())
    await each([...bundles.map((bundle) => () => sendBundle(bundle, tools)), ...single.map((row) => () => sendSingle(row, tools))], tools)
    const next = await nextRelease()
    return { next: next && next.getTime() < clock.now().getTime() + tomorrow ? next.toISOString() : null }
  },
})

/** One that fails stops none of the others; a mail server that is away is not asked again and again. */
async function each(mails: (() => Promise<void>)[], { signal }: JobTools): Promise<void> {
  const setbacks: (JobRefused | JobDelayed)[] = []
  for (const send of mails) {
    signal.throwIfAborted()
    if (setbacks.some(({ code }) => code === 'mail.away')) break
    try {
      await send()
    } catch (error) {
      if (!(error instanceof JobRefused || error instanceof JobDelayed)) throw error
      setbacks.push(error)
    }
  }
  const worst = setbacks.find((setback) => setback instanceof JobRefused) ?? setbacks[0]
  if (worst) throw worst
}

async function sendBundle({ to, lang, messages, dropped }: Bundle, tools: JobTools): Promise<void> {
  const person = await findPerson(to)
  const link = (await modelFor(null, to, tools))?.link ?? ''
  const letter = await render('digest', lang, {
    name: lang === 'zh' ? person?.nameZh ?? person?.name : person?.name, count: messages.length, items: messages.map(asItem).join('\n\n'),
    dropped: dropped.map(({ title }) => `– ${title}`).join('\n'), link,
  })
  await sendOnce(`${to}:${lang}`, messages, person?.active ? person.email : null, letter, link, tools)
}

const asItem = ({ title, text }: Notification, position: number): string => `${position + 1}. ${title}\n${text.split('\n').map((line) => (line ? `   ${line}` : line)).join('\n')}`

/** Made again from what it was made of: a complainant's code is in the letter only. */
async function sendSingle(row: Notification, tools: JobTools): Promise<void> {
  const complaint = row.complaintId ? await Complaints.findById(row.complaintId).lean<Complaint>() : null
  const found = await modelFor(complaint, row.to, tools, row)
  const letter = found ? await render(row.template, row.lang, found) : { subject: row.title, body: row.text }
  await sendOnce(row._id, [row], found?.email ?? null, letter, found?.link ?? '', tools)
}

async function modelFor(complaint: Complaint | null, to: string, { config }: JobTools, row?: Notification) {
  const [recipient] = await resolveRecipients([to === 'complainant' ? to : `person:${to}`], complaint)
  if (!recipient || recipient.id !== to) return null
  const { stage, tier } = row?.held ?? {}
  return { ...await messageModel({ complaint, recipient: { ...recipient, ...(row && { lang: row.lang }) }, stage, tier, config }), email: recipient.email }
}

/** As in `notify`: after an incident a retry goes on without sending again. */
async function sendOnce(name: string, rows: Notification[], email: string | null, letter: Letter, link: string, { once, config, clock }: JobTools): Promise<void> {
  const all = async (state: 'sent' | 'failed' | 'unknown'): Promise<void> => {
    for (const row of rows) await settled(row, state, clock.now())
  }
  if (!email || !isAddress(email)) return await all('failed')
  const lang = rows[0]?.lang ?? 'en'
  try {
    await all(await once<'sent' | 'failed' | 'unknown'>(name, `${rows.length} held messages, ${name}`, async (key) => await sendMail({ to: email, letter, lang, link, key }, config), { otherwise: 'unknown' }))
  } catch (error) {
    if (error instanceof JobRefused && error.code === 'effect.unknown') await all('unknown')
    throw error
  }
}
