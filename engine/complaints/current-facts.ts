import type { Complaint } from './complaint.ts'

/** What a process that starts from a case is told about it: ids and choices as they stand now, under the names of the case's own variables. */
export const currentFacts = ({ _id, tier, department, nature, channel, deadlines, facts }: Complaint): Record<string, unknown> => ({
  complaintId: _id,
  tier,
  department,
  nature,
  channel,
  round: Math.max(1, ...deadlines.map(({ round }) => round)),
  emergency: facts['emergency'] ?? null,
})
