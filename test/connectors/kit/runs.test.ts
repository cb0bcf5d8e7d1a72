import { Type } from '@sinclair/typebox'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connector, keepRuns } from '../../../connectors/kit/index.ts'
import { ConnectorProcesses } from '../../../connectors/kit/runs.ts'
import { showConnector, showConnectors } from '../../../connectors/kit/show-connectors.ts'
import { openWorkbench, monday, type Workbench } from '../workbench.ts'

const log = pino({ level: 'silent' })
const mailer = connector({ type: 'mailer', settings: Type.Object({ server: Type.String({ default: '', needed: true }) }), input: Type.Object({}), output: Type.Object({}), run: async () => ({}) })
const counter = connector({ type: 'counter', input: Type.Object({}), output: Type.Object({}), run: async () => ({}) })
const run = { type: 'counter', elementId: 'count', instanceKey: '2', processId: 'p', complaintId: 'case-1', at: new Date(monday), ms: 12 }

describe('what the connectors did', () => {
  let bench: Workbench
  beforeAll(async () => { bench = await openWorkbench() })
  afterAll(async () => await bench.close())

  it('is seen of all processes together, the latest first, and stays when a process stops', async () => {
    const one = keepRuns({ kind: 'server', types: ['counter'], running: () => ({ counter: 2 }), log })
    const other = keepRuns({ kind: 'connectors', types: ['counter'], running: () => ({ counter: 1 }), log })
    one.ran({ ...run, job: '1', verdict: 'complete', code: null })
    other.ran({ ...run, job: '2', at: new Date(run.at.getTime() + 1_000), verdict: 'incident', code: 'count.refused' })
    await expect.poll(async () => (await showConnectors([counter], bench.clock)).processes.length).toBe(2)
    expect((await showConnectors([counter], bench.clock)).connectors).toMatchObject([{ state: 'runs', running: 3 }])

    await one.close()
    await other.close()
    const { connector: shown, runs } = await showConnector([counter], 'counter', bench.clock)
    expect(shown).toMatchObject({ state: 'waiting', running: 0, completed: 1, failed: 1, lastAt: new Date(run.at.getTime() + 1_000) })
    expect(runs.map(({ job, verdict, code, complaintId }) => [job, verdict, code, complaintId])).toEqual([['2', 'incident', 'count.refused', 'case-1'], ['1', 'complete', null, 'case-1']])
  })

  it('says what is not set up, and which process has gone silent', async () => {
    await ConnectorProcesses.create({ _id: 'gone', kind: 'connectors', host: 'h', pid: 1, types: ['counter', 'mailer'], running: {}, startedAt: new Date(), beatAt: new Date(Date.now() - 60_000) })
    const { connectors, processes } = await showConnectors([mailer, counter], bench.clock)
    expect(processes).toMatchObject([{ _id: 'gone', alive: false }])
    expect(connectors.map(({ type, state }) => [type, state])).toEqual([['mailer', 'off'], ['counter', 'waiting']])
  })
})
