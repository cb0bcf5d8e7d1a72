/** Looks every few seconds who is away and who is back: however an absence was entered, imported or taken back, the tasks follow. */
import { handOverOnce, type HandingOver } from './hand-over.ts'

const every = 5_000

/** @returns a stop that waits for what is being handed over */
export function followAbsences(tools: HandingOver): { stop(): Promise<void> } {
  let round: Promise<void> | null = null
  const look = (): void => {
    round ??= handOverOnce(tools)
      .catch((error: unknown) => tools.log.warn({ error }, 'tasks could not be handed over yet'))
      .finally(() => { round = null })
  }
  const timer = setInterval(look, every)
  return {
    stop: async () => {
      clearInterval(timer)
      await round
    },
  }
}
