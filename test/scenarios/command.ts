/** `npm run scenarios [process ids or files] [--coverage]`: plays scenario tables on a server of its own, with the demonstration hospital on a clock that jumps. */
import { existsSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { demoHospital } from '../../engine/people/index.ts'
import { shipped, untaken } from '../../engine/scenarios/coverage.ts'
import { ScenarioFault } from '../../engine/scenarios/read-table.ts'
import { readTables, runTables, shippedTables, type Outcome } from '../../engine/scenarios/run-tables.ts'
import { openWorld, type World } from '../../engine/scenarios/world.ts'
import type { Taken } from '../../engine/zeebe/taken.ts'
import { startRecourse } from '../setup/start-recourse.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

const { positionals, values: { coverage } } = parseArgs({ allowPositionals: true, options: { coverage: { type: 'boolean', default: false } } })

async function tablesAsked(): Promise<string[]> {
  const all = await shippedTables()
  if (positionals.length === 0) return all
  return positionals.map((asked) => {
    const ofProcess = all.find((path) => basename(dirname(path)) === asked)
    const path = ofProcess ?? resolve(asked)
    if (!existsSync(path)) throw new ScenarioFault({ file: asked, line: 1 }, null, { en: 'There is neither a process with a table nor a file of this name.', zh: '没有带场景表的流程，也没有这个文件。' })
    return path
  })
}

const report = ({ scenario, fault, milliseconds }: Outcome): void => {
  say(`${fault ? '✗' : '✓'} ${scenario.name}  (${scenario.file}:${scenario.line}, ${(milliseconds / 1_000).toFixed(1)} s)`)
  if (fault) say(`    ${fault.message}`)
}

const taken = ({ admin }: World): Promise<Taken> => admin.get<Taken>('/api/testing/taken')

/** Of the processes that were asked for, of all otherwise. */
async function sayWhatIsLeft(world: World, before: Taken): Promise<void> {
  await world.wait(0)
  const all = await shipped()
  const asked = all.filter(({ folder }) => positionals.includes(folder))
  const left = untaken(asked.length > 0 ? asked : all, before, await taken(world))
  say(left.length === 0 ? 'Every flow and every row was taken.' : `Not taken by any scenario (${left.length}):`)
  for (const { owner, id, text } of left) say(`    ${owner}/${id}  ${text}`)
}

async function run(): Promise<boolean> {
  const scenarios = await readTables(await tablesAsked())
  say('Starting a server with the demonstration hospital …')
  const server = await startRecourse()
  try {
    const world = await openWorld({ baseUrl: server.baseUrl, admin: server.admin, hospital: demoHospital(new Date()), password: server.admin.password })
    const before = await taken(world)
    const outcomes = await runTables(scenarios, world, report)
    const failed = outcomes.filter(({ fault }) => fault).length
    say(failed === 0 ? `All ${outcomes.length} scenarios went as written.` : `${failed} of ${outcomes.length} scenarios did not go as written.`)
    if (coverage) await sayWhatIsLeft(world, before)
    return failed === 0
  } finally {
    await server.stop()
  }
}

try {
  if (!await run()) process.exitCode = 1
} catch (error) {
  if (!(error instanceof ScenarioFault)) throw error
  say(error.message)
  process.exitCode = 2
}
