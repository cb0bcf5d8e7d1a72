const place = 'recourse.task.'

/** What somebody typed into a task's form and did not send. It stays in this browser until the task is done or they sign out. */
export function keptDraft(taskKey: string): Record<string, unknown> | undefined {
  const kept = localStorage.getItem(place + taskKey)
  return kept === null ? undefined : (JSON.parse(kept) as Record<string, unknown>)
}

export function keepDraft(taskKey: string, data: Record<string, unknown>): void {
  localStorage.setItem(place + taskKey, JSON.stringify(data))
}

export function dropDraft(taskKey: string): void {
  localStorage.removeItem(place + taskKey)
}

/** Several people share a desk: nobody finds the words of whoever sat here before. */
export function dropAllDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(place)) localStorage.removeItem(key)
}
