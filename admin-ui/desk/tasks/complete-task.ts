import { call, query } from '../../kit/http.ts'
import { upload } from '../../kit/upload.ts'
import type { List, Task } from '../../kit/shapes/desk.ts'
import type { FilledForm } from './task-form.tsx'
import { filterOf, type Who } from './task-filter.ts'

/** Sends the files first, then the form, in which their ids stand for them. Throws Problem (422 with errors, 409) or Unreachable. */
export async function completeTask(key: string, { data, files }: FilledForm): Promise<void> {
  const ids = new Map<string, string[]>()
  for (const [placeholder, chosen] of files) {
    ids.set(placeholder, await Promise.all(chosen.map((file) => upload(file, () => undefined).done)))
  }
  const variables = Object.fromEntries(Object.entries(data).map(([name, value]) => [name, ids.get(String(value)) ?? value]))
  await call(`/api/tasks/${key}/complete`, { json: { variables } })
}

/** The first other task that this person can work on. */
export async function nextTask(after: string, who: Who): Promise<Task | undefined> {
  const { items } = await call<List<Task>>(`/api/tasks${query({ state: 'open', limit: 10, ...filterOf(who) })}`)
  return items.find((task) => task.key !== after && (task.canComplete || task.canClaim))
}
