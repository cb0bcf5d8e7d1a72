/** Work on a diagram that is not deployed yet. It stays in this browser, for the person who drew it, until it is deployed or discarded. */
export interface Draft {
  /** Where it is edited: `process/<id>` or `file/<name>`. */
  place: string
  /** What it is called in lists. */
  name: string
  xml: string
  /** Version of the process that it began with; none for a file. */
  version?: number
  /** Just opened or begun: nothing was drawn yet. */
  fresh?: boolean
  /** ISO instant of the last change. */
  changedAt: string
}

const drawer = (person: string) => `recourse.studio.${person}.`

export function keptDraft(person: string, place: string): Draft | undefined {
  const kept = localStorage.getItem(drawer(person) + place)
  return kept === null ? undefined : (JSON.parse(kept) as Draft)
}

/** Says whether the browser had room for it. */
export function keepDraft(person: string, draft: Omit<Draft, 'changedAt'>): boolean {
  try {
    localStorage.setItem(drawer(person) + draft.place, JSON.stringify({ ...draft, changedAt: new Date().toISOString() }))
    return true
  } catch {
    return false
  }
}

export function dropDraft(person: string, place: string): void {
  localStorage.removeItem(drawer(person) + place)
}

/** The last changed first. */
export function keptDrafts(person: string): Draft[] {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(drawer(person)))
  return keys.map((key) => JSON.parse(localStorage.getItem(key)!) as Draft).toSorted((one, other) => other.changedAt.localeCompare(one.changedAt))
}

/** A file that is opened never takes the place of unsaved work of the same name: `order.bpmn` becomes `order (2).bpmn`. */
export function placeForFile(person: string, fileName: string): string {
  const [, stem = fileName, ending = ''] = /^(.*?)(\.[^.]*)?$/.exec(fileName) ?? []
  for (let count = 1; ; count += 1) {
    const place = `file/${count === 1 ? fileName : `${stem} (${count})${ending}`}`
    if (keptDraft(person, place) === undefined) return place
  }
}

/** The address of the page that edits it. */
export function addressOf(place: string): string {
  const [kind = '', ...name] = place.split('/')
  return `/studio/diagrams/${kind}/${encodeURIComponent(name.join('/'))}`
}
