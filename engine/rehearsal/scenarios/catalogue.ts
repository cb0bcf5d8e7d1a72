/** All scenarios that can be played, and which of them some files concern. */
import { basename, dirname, relative } from 'node:path'
import { root } from '../../scenarios/root.ts'
import { readTables, shippedTables } from '../../scenarios/run-tables.ts'
import type { Scenario } from '../../scenarios/read-table.ts'
import { stemOf } from '../../studio/files/names.ts'
import { asScenario, OwnScenarios, type OwnScenario } from './own-scenarios.ts'

export interface ListedScenario {
  /** `tier-dispute/The contact is missed`, `own/<id>` */
  id: string
  name: string
  /** Process id. */
  process: string | null
  own: boolean
  steps: number
}

export interface KnownScenario extends ListedScenario {
  scenario: Scenario
}

/** Those that come with the product by process, then the hospital's own. */
export async function knownScenarios(): Promise<KnownScenario[]> {
  const [shipped, own] = await Promise.all([shippedTables().then(readTables), OwnScenarios.find().sort({ name: 1 }).lean<OwnScenario[]>()])
  return [
    ...own.map((one) => known(`own/${one._id}`, one.process, true, asScenario(one))),
    ...shipped.map((scenario) => {
      const process = basename(dirname(relative(root, scenario.file)))
      return known(`${process}/${scenario.name}`, process, false, scenario)
    }),
  ]
}

const known = (id: string, process: string | null, own: boolean, scenario: Scenario): KnownScenario => ({ id, name: scenario.name, process, own, steps: scenario.steps.length, scenario })

/**
 * Processes that files concern: the diagrams themselves, those that ask the table, show the form or send the letter, and the folder that a table lies in.
 * @param diagrams all that run, by process id
 */
export function touchedProcesses(names: readonly string[], diagrams: readonly { id: string, content: string }[], contents: ReadonlyMap<string, string>): Set<string> {
  const touched = new Set<string>()
  for (const name of names) {
    const wanted = mentions(name, contents.get(name) ?? '')
    for (const { id, content } of diagrams) if (name === `${id}.bpmn` || wanted.some((word) => content.includes(word))) touched.add(id)
  }
  return touched
}

/** How a diagram names what is in a file. */
function mentions(name: string, content: string): string[] {
  if (name.endsWith('.dmn')) return [...content.matchAll(/<(?:\w+:)?decision\s[^>]*?\bid="([^"]+)"/g)].map(([, id]) => `decisionId="${id!}"`)
  if (name.endsWith('.form')) return [`formId="${/"id"\s*:\s*"([^"]+)"\s*(?:,\s*"type"\s*:\s*"default"|,\s*"schemaVersion"|\})/.exec(content)?.[1] ?? stemOf(name)}"`, `formId="${stemOf(name)}"`]
  if (name.endsWith('.hbs')) return [`"${/\/([^.]+)\./.exec(name)?.[1] ?? ''}"`]
  return []
}
