const place = 'recourse.task.'

/** What somebody typed into a form (a task's key, or the path of a start) and did not send. It stays in this browser until it is sent or they sign out. */
export function keptDraft(form: string): Record<string, unknown> | undefined {
  const kept = localStorage.getItem(place + form)
  return kept === null ? undefined : (JSON.parse(kept) as Record<string, unknown>)
}

/** Keeps what differs from the form's first data: what the case learns meanwhile is not covered by an old draft. */
export function keepDraft(form: string, data: Record<string, unknown>, first: Record<string, unknown>): void {
  const changed = Object.entries(data).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(first[key]))
  if (changed.length === 0) dropDraft(form)
  else localStorage.setItem(place + form, JSON.stringify(Object.fromEntries(changed)))
}

export function dropDraft(form: string): void {
  localStorage.removeItem(place + form)
}

/** Several people share a desk: nobody finds the words of whoever sat here before. */
export function dropAllDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(place)) localStorage.removeItem(key)
}
