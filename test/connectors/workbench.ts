/** What a connector works in, for tests: an empty database on the run's MongoDB, the tables of its broker, a clock to move, a case, and jobs. */
import pino from 'pino'
import { inject } from 'vitest'
import { effectsLedger, judge, type Connector, type JobFacts, type Runtime, type Verdict } from '../../connectors/kit/index.ts'
import { controlledClock, type ControlledClock } from '../../engine/clock/clock.ts'
import { Complaints, type Complaint } from '../../engine/complaints/complaint.ts'
import { CaseEvents, type CaseEvent } from '../../engine/complaints/events.ts'
import { readConfig } from '../../engine/config/read-config.ts'
import { demoHospital } from '../../engine/people/index.ts'
import { saveHospital } from '../../engine/people/store.ts'
import { connectStore, prepareCollections } from '../../engine/store/store.ts'
import { connectZeebe } from '../../engine/zeebe/client.ts'
import { emptied } from '../zeebe/support/database.ts'

export interface Workbench {
  clock: ControlledClock
  /** Sets the clock; it runs on from there. */
  at(instant: string): void
  /** Moves the clock ahead. */
  later(milliseconds: number): void
  /** Gives a process settings of its own, or other tools. */
  start(process: string, env: Record<string, string>, changes?: Partial<Runtime>): void
  /** Runs a connector on a job as the kit does. Another `process` has a memory of its own. */
  run(connector: Connector, job: JobFacts, process?: string): Promise<Verdict>
  /** Lines that were logged, as one text. */
  logged(): string
  close(): Promise<void>
}

export async function openWorkbench(env: Record<string, string> = {}): Promise<Workbench> {
  const url = new URL(inject('recourse').mongoUrl)
  url.pathname = `/workbench-${process.pid}`
  const lines: string[] = []
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) })
  const connection = await connectStore(url.href, log)
  await prepareCollections()
  await emptied()
  const clock = controlledClock()
  const zeebe = await connectZeebe({ ...inject('recourse').zeebe, log })
  const decide: Runtime['decide'] = async (decisionId, variables) => (await zeebe.evaluateDecision(decisionId, variables)).output
  const runtimes = new Map<string, Runtime>()
  const start = (process: string, settings: Record<string, string>, changes: Partial<Runtime> = {}): Runtime => {
    const runtime = { log, clock, config: readConfig(settings), effects: effectsLedger(clock), decide, ...changes }
    runtimes.set(process, runtime)
    return runtime
  }
  await saveHospital(demoHospital(new Date(monday)))

  return {
    clock,
    at: (instant) => clock.moveTo(new Date(instant).getTime() - Date.now()),
    later: (milliseconds) => clock.moveTo(clock.offset() + milliseconds),
    start: (process, settings, changes) => void start(process, settings, changes),
    run: async (connector, job, process = 'first') =>
      await judge(connector, { ...job, deadline: new Date(clock.now().getTime() + 30_000) }, runtimes.get(process) ?? start(process, env)),
    logged: () => lines.join(''),
    close: async () => {
      await zeebe.close()
      await connection.close()
    },
  }
}

/** A Monday without a holiday near, 9 o'clock in Shanghai. */
export const monday = '2026-03-02T01:00:00.000Z'

let count = 0

export function aJob(type: string, variables: Record<string, unknown> = {}, changes: Partial<JobFacts> = {}): JobFacts {
  count += 1
  return {
    key: String(2251799813685000 + count), type, retries: 3, variables, headers: {}, elementId: 'step', elementInstanceKey: '1', instanceKey: '2', processId: 'process', processVersion: 1,
    deadline: new Date(8.64e15), ...changes,
  }
}

export async function aCase(changes: Partial<Complaint> = {}): Promise<Complaint> {
  count += 1
  const complaint: Complaint = {
    _id: `case-${count}`, receipt: `2026-${String(count).padStart(6, '0')}`, channel: 'web', subject: 'Waiting time', narrative: 'I waited four hours.',
    anonymous: false, attachments: [], receivedAt: new Date(monday), openedBy: null, department: null, departments: [], nature: null, tier: null, facts: {}, people: [], deadlines: [], ...changes,
  }
  await Complaints.create(complaint)
  return complaint
}

export const caseNow = async ({ _id }: Pick<Complaint, '_id'>): Promise<Complaint> => await Complaints.findById(_id).orFail().lean<Complaint>()

export const diaryOf = async ({ _id }: Pick<Complaint, '_id'>): Promise<CaseEvent[]> => await CaseEvents.find({ complaintId: _id }).sort({ at: 1, _id: 1 }).lean<CaseEvent[]>()

/** The variables of a job that was completed. */
export function variablesOf<T = Record<string, unknown>>(verdict: Verdict): T {
  if (verdict.kind !== 'complete') throw new Error(`not completed: ${verdict.kind} ${verdict.code}`, { cause: verdict.cause })
  return verdict.variables as T
}
