/** What goes on in the rehearsal: a play, or scenarios that are played. Both end with it. */
import { Refusal } from '../errors/errors.ts'
import type { World } from '../scenarios/world.ts'
import { newPlay, type Play } from './play/plays.ts'
import type { Rehearsals } from './rehearsals.ts'
import type { KnownScenario } from './scenarios/catalogue.ts'
import { startRun, type Run, type RunState } from './scenarios/runs.ts'
import { rehearsalWorld } from './world.ts'

export interface Stage {
  /** The play as it stands, and who plays. @param by an administrator. @throws Refusal `rehearsal.off`, `rehearsal.busy` */
  playing(by: string): Promise<{ play: Play, world: World }>
  play(): Play
  /** Begins another; the cases of the old one stay where they are. */
  clear(): void
  /** Ends the play: scenarios need the stage for themselves. @throws Refusal `rehearsal.off`, `rehearsal.busy` */
  run(scenarios: KnownScenario[], by: string): Promise<RunState>
  /** The last one, also of a rehearsal that is over. */
  lastRun(): RunState | null
  stopRun(): void
}

export function openStage(rehearsals: Rehearsals): Stage {
  let play = newPlay()
  let run: Run | null = null
  let world: { key: string, world: Promise<World> } | null = null

  const worldFor = (by: string): Promise<World> => {
    const running = rehearsals.running()
    if (world?.key !== running.key) world = { key: running.key, world: rehearsalWorld(running, by) }
    const mine = world
    mine.world.catch(() => { if (world === mine) world = null })
    return mine.world
  }
  const refuseBusy = (): void => {
    if (run?.state().state === 'running') throw new Refusal('rehearsal.busy')
  }
  rehearsals.onEnd(() => {
    run?.stop()
    play = newPlay()
    world = null
  })
  return {
    async playing(by) {
      refuseBusy()
      rehearsals.touch()
      return { play, world: await worldFor(by) }
    },
    play: () => play,
    clear: () => { play = newPlay() },
    async run(scenarios, by) {
      refuseBusy()
      const stage = await worldFor(by)
      play = newPlay()
      const drafts = rehearsals.files().filter(({ draft }) => draft).map(({ name, checksum }) => ({ name, checksum }))
      run = startRun({ scenarios, world: stage, by, drafts, onStep: () => rehearsals.touch() })
      return run.state()
    },
    lastRun: () => run?.state() ?? null,
    stopRun: () => run?.stop(),
  }
}
