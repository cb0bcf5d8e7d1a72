/** One job from the broker, run and answered. */
import type { Connector, JobFacts } from './connector.ts'
import { judge, type Runtime, type Verdict } from './judge.ts'

/** `gone`: the job is not ours any more (completed by another worker, timed out, cancelled). */
export type Answered = 'done' | 'gone'

/** A job with the three ways to answer it. */
export interface Job extends JobFacts {
  complete(variables: Record<string, unknown>): Promise<Answered>
  fail(failure: { code: string, retries: number, backoffMs: number }): Promise<Answered>
  error(code: string, variables?: Record<string, unknown>): Promise<Answered>
}

/** Runs and answers one job. Never rejects: a job whose answer does not arrive is handed out again by the broker, and the ledger knows what was done. */
export async function runJob(connector: Connector, job: Job, runtime: Runtime): Promise<Verdict> {
  const verdict = await judge(connector, job, runtime)
  const log = runtime.log.child({ job: job.key, connector: connector.type, elementId: job.elementId, instance: job.instanceKey })
  if (verdict.kind !== 'complete') log[verdict.kind === 'incident' ? 'error' : 'warn']({ verdict: verdict.kind, code: verdict.code, fault: faultOf(verdict.cause) }, 'job not completed')
  try {
    if (await answer(job, verdict) === 'gone') log.info({ verdict: verdict.kind }, 'job was no longer ours')
  } catch (error) {
    log.warn({ verdict: verdict.kind, fault: faultOf(error) }, 'the broker did not take the answer')
  }
  return verdict
}

function answer(job: Job, verdict: Verdict): Promise<Answered> {
  switch (verdict.kind) {
    case 'complete': return job.complete(verdict.variables)
    case 'retry': return job.fail(verdict)
    case 'incident': return job.fail({ code: verdict.code, retries: 0, backoffMs: 0 })
    case 'bpmn-error': return job.error(verdict.bpmnError)
  }
}

/** An error without its message: that may quote an address or a sentence of a complaint. The innermost cause says the most. */
function faultOf(error: unknown): { name: string, code?: unknown, at: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, at: [] }
  if (error.cause instanceof Error) return faultOf(error.cause)
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).map((line) => line.trim()).slice(0, 6)
  return { name: error.name, ...('code' in error && { code: error.code }), at }
}
