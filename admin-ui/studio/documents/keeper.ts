/** Keeps one file's draft on the server as it is typed. Knows no React: `use-document.ts` shows it. */
import { Problem } from '../../kit/http.ts'
import { deleteDraft, putDraft, readDraft, readFile, restoreDraft } from './documents.ts'
import type { Named } from '../../kit/shapes/studio.ts'

export interface Kept {
  state: 'loading' | 'ready' | 'missing' | 'failed'
  /** What the editor begins with. */
  text: string
  /** Another number: the editor has to begin anew, with another text. */
  begun: number
  /** What runs; null where nothing does. */
  live: string | null
  version: number | null
  /** Of the draft; 0 where there is none. */
  revision: number
  saving: 'saved' | 'saving' | 'unsaved' | 'conflict' | 'offline'
  /** Somebody else's change of the draft; `by` is null where it is gone. */
  conflict: { by: Named | null; at: string | null } | null
  /** What runs has changed since the draft was begun. */
  stale: boolean
}

const pause = 800
const patience = 5_000

export class Keeper {
  readonly name: string
  #kept: Kept = { state: 'loading', text: '', begun: 0, live: null, version: null, revision: 0, saving: 'saved', conflict: null, stale: false }
  readonly #empty: string | undefined
  /** As the server has it. */
  #saved = ''
  /** As it is typed. */
  #typed = ''
  #touched = false
  #timer: number | undefined
  #sending: Promise<void> | undefined
  readonly #listeners = new Set<() => void>()
  readonly #editors = new Set<() => Promise<void>>()

  constructor(name: string, empty?: string) {
    this.name = name
    this.#empty = empty
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  readonly now = (): Kept => this.#kept

  /** Whether something is typed that the server does not have. */
  get unsaved(): boolean {
    return this.#kept.state === 'ready' && this.#typed !== this.#saved
  }

  readonly load = async (): Promise<void> => {
    try {
      const [live, draft] = await Promise.all([readFile(this.name), readDraft(this.name)])
      const text = draft?.content ?? live?.content ?? this.#empty
      const known = { live: live?.content ?? null, version: live?.version ?? null, revision: draft?.revision ?? 0, stale: draft?.stale ?? false, conflict: null }
      clearTimeout(this.#timer)
      this.#touched = false
      if (text === undefined) return this.#tell({ ...known, state: 'missing', saving: 'saved' })
      // What equals the text on the page, as after a release of it, leaves the editor alone.
      const anew = this.#kept.state === 'ready' && text !== this.#typed
      this.#saved = text
      this.#typed = text
      this.#tell({ ...known, state: 'ready', saving: 'saved', text, ...(anew && { begun: this.#kept.begun + 1 }) })
    } catch {
      this.#tell({ state: 'failed' })
    }
  }

  readonly save = (text: string): void => {
    this.#typed = text
    this.#touched = true
    if (this.#kept.saving === 'conflict') return
    const { live, revision } = this.#kept
    if (text === this.#saved && (revision > 0 || live !== null)) return this.#tell({ saving: this.#sending ? 'saving' : 'saved' })
    this.#tell({ saving: 'unsaved' })
    this.#later(pause)
  }

  /** An editor that tells of its changes a moment later is asked for the last ones before they are looked for. @returns how to take it back */
  readonly beforeFlush = (settle: () => Promise<void>): (() => void) => {
    this.#editors.add(settle)
    return () => void this.#editors.delete(settle)
  }

  /** At once: the page is left. */
  readonly flush = async (): Promise<void> => {
    await Promise.all([...this.#editors].map((settle) => settle()))
    clearTimeout(this.#timer)
    if (this.#sending) await this.#sending
    if (!this.unsaved && (this.#kept.revision > 0 || this.#kept.live !== null || !this.#touched)) return
    if (this.#kept.saving === 'conflict' || this.#kept.state !== 'ready') return
    this.#sending = this.#send(this.#typed, this.#kept.revision).finally(() => { this.#sending = undefined })
    await this.#sending
    if (this.#kept.saving === 'saving') this.#settle()
  }

  readonly takeTheirs = (): void => void this.load()

  /** Ours in the place of theirs, which has been seen. */
  readonly keepMine = async (): Promise<void> => {
    const draft = await readDraft(this.name)
    this.#tell({ conflict: null, saving: 'unsaved', revision: draft?.revision ?? 0 })
    this.#saved = draft?.content ?? this.#kept.live ?? ''
    await this.#send(this.#typed, this.#kept.revision)
  }

  /** The draft stays as it is, over what has gone live meanwhile. */
  readonly keepOverLive = async (): Promise<void> => {
    await this.flush()
    const live = await readFile(this.name)
    this.#tell({ live: live?.content ?? null, version: live?.version ?? null })
    await this.#send(this.#typed, this.#kept.revision, true)
  }

  readonly discard = async (): Promise<void> => {
    clearTimeout(this.#timer)
    if (this.#sending) await this.#sending
    if (this.#kept.revision > 0) await deleteDraft(this.name, this.#kept.revision)
    await this.load()
  }

  readonly undiscard = async (): Promise<void> => {
    await restoreDraft(this.name)
    await this.load()
  }

  /** The server has told of this revision; `since` is the one that was known here when it was asked: an answer that one's own saving has overtaken says nothing. */
  readonly heard = (revision: number, since: number): void => {
    const { state, saving, revision: known } = this.#kept
    if (known !== since) return
    if (state !== 'ready' || saving !== 'saved' || this.#sending || revision === known || this.unsaved) return
    if (!this.#touched || revision === 0) void this.load()
    // Without a connection the next beat tells it again.
    else this.#meet().catch(() => undefined)
  }

  async #send(content: string, revision: number, rebase = false): Promise<void> {
    this.#tell({ saving: 'saving' })
    try {
      const kept = await putDraft({ name: this.name, content, revision, ...(rebase && { rebase }) })
      this.#took(content, kept.revision)
      if (rebase) this.#tell({ stale: false })
    } catch (error) {
      if (error instanceof Problem && error.status === 409) await this.#meet(content).catch(() => this.#waitForConnection())
      else if (error instanceof Problem && error.status < 500 && error.status !== 401) this.#tell({ saving: 'unsaved' })
      else this.#waitForConnection()
    }
  }

  #waitForConnection(): void {
    this.#tell({ saving: 'offline' })
    this.#later(patience)
  }

  #took(content: string, revision: number): void {
    this.#saved = content
    this.#tell({ revision, conflict: null })
    this.#settle()
  }

  #settle(): void {
    if (this.#typed === this.#saved) return this.#tell({ saving: 'saved' })
    this.#tell({ saving: 'unsaved' })
    this.#later(pause)
  }

  /** Another revision is there: our own, of which the answer was lost or came late, or somebody else's. */
  async #meet(sent = this.#saved): Promise<void> {
    const draft = await readDraft(this.name)
    if (draft && draft.content === sent) return this.#took(sent, draft.revision)
    this.#tell({ saving: 'conflict', conflict: { by: draft?.by ?? null, at: draft?.at ?? null } })
  }

  #later(milliseconds: number): void {
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => void this.flush(), milliseconds)
  }

  #tell(changes: Partial<Kept>): void {
    this.#kept = { ...this.#kept, ...changes }
    for (const listener of this.#listeners) listener()
  }
}
