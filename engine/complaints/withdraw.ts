/** A complaint is taken back: by the complainant, or by staff who were told so. The complaint office confirms it; until then the case goes on. */
import { nanoid } from 'nanoid'
import type { Actor } from '../access/actor.ts'
import { Refusal, type ErrorCode } from '../errors/errors.ts'
import { Complaints, type Complaint } from './complaint.ts'
import { Entries } from './entry.ts'
import { record } from './events.ts'
import { enqueue } from './outbox.ts'
import { withdrawal } from './own-steps.ts'
import { request, type RequestTools } from './requests.ts'
import { stateOf } from './state.ts'

/** Why it cannot be withdrawn now, or null. `facts.withdrawal` is `asked` until the office has decided, then `declined` if the case goes on. */
export function cannotWithdraw(complaint: Complaint): ErrorCode | null {
  const { facts, outcome, mergedInto } = complaint
  const state = stateOf(complaint)
  if (facts['withdrawal'] === 'asked' || outcome === 'withdrawn') return 'complaint.withdrawn'
  if (state === 'closed' || state === 'canceled' || mergedInto) return 'complaint.closed'
  return state === 'answered' ? 'complaint.answered' : null
}

/**
 * @param id of a case that `by` may see; null: the complainant, who has shown the code
 * @throws Refusal `complaint.unknown`, `complaint.closed`, `complaint.withdrawn`, `complaint.answered`
 */
export const withdrawComplaint = (id: string, reason: string | undefined, by: Actor | null, tools: RequestTools): Promise<void> =>
  request(id, by, 'complaint.withdraw', { reason: reason ?? null }, tools, async (complaint, at, session) => {
    const because = cannotWithdraw(complaint)
    if (because) throw new Refusal(because)
    const entry = nanoid()
    await Complaints.updateOne({ _id: id }, { $set: { 'facts.withdrawal': 'asked' } }, { session })
    await Entries.create([{ _id: entry, complaintId: id, taskKey: entry, elementId: withdrawal, stepName: 'Withdrawal', actor: by?.id ?? null, at, words: { ...(reason && { withdrawal: reason }) }, state: 'kept' }], { session })
    await record({ _id: `${entry}:withdrawal.asked`, complaintId: id, kind: 'withdrawal.asked', at, actor: by?.id ?? null, data: {} }, session)
    await enqueue({ _id: `${id}:${entry}`, name: 'complaint-withdrawn', correlationKey: id, variables: {} }, at, session)
  })
