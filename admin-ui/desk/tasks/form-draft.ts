const place = 'recourse.task.'

/** What somebody typed and did not send, as this browser keeps it. */
export interface KeptDraft {
  data: Record<string, unknown>
  typedAt: string
  /** As of when the server has it; none where it never got there. */
  at?: string
  /** Typed since then. */
  unsent: boolean
}

/** A form is named by who fills it in and its task's key or the path of a start. It stays in this browser until it is sent or they sign out. */
export function keptDraft(form: string): KeptDraft | undefined {
  const kept = localStorage.getItem(place + form)
  return kept === null ? undefined : (JSON.parse(kept) as KeptDraft)
}

/** Keeps what differs from the form's first data: what the case learns meanwhile is not covered by an old draft. A chosen file cannot be kept. */
export function keepDraft(form: string, data: Record<string, unknown>, first: Record<string, unknown>): void {
  const changed = Object.entries(data).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(first[key]) && !isChosenFile(value))
  const before = keptDraft(form)
  if (changed.length === 0 && before?.at === undefined) return dropDraft(form)
  storeDraft(form, { ...before, data: Object.fromEntries(changed), typedAt: new Date().toISOString(), unsent: true })
}

export function storeDraft(form: string, draft: KeptDraft): void {
  localStorage.setItem(place + form, JSON.stringify(draft))
}

export function dropDraft(form: string): void {
  localStorage.removeItem(place + form)
}

/** Several people share a desk: nobody finds the words of whoever sat here before. */
export function dropAllDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(place)) localStorage.removeItem(key)
}

/** The placeholder that a form puts in the place of files. */
const isChosenFile = (value: unknown): boolean => typeof value === 'string' && value.startsWith('files::')
