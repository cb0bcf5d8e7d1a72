/** A form without scripts becomes a complaint: by the same checks, the same command and the same idempotency as the page's. */
import { createHash } from 'node:crypto'
import { DateTime } from 'luxon'
import type { Static } from '@sinclair/typebox'
import { headline } from '../../../admin-ui/kit/headline.ts'
import { keepUpload } from '../../complaints/attachments.ts'
import { answerUnder } from '../../complaints/idempotency.ts'
import { openComplaint, type Opened, type OpenTools } from '../../complaints/open-complaint.ts'
import { Refusal, type Language } from '../../errors/errors.ts'
import { publicComplaintBody } from '../routes/complaints.ts'
import { bodyCheck } from '../validate.ts'
import type { Faults, Typed } from './report-form.ts'
import { textsIn } from './words.ts'

export interface ReceivedFile {
  path: string
  originalname: string
  size: number
}

type Wanted = Static<typeof publicComplaintBody>

const check = bodyCheck(publicComplaintBody)

/** What is wrong, in the reader's words; null where nothing is. @param zone the hospital's: times are typed as they stand on its walls */
export function faultsOf(typed: Typed, zone: string, language: Language): Faults | null {
  const { report, common } = textsIn(language)
  const said: Faults = { narrative: report.needNarrative, email: report.emailWrong, phone: report.phoneWrong }
  const faults: Faults = {}
  try {
    check(wantedOf(typed, zone))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    for (const { path } of error.extra.errors ?? []) {
      const name = path.split('/').at(-1)!
      const shown = name === 'occurredAt' ? 'when' : name
      faults[shown in typed ? shown : 'form'] = said[name] ?? common.failed
    }
  }
  if (!typed['anonymous'] && !given(typed['phone']) && !given(typed['email'])) faults['phone'] = report.needContact
  return Object.keys(faults).length > 0 ? faults : null
}

/**
 * Sent again by a reload or a second click, the same form gives the same complaint.
 * @throws Refusal `attachment.refused`, and what `openComplaint` throws
 */
export async function sendReport(typed: Typed, files: readonly ReceivedFile[], zone: string, tools: OpenTools): Promise<Opened> {
  const { began, key, ...words } = typed
  const content = JSON.stringify([words, files.map(({ originalname, size }) => [originalname, size])])
  const once = `form:${key ?? ''}:${createHash('sha256').update(content).digest('base64url')}`
  return await sent(once, tools) ?? await send()

  async function send(): Promise<Opened> {
    const attachments: string[] = []
    for (const { path, originalname } of files) attachments.push((await keepUpload(path, originalname)).id)
    const wanted = { ...wantedOf(typed, zone), ...(attachments.length > 0 && { attachments }), manner: mannerOf(typed) }
    try {
      return await openComplaint(wanted, null, once, tools)
    } catch (error) {
      // The same form at the same time: the other one has won.
      const winner = error instanceof Refusal && error.code === 'key.reused' ? await sent(once, tools) : null
      if (!winner) throw error
      return winner
    }
  }
}

async function sent(key: string, { codes }: OpenTools): Promise<Opened | null> {
  const before = await answerUnder<{ id: string, receipt: string }>(`public:${key}`)
  return before && { ...before, trackingCode: codes.of(before.id) }
}

function wantedOf(typed: Typed, zone: string): Wanted {
  const anonymous = typed['anonymous'] === 'yes'
  const [narrative, when] = [given(typed['narrative']) ?? '', given(typed['when'])]
  return {
    channel: 'web', subject: given(typed['subject']) ?? (headline(narrative) || '-'), narrative, anonymous,
    ...(!anonymous && { complainant: some({ name: typed['name'], phone: typed['phone'], email: typed['email'], relation: typed['relation'] }), confidential: typed['confidential'] === 'yes' }),
    ...some({ department: typed['department'], place: typed['place'], link: typed['link'] }),
    ...(when && { occurredAt: DateTime.fromISO(when, { zone }).toISO() ?? when }),
  }
}

function mannerOf({ began, website }: Typed): NonNullable<Wanted['manner']> {
  const seconds = Math.floor((Date.now() - Number(began)) / 1000)
  const known = Number.isInteger(seconds) && seconds >= 0
  return { ...(known && { seconds: Math.min(seconds, 604_800) }), ...(website && { trap: website.slice(0, 500) }) }
}

const given = (text: string | undefined): string | null => text?.trim() || null

function some<Name extends string>(fields: Record<Name, string | undefined>): Partial<Record<Name, string>> {
  return Object.fromEntries(Object.entries<string | undefined>(fields).flatMap(([name, text]) => (given(text) ? [[name, given(text)]] : []))) as Partial<Record<Name, string>>
}
