/** Empties the projection for a rebuild, in a way that a crash cannot leave half done. */
import type { Logger } from 'pino'
import { Complaints } from '../../complaints/complaint.ts'
import { Cursors, DeadLetters, Decisions, Elements, Flows, Incidents, Instances, Jobs, Resources, Tasks, Timers, VariableChanges, Variables } from './shapes.ts'

const projected = [Tasks, Instances, Elements, Flows, Variables, VariableChanges, Incidents, Jobs, Timers, Decisions, Resources, DeadLetters]

/** The cursor of no partition: while it is there, a rebuild has begun and has not cleared everything. */
const marker = 0

export async function beginRebuild(): Promise<void> {
  await Cursors.updateOne({ _id: marker }, { $set: { position: 0, at: new Date() } }, { upsert: true })
}

/** Clears the projection if a rebuild has begun; so one that was killed in between is finished by the next start. */
export async function finishRebuild(log: Logger): Promise<void> {
  if (!await Cursors.exists({ _id: marker })) return
  log.info('clearing the projection for its rebuild')
  for (const model of projected) await model.collection.deleteMany({})
  await Complaints.updateMany({ progress: { $exists: true } }, { $unset: { progress: '' } })
  await Cursors.deleteMany({ _id: { $ne: marker } })
  await Cursors.deleteOne({ _id: marker })
}
