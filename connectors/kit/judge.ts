/** Runs a connector on one job and decides what the broker is told. */
import { CalendarError } from '../../engine/calendar/index.ts'
import { Refusal } from '../../engine/errors/errors.ts'
import { refuseWhenAway } from '../../engine/store/store.ts'
import type { Connector, JobFacts, JobTools, Tools } from './connector.ts'
import type { Ledger } from './effects.ts'
import { JobDelayed, JobRefused, type JobCode } from './refusals.ts'
import { fillSecrets, refuseOtherHosts, unfilled } from './secrets.ts'
import { filledSettings } from './settings.ts'
import { checked } from './variables.ts'

export interface Runtime extends Tools, Pick<JobTools, 'decide'> {
  effects: Ledger
}

/** What the broker is told. No other text than a code ever goes there; `cause` is for the log. */
export type Verdict =
  | { kind: 'complete', variables: Record<string, unknown> }
  | { kind: 'retry', code: JobCode, retries: number, backoffMs: number, cause: unknown }
  | { kind: 'incident', code: JobCode, cause: unknown }
  | { kind: 'bpmn-error', code: JobCode, bpmnError: string, cause: unknown }

export const defaultRetries = 3
const longestBackoff = 60_000

class DeadlinePassed extends Error {}

/** Never rejects. */
export async function judge(connector: Connector, job: JobFacts, runtime: Runtime): Promise<Verdict> {
  try {
    const input = checked(connector.input, job.variables, 'input')
    const output = await beforeDeadline(connector, job, runtime, input)
    return { kind: 'complete', variables: checked(connector.output, output, 'output') as Record<string, unknown> }
  } catch (error) {
    return verdictOn(refuseWhenAway(error), connector, job)
  }
}

/** How long a job of this connector may take; the broker gives it to somebody else after that. */
export const timeoutOf = ({ timeoutMs }: Connector, { config }: Tools): number => timeoutMs ?? config.jobTimeout

/** Milliseconds before the attempt after `attempt` failed ones: doubling from one second, a quarter of it either way by chance. */
export function backoff(attempt: number, random = Math.random()): number {
  return Math.round(Math.min(1_000 * 2 ** Math.max(0, attempt - 1), longestBackoff) * (0.75 + random / 2))
}

/** The handler has nine tenths of the job's time, so that a late one is failed by us and not handed out a second time. */
async function beforeDeadline(connector: Connector, job: JobFacts, { effects, ...tools }: Runtime, given: Record<string, unknown>): Promise<unknown> {
  const { input, settings, unfilled: shown } = await filledIn(connector, given)
  const now = tools.clock.now().getTime()
  const timeout = timeoutOf(connector, tools)
  const left = job.deadline.getTime() - now
  const until = new Date(now + timeout)
  const caseId = job.variables['complaintId']
  const holder = { jobKey: job.key, type: job.type, complaintId: typeof caseId === 'string' ? caseId : null, instanceKey: job.instanceKey, elementId: job.elementId }
  const over = new AbortController()
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    over.abort()
    reject(new DeadlinePassed())
  }, 0.9 * (left > 0 ? Math.min(left, timeout) : timeout))
  try {
    return shown(await Promise.race([late, connector.run(input, {
      ...tools, job, settings, signal: over.signal,
      once: (name, about, effect, options) => effects.once({ ...holder, until }, name, about, async (key) => shown(await effect(key)), options),
    })]))
  } finally {
    clearTimeout(timer)
  }
}

/** Input and settings with their secrets in place, and a way to take these out of whatever is kept afterwards. */
async function filledIn(connector: Connector, given: Record<string, unknown>) {
  const [settings, input] = await Promise.all([filledSettings(connector), fillSecrets(connector.input, given)])
  const bound = input.used.filter(({ hosts }) => hosts.length > 0)
  if (bound.length > 0) refuseOtherHosts(bound, connector.secretsGoTo?.(input.values) ?? [])
  const used = [...settings.used, ...input.used]
  return { input: input.values, settings: settings.values, unfilled: <T>(result: T): T => unfilled(used, result) }
}

function verdictOn(error: unknown, connector: Connector, job: JobFacts): Verdict {
  const refusal = refusalOf(error)
  if (refusal?.bpmnError) return { kind: 'bpmn-error', code: refusal.code, bpmnError: refusal.bpmnError, cause: error }
  if (refusal) return { kind: 'incident', code: refusal.code, cause: error }

  const tries = Math.min(job.retries, triesOf(connector))
  if (error instanceof Refusal && error.code === 'store.away') return { kind: 'retry', code: error.code, retries: Math.max(1, job.retries), backoffMs: backoff(4), cause: error }
  const code = error instanceof JobDelayed ? error.code : error instanceof DeadlinePassed ? 'connector.deadline' : 'connector.failed'
  if (tries <= 1) return { kind: 'incident', code, cause: error }
  const backoffMs = error instanceof JobDelayed ? error.after : backoff(triesOf(connector) - tries + 1)
  return { kind: 'retry', code, retries: tries - 1, backoffMs, cause: error }
}

/** The errors that no repetition mends. */
function refusalOf(error: unknown): JobRefused | null {
  if (error instanceof JobRefused) return error
  if (error instanceof CalendarError) return new JobRefused(error.code)
  return error instanceof Refusal && error.status < 500 ? new JobRefused(error.code as JobCode) : null
}

const triesOf = ({ retries }: Connector): number => retries ?? defaultRetries
