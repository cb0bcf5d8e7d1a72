import type { Complaint } from '../../engine/complaints/complaint.ts'
import type { Config } from '../../engine/config/settings.ts'
import { letterModel, signedBy } from '../../engine/letters/letter-model.ts'
import { proposedPoints } from '../../engine/letters/proposed-points.ts'
import { loadHospital } from '../../engine/people/store.ts'
import type { TemplateName } from '../../engine/templates/shipped.ts'
import { settingsOf } from '../kit/index.ts'
import { messageModel } from '../notify/message-model.ts'
import { resolveRecipients } from '../notify/recipients.ts'
import { letter } from './letter.ts'
import { letterhead } from './settings.ts'

/** What a template would be filled in with for a case, for whoever edits it. The code that opens the case is not shown. */
export async function previewModel({ area, lang }: TemplateName, complaint: Complaint, by: string, at: Date, config: Config): Promise<Record<string, unknown>> {
  if (area === 'letter') {
    const [hospital, settings] = await Promise.all([loadHospital(), settingsOf(letter)])
    const words = { points: await proposedPoints(complaint._id) }
    return signedBy(letterModel({ complaint, hospital, head: letterhead(settings, lang), lang, no: 1, at, words }), by, hospital, lang, at)
  }
  const [recipient] = await resolveRecipients(['complainant'], complaint)
  return { ...await messageModel({ complaint, recipient: { ...recipient!, lang }, stage: undefined, tier: undefined, config }), code: '••••-••••-••••' }
}
