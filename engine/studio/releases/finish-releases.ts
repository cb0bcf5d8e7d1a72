/** Finishes what a stopped server or an absent broker left half done: at the start, and every few seconds. */
import { Refusal } from '../../errors/errors.ts'
import { putLive, type Releasing } from './put-live.ts'
import { settingsApplied } from '../settings/index.ts'
import { Releases, type Release } from './release.ts'
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
    round = followSettings(releasing)
      .catch((error: unknown) => releasing.log.warn({ error }, 'what follows from the last settings could not be done yet'))
      .finally(() => { round = null })
    void round.then(begin)
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

/** A server that stopped right after a transaction has not done what follows from its settings; doing it twice changes nothing. */
async function followSettings({ clock, wakeDispatcher }: Releasing): Promise<void> {
  const last = await Releases.findOne({ 'state': 'live', 'files.kind': 'setting' }).sort({ liveAt: -1 }).lean<Release>()
  if (last) await settingsApplied(last.files.map(({ name }) => name), { id: last.by }, clock.now(), wakeDispatcher)
}
