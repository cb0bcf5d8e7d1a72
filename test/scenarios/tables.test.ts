import { beforeAll, expect, inject, test } from 'vitest'
import { demoHospital } from '../../engine/people/index.ts'
import { shipped, untaken } from '../../engine/scenarios/coverage.ts'
import { readTables, shippedTables } from '../../engine/scenarios/run-tables.ts'
import { runScenario } from '../../engine/scenarios/run-scenario.ts'
import { openWorld, type World } from '../../engine/scenarios/world.ts'
import type { Taken } from '../../engine/zeebe/taken.ts'

const scenarios = await readTables(await shippedTables())
const named = (those: typeof scenarios) => those.map((scenario) => [`${scenario.file.split('/').at(-2)}: ${scenario.name}`, scenario] as const)

let world: World
let before: Taken
const taken = () => world.admin.get<Taken>('/api/testing/taken')

beforeAll(async () => {
  const { baseUrl, admin } = inject('recourse')
  world = await openWorld({ baseUrl, admin, hospital: demoHospital(new Date()), password: admin.password })
  before = await taken()
})

test.concurrent.for(named(scenarios.filter(({ alone }) => !alone)))('%s', async ([, scenario]) => runScenario(scenario, world))

test.for(named(scenarios.filter(({ alone }) => alone)))('%s', async ([, scenario]) => runScenario(scenario, world))

/** What no table can bring about, because this server has no mail to send; `test/faults/mornings.test.ts` and `test/connectors/letter.test.ts` take these. */
const elsewhere = ['reporting-rhythm/more-later--later-today', 'reporting-rhythm/later-today--send', 'answer-letter/is-taken--mailed']

test('every flow of every diagram and every row of every table is taken by some scenario', async () => {
  await world.wait(0)
  const left = untaken(await shipped(), before, await taken())
  expect(left.filter(({ owner, id }) => !elsewhere.includes(`${owner}/${id}`)).map(({ owner, id, text }) => `${owner}/${id}  ${text}`)).toEqual([])
})
