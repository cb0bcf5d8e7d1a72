import type { Session } from '../store/store.ts'
import { takeUploads } from './attachments.ts'
import { Complaints } from './complaint.ts'

/** Adds loose uploads to a case; those that it has already, from an attempt that did not get through, stay. @throws Refusal `attachment.unknown` */
export async function attachUploads(ids: string[], complaintId: string, session: Session): Promise<void> {
  if (ids.length === 0) return
  const complaint = await Complaints.findById(complaintId, { attachments: 1 }).session(session).lean()
  const attachments = await takeUploads(ids.filter((id) => !complaint?.attachments.some((one) => one.id === id)), complaintId, session)
  if (attachments.length > 0) await Complaints.updateOne({ _id: complaintId }, { $push: { attachments: { $each: attachments } } }, { session })
}
