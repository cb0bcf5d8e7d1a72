/** What is measured: something that takes complaints through the shipped diagrams. */
export interface Step {
  /** Key of the user task. */
  key: string
  elementId: string
}

export interface System {
  /** @returns the complaint's id */
  open(): Promise<string>
  /** Resolves as soon as the complaint's next step can be seen, with null once the complaint is closed. */
  next(complaint: string): Promise<Step | null>
  /** Resolves when the completion is accepted. */
  complete(step: Step): Promise<void>
  stop(): Promise<void>
}

/** Those who wait for the next step of a complaint, and the steps that nobody waits for yet. */
export class Seen {
  readonly #steps = new Map<string, (Step | null)[]>()
  readonly #waiting = new Map<string, (step: Step | null) => void>()

  /** How many complaints somebody waits for. */
  get waiting(): number {
    return this.#waiting.size
  }

  tell(complaint: string, step: Step | null): void {
    const waiting = this.#waiting.get(complaint)
    this.#waiting.delete(complaint)
    if (waiting) waiting(step)
    else this.#steps.set(complaint, [...this.#steps.get(complaint) ?? [], step])
  }

  async next(complaint: string): Promise<Step | null> {
    const step = this.#steps.get(complaint)?.shift()
    return step !== undefined ? step : await new Promise((resolve) => { this.#waiting.set(complaint, resolve) })
  }
}
