/** What brokers of several releases exported while the same cases ran on them (`fixtures/record.ts`), and what the projection makes of it. */
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Complaints } from '../../../engine/complaints/complaint.ts'
import { Entries } from '../../../engine/complaints/entry.ts'
import { CaseEvents } from '../../../engine/complaints/events.ts'
import { readBulk } from '../../../engine/zeebe/records/append.ts'
import { startProjection, type Projection } from '../../../engine/zeebe/records/projection.ts'
import {
  Cursors, DeadLetters, Decisions, Elements, Flows, Incidents, Instances, Jobs, Resources, Tasks, Timers, VariableChanges, Variables, type RawRecord,
} from '../../../engine/zeebe/records/shapes.ts'
import { silent } from './database.ts'

export const releases = ['8.5.8', '8.6.0'] as const
export type Release = (typeof releases)[number]

export const recordingText = (release: Release): string => readFileSync(new URL(`../fixtures/records-${release}.ndjson`, import.meta.url), 'utf8')

export const recording = (release: Release = '8.5.8'): RawRecord[] => readBulk(recordingText(release)).records

/** The case files that the recorded cases belong to, as the commands would have left them. */
export async function caseFiles(): Promise<void> {
  const at = (day: number) => new Date(Date.UTC(2026, 0, day))
  const deadline = (stage: string, round: number, setAt: Date) => ({ stage, at: new Date(Date.UTC(2030, 0, 1)), remindAt: at(2), setAt, round, calendar: 'test@1', state: 'open' as const })
  const file = (id: string) => ({
    _id: id, receipt: id, trackingHash: id, channel: 'web' as const, subject: 's', narrative: 'n', anonymous: true, attachments: [], receivedAt: at(1), departments: [], facts: {}, people: [],
    deadlines: [deadline('contact', 1, at(1)), deadline('plan', 1, at(1)), deadline('contact', 2, new Date(Date.UTC(2029, 0, 1)))],
  })
  await Complaints.create(['case-1', 'case-2', 'case-3'].map(file))
  await Entries.create({ _id: 'entry-1', complaintId: 'case-1', taskKey: '1', elementId: 'contact', stepName: 'Contact', actor: 'bob', at: at(1), words: { said: 'sorry' }, state: 'pending' })
}

/** Projects these records in bulks of the given size and waits until all are applied. */
export async function project(records: RawRecord[], bulkSize = 50): Promise<void> {
  const projection = await startProjection({ log: silent, recordsDays: 0 })
  for (let at = 0; at < records.length; at += bulkSize) await projection.append(records.slice(at, at + bulkSize))
  await caughtUp(projection)
  await projection.close()
}

export async function caughtUp(projection: Projection): Promise<void> {
  while (projection.lag().some(({ behind }) => behind > 0)) await sleep(10)
}

/** Everything that the projection says, in a form that can be compared. */
export async function everything(): Promise<Record<string, unknown>> {
  const models = [Tasks, Instances, Elements, Flows, Variables, VariableChanges, Incidents, Jobs, Timers, Decisions, Resources, Complaints, Entries, CaseEvents]
  const parts = await Promise.all(models.map(async (model) => [model.modelName, await model.collection.find().sort({ _id: 1 }).toArray()]))
  const cursors = (await Cursors.find().sort({ _id: 1 }).lean()).map(({ _id, position }) => ({ _id, position }))
  return { ...Object.fromEntries(parts) as Record<string, unknown>, cursors, deadLetters: await DeadLetters.countDocuments() }
}
