/** The job workers of all connectors: started together, watched, drained together. */
import type { ActivatedJob, Zeebe } from '../../engine/zeebe/client.ts'
import type { Connector, Tools } from './connector.ts'
import { effectsLedger } from './effects.ts'
import { timeoutOf, type Runtime, type Verdict } from './judge.ts'
import { runJob } from './run-job.ts'

export interface Run {
  job: string
  elementId: string
  instanceKey: string
  processId: string
  complaintId: string | null
  at: Date
  ms: number
  verdict: Verdict['kind']
  /** Of a job that was not completed. */
  code: string | null
}

/** Counts since the start; `lastRuns` has the newest first, ten at most. */
export interface ConnectorStats {
  running: number
  completed: number
  /** Attempts that were not completed: retried, refused, or handed to the diagram as an error. */
  failed: number
  lastRuns: Run[]
}

export interface RunningConnectors {
  /** Takes no new jobs and waits for those in work, ten seconds at most; what is not done then is handed out again by the broker. */
  close(limitMs?: number): Promise<void>
  /** By job type. */
  stats(): Readonly<Record<string, ConnectorStats>>
}

const jobsAtOnce = 8
const runsKept = 10

/** @param ran hears of each run */
export function startConnectors(zeebe: Zeebe, connectors: readonly Connector[], tools: Tools, ran: (run: Run & { type: string }) => void = () => undefined): RunningConnectors {
  const runtime: Runtime = {
    ...tools, effects: effectsLedger(tools.clock),
    decide: async (decisionId, variables) => (await zeebe.evaluateDecision(decisionId, variables)).output,
  }
  const stats: Record<string, ConnectorStats> = {}

  const workers = connectors.map((connector) => {
    const mine: ConnectorStats = { running: 0, completed: 0, failed: 0, lastRuns: [] }
    stats[connector.type] = mine
    return zeebe.worker({
      type: connector.type,
      timeoutMs: timeoutOf(connector, tools),
      maxJobs: jobsAtOnce,
      fetchVariables: [...new Set(['complaintId', ...Object.keys(connector.input.properties)])],
      handler: async (job: ActivatedJob) => {
        const begun = performance.now()
        mine.running += 1
        const verdict = await runJob(connector, job, runtime)
        mine.running -= 1
        mine[verdict.kind === 'complete' ? 'completed' : 'failed'] += 1
        const run = runOf(job, verdict, tools.clock.now(), performance.now() - begun)
        ran({ ...run, type: connector.type })
        mine.lastRuns = [run, ...mine.lastRuns].slice(0, runsKept)
      },
    })
  })

  return {
    stats: () => stats,
    close: async (limitMs = 10_000) => {
      const { promise: late, resolve } = Promise.withResolvers<void>()
      const timer = setTimeout(resolve, limitMs)
      await Promise.race([late, Promise.allSettled(workers.map(async (worker) => await worker.close()))])
      clearTimeout(timer)
    },
  }
}

function runOf({ key, elementId, instanceKey, processId, variables: { complaintId } }: ActivatedJob, verdict: Verdict, at: Date, ms: number): Run {
  return {
    job: key, elementId, instanceKey, processId, complaintId: typeof complaintId === 'string' ? complaintId : null,
    at, ms: Math.round(ms), verdict: verdict.kind, code: verdict.kind === 'complete' ? null : verdict.code,
  }
}
