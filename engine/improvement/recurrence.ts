/** Did it happen again? */
import { Complaints } from '../complaints/complaint.ts'

/** Complaints of the same tag about the same department since; without basis they do not count (`domain.md` [0]). */
export async function recurrencesOf(tag: string, department: string, since: Date): Promise<number> {
  return await Complaints.countDocuments({ department, 'facts.tag': tag, 'receivedAt': { $gt: since }, 'facts.founded': { $ne: 'no' } })
}
