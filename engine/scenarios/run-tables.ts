/** Finds the tables and plays all their scenarios: those that keep to their own cases side by side, the others one after another. */
import { glob, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { readTable, type Scenario } from './read-table.ts'
import { root } from './root.ts'
import { runScenario } from './run-scenario.ts'
import type { World } from './world.ts'

/** How many scenarios are played side by side. */
export const sideBySide = 4

/** Paths of the shipped tables, those of `processes/<id>/scenarios.csv`. */
export async function shippedTables(): Promise<string[]> {
  const paths: string[] = []
  for await (const path of glob('processes/*/scenarios.csv', { cwd: root })) paths.push(join(root, path))
  return paths.toSorted()
}

/** @throws ScenarioFault */
export async function readTables(paths: string[]): Promise<Scenario[]> {
  const tables = await Promise.all(paths.map(async (path) => readTable(relative(root, path), await readFile(path))))
  return tables.flat()
}

export interface Outcome {
  scenario: Scenario
  /** null where it went as written. */
  fault: Error | null
  milliseconds: number
}

/** @param onDone called after each, in the order in which they end */
export async function runTables(scenarios: Scenario[], world: World, onDone: (outcome: Outcome) => void): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const playNext = async (waiting: Scenario[]): Promise<void> => {
    for (let scenario = waiting.shift(); scenario; scenario = waiting.shift()) {
      const begun = Date.now()
      const fault = await runScenario(scenario, world).then(() => null, (error: unknown) => (error instanceof Error ? error : new Error(String(error))))
      const outcome = { scenario, fault, milliseconds: Date.now() - begun }
      outcomes.push(outcome)
      onDone(outcome)
    }
  }
  const shared = scenarios.filter(({ alone }) => !alone)
  await Promise.all(Array.from({ length: sideBySide }, () => playNext(shared)))
  await playNext(scenarios.filter(({ alone }) => alone))
  return outcomes
}
