/** Plays scenarios on the rehearsal and says how far it is. One run at a time: a scenario that moves the clock needs the stage for itself. */
import { randomUUID } from 'node:crypto'
import { runTables, type Outcome as Played } from '../../scenarios/run-tables.ts'
import { ScenarioFault } from '../../scenarios/read-table.ts'
import type { World } from '../../scenarios/world.ts'
import type { KnownScenario } from './catalogue.ts'
import { ScenarioResults, type ScenarioResult } from './results.ts'

export interface RunState {
  id: string
  state: 'running' | 'done' | 'stopped'
  /** Person id. */
  by: string
  at: Date
  /** Ids of the scenarios, in the order in which they were asked for. */
  wanted: string[]
  results: Omit<ScenarioResult, '_id' | 'run' | 'drafts' | 'by'>[]
}

export interface Run {
  state(): RunState
  /** Those that are under way end; no other begins. */
  stop(): void
  done: Promise<void>
}

export interface RunOptions {
  scenarios: KnownScenario[]
  world: World
  by: string
  drafts: { name: string, checksum: string }[]
  /** Called after each. */
  onStep(): void
}

export function startRun({ scenarios, world, by, drafts, onStep }: RunOptions): Run {
  const waiting = scenarios.map(({ scenario }) => scenario)
  const idOf = new Map(scenarios.map(({ scenario, id }) => [scenario, id]))
  let state: RunState = { id: randomUUID(), state: 'running', by, at: new Date(), wanted: scenarios.map(({ id }) => id), results: [] }
  const kept: Promise<unknown>[] = []
  const heard = (played: Played): void => {
    const { outcome, fault } = judged(played)
    const result = { scenario: idOf.get(played.scenario) ?? played.scenario.name, at: new Date(), outcome, fault, milliseconds: played.milliseconds }
    state = { ...state, results: [...state.results, result] }
    kept.push(ScenarioResults.create({ ...result, _id: `${state.id}/${result.scenario}`, run: state.id, by, drafts }))
    onStep()
  }
  let stopped = false
  const playAll = async (): Promise<void> => {
    for (const group of [waiting.filter(({ alone }) => !alone), ...waiting.filter(({ alone }) => alone).map((one) => [one])]) {
      if (!stopped) await runTables(group, world, (played) => { if (!stopped) heard(played) })
    }
    await Promise.allSettled(kept)
    state = { ...state, state: stopped ? 'stopped' : 'done' }
  }
  return { state: () => state, stop: () => { stopped = true }, done: playAll() }
}

/** What a hospital does not have is no fault of its drafts. */
function judged({ scenario, fault }: Played): Pick<ScenarioResult, 'outcome' | 'fault'> {
  if (!fault) return { outcome: 'passed', fault: null }
  if (!(fault instanceof ScenarioFault)) return { outcome: 'failed', fault: { row: 1, column: null, said: { en: fault.message, zh: fault.message } } }
  const row = scenario.steps.findIndex(({ line }) => line === fault.line) + 1
  const outcome = /^There is nobody who is "|^\S+: There is no \S+\.$/.test(fault.said.en) ? 'unfit' : 'failed'
  return { outcome, fault: { row: Math.max(row, 1), column: fault.column, said: fault.said } }
}
