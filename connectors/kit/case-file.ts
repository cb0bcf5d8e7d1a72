/** The case that a job is about, and writes to it that count once per job. */
import { Complaints, type Complaint } from '../../engine/complaints/complaint.ts'
import { CaseEvents, record, type CaseEvent, type CaseEventKind } from '../../engine/complaints/events.ts'
import { transaction, type Session } from '../../engine/store/store.ts'
import type { JobFacts } from './connector.ts'
import { JobRefused } from './refusals.ts'

/** Id of the job's case. @throws JobRefused `case.missing` where the process has none */
export function caseIdOf({ variables }: JobFacts): string {
  const id = variables['complaintId']
  if (typeof id !== 'string' || id === '') throw new JobRefused('case.missing')
  return id
}

/** The job's case file. @throws JobRefused `case.missing`, `case.unknown` */
export async function caseOf(job: JobFacts, session?: Session): Promise<Complaint> {
  const complaint = await Complaints.findById(caseIdOf(job)).session(session ?? null).lean<Complaint>()
  if (!complaint) throw new JobRefused('case.unknown')
  return complaint
}

/**
 * Writes to the case file together with the event that tells of it. The event's id is the job's, so a redelivered job finds it and writes nothing.
 * @returns whether this call wrote
 */
export async function writeOnce<K extends CaseEventKind>(job: JobFacts, event: Omit<CaseEvent<K>, '_id' | 'actor'>, write: (session: Session) => Promise<void>): Promise<boolean> {
  const _id = `${job.key}:${event.kind}`
  return await transaction(async (session) => {
    if (await CaseEvents.exists({ _id }).session(session)) return false
    await write(session)
    await record<K>({ ...event, _id, actor: null }, session)
    return true
  })
}
