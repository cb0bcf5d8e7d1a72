/** Finishes what a stopped server or an absent broker left half done: at the start, and every few seconds. */
import { Refusal } from '../../errors/errors.ts'
import { putLive, type Releasing } from './put-live.ts'
import { Releases } from './release.ts'
import { inTurn } from './turn.ts'

const pause = 5_000

/** @param after nothing is deployed before this settles: what is shipped comes first */
export function finishReleases(releasing: Releasing, after: Promise<void>): { stop(): Promise<void> } {
  let stopped = false
  let round: Promise<void> | null = null

  const look = async (): Promise<void> => {
    const open = await Releases.find({ state: 'deploying' }, { _id: 1 }).sort({ _id: 1 }).lean()
    for (const { _id } of open) {
      if (stopped) return
      try {
        // One that is being put live at this moment is done when its turn is over.
        await inTurn(() => putLive(_id, releasing))
      } catch (fault) {
        releasing.log.warn({ release: _id, err: fault }, fault instanceof Refusal ? 'a release was refused' : 'a release cannot go live yet')
      }
    }
  }

  const begin = (): void => {
    if (stopped) return
    round ??= look()
      .catch((error: unknown) => releasing.log.warn({ error }, 'releases could not be read'))
      .finally(() => { round = null })
  }

  let timer: NodeJS.Timeout | undefined
  void after.then(() => {
    if (stopped) return
    begin()
    timer = setInterval(begin, pause)
  })
  return {
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await round
    },
  }
}
