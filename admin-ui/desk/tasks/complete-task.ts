import { call, query } from '../../kit/http.ts'
import { upload } from '../../kit/upload.ts'
import type { List, Task } from '../../kit/shapes/desk.ts'
import type { FilledForm } from './task-form.tsx'

/** Sends the files first; then their ids stand for them in the form. Throws Problem or Unreachable. */
export async function variablesOf({ data, files }: FilledForm): Promise<Record<string, unknown>> {
  const ids = new Map<string, string[]>()
  for (const [placeholder, chosen] of files) {
    ids.set(placeholder, await Promise.all(chosen.map((file) => upload(file, () => undefined).done)))
  }
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, ids.get(String(value)) ?? value]))
}

/** Throws Problem (422 with errors, 409) or Unreachable. */
export async function completeTask(key: string, filled: FilledForm): Promise<void> {
  await call(`/api/tasks/${key}/complete`, { json: { variables: await variablesOf(filled) } })
}

/** The first other task of a view, filtered as it is, that this person can work on. */
export async function nextTask(after: string, filter: Record<string, string>): Promise<Task | undefined> {
  const { items } = await call<List<Task>>(`/api/tasks${query({ state: 'open', limit: 10, ...filter })}`)
  return items.find((task) => task.key !== after && (task.canComplete || task.canClaim))
}
