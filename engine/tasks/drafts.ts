/** Half-filled forms, kept beside their task for whoever fills them in: they survive the browser and are there on another device. Nobody else ever reads them. */
import { model, Schema } from 'mongoose'
import type { Actor } from '../access/actor.ts'
import { audited } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { textsIn } from '../complaints/entry.ts'
import type { Session } from '../store/store.ts'
import { Tasks } from '../zeebe/records/shapes.ts'
import { loadTask } from './find-tasks.ts'

interface TaskDraft {
  /** `<task key>:<person>` */
  _id: string
  task: string
  /** What differs from the form's first data. */
  data: Record<string, unknown>
  at: Date
}

const keptFor = 60 * 24 * 3600

const draftSchema = new Schema<TaskDraft>(
  { _id: { type: String, required: true }, task: { type: String, required: true }, data: { type: Schema.Types.Mixed, required: true }, at: { type: Date, required: true } },
  { collection: 'task_drafts', minimize: false, versionKey: false },
)
draftSchema.index({ task: 1 })
draftSchema.index({ at: 1 }, { expireAfterSeconds: keptFor })

const TaskDrafts = model<TaskDraft>('TaskDraft', draftSchema)

export interface ShownDraft {
  data: Record<string, unknown>
  at: Date
}

const idOf = (key: string, { id }: Actor): string => `${key}:${id}`

/** @throws Refusal `task.unknown` */
export async function draftOf(key: string, actor: Actor, clock: Clock): Promise<ShownDraft | null> {
  return await audited({ action: 'task.read', actor, at: clock.now() }, key, async () => {
    await loadTask(key, actor)
    const found = await TaskDrafts.findById(idOf(key, actor)).lean<TaskDraft>()
    return found && { data: found.data, at: found.at }
  })
}

/** The newest wins. Nothing in it means that nothing is kept. @throws Refusal `task.unknown` */
export async function keepDraft(key: string, data: Record<string, unknown>, actor: Actor, clock: Clock): Promise<{ at: Date }> {
  const at = clock.now()
  await audited({ action: 'task.draft', actor, at }, key, () => loadTask(key, actor))
  if (Object.keys(data).length === 0) await TaskDrafts.deleteOne({ _id: idOf(key, actor) })
  else await TaskDrafts.updateOne({ _id: idOf(key, actor) }, { task: key, data, at }, { upsert: true })
  return { at }
}

/** Whether an id of a file stands in somebody's half-filled form: those of these ids that do. */
export async function inDrafts(ids: ReadonlySet<string>): Promise<string[]> {
  const found: string[] = []
  for await (const { data } of TaskDrafts.find({}, { data: 1 }).lean<Pick<TaskDraft, 'data'>>().cursor()) found.push(...textsIn(data).filter((text) => ids.has(text)))
  return found
}

/** The task is done: nobody's half-filled form is of use any more. */
export const dropDrafts = async (key: string): Promise<void> => void await TaskDrafts.deleteMany({ task: key })

/** Of all tasks of some cases. */
export async function dropDraftsOf(complaintIds: readonly string[], session: Session): Promise<void> {
  const tasks = await Tasks.find({ complaintId: { $in: complaintIds } }, { _id: 1 }).session(session).lean()
  await TaskDrafts.deleteMany({ task: { $in: tasks.map(({ _id }) => _id) } }, { session })
}
