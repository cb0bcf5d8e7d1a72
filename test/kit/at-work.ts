/** A whole hospital at work: everybody who has something to do does it, all at once, each signed in for themselves. */
import type { FormSchema } from '../../engine/forms/index.ts'
import type { Client } from '../../engine/scenarios/client.ts'
import { plainest, readField } from '../../engine/scenarios/field-values.ts'
import { fillForm } from '../../engine/scenarios/fill-form.ts'
import { whoWouldTake } from '../../engine/scenarios/who.ts'
import type { World } from '../../engine/scenarios/world.ts'
import type { Person } from '../../engine/people/index.ts'
import type { ShownTask } from './hospital.ts'

export type Said = Record<string, string>

export interface Work {
  world: World
  /** Who is not there. */
  absent: ReadonlySet<string>
  /** What belongs to this story. */
  mine(task: ShownTask): boolean
  /** What somebody writes into the form of a step, by field; all else is filled in as plainly as the form allows. */
  says(task: ShownTask): Said
}

export interface Done { person: string, elementId: string, complaintId?: string }

/** Does everything that is open at this moment, side by side, and answers who did what. Somebody else may have been quicker: that is no fault. */
export async function workOnce({ world, absent, mine, says }: Work): Promise<Done[]> {
  const here = world.hospital.people.filter(({ id, active }) => active && !absent.has(id))
  const open = (await world.admin.all<ShownTask>('/api/tasks')).filter(mine)
  const work = Map.groupBy(open, (task) => whoWouldTake(here, task))
  const done = await Promise.all([...work].map(async ([person, tasks]) => (person ? await inTurn(person, tasks, await world.as(person), world, says) : [])))
  return done.flat()
}

async function inTurn({ id: person }: Person, tasks: ShownTask[], client: Client, world: World, says: Work['says']): Promise<Done[]> {
  const done: Done[] = []
  for (const task of tasks) {
    const form = await client.call<{ schema: FormSchema, data: Record<string, unknown> }>('GET', `/api/tasks/${task.key}/form?lang=en`)
    if (form.status === 404 || form.status === 409) continue
    if (form.status !== 200) throw new Error(`${task.elementId}: ${form.status} ${JSON.stringify(form.body)}`)
    const variables = await filled(form.body, says(task), world)
    const { status, body } = await client.call('POST', `/api/tasks/${task.key}/complete`, { variables })
    if (status === 200) done.push({ person, elementId: task.elementId, ...(task.complaintId !== undefined && { complaintId: task.complaintId }) })
    else if (status !== 404 && status !== 409) throw new Error(`${task.elementId}: ${status} ${JSON.stringify(body)}`)
  }
  return done
}

/** @throws Error where something that is said has no field */
export async function filled({ schema, data }: { schema: FormSchema, data: Record<string, unknown> }, said: Said, world: World): Promise<Record<string, unknown>> {
  const now = await world.now()
  const { timeZone } = world.hospital.calendar
  const given = new Map(Object.entries(said))
  const { values } = await fillForm({ schema, data, given, read: (text, field) => readField(text, field, timeZone, () => Promise.resolve(now)), choose: (field) => plainest(field, now, timeZone) })
  return values
}
