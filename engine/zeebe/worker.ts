/** Job workers: long polling, one gRPC channel each, and commands that never reject because somebody else has the job. */
import type { ZeebeGrpcClient } from '@camunda8/sdk/dist/zeebe/index.js'
import type { Logger } from 'pino'
import { isFault, withRetry, within } from './fault.ts'
import { ExactVariables, plain } from './variables.ts'

/** `gone`: the job ended or somebody else has it, so nothing was changed. */
export type JobAnswer = 'done' | 'gone'

export interface ActivatedJob {
  key: string
  type: string
  retries: number
  /** Integers past 2^53 are strings of digits. */
  variables: Record<string, unknown>
  headers: Record<string, string>
  elementId: string
  elementInstanceKey: string
  instanceKey: string
  processId: string
  processVersion: number
  /** By the broker's clock: from then on another worker may get the job. */
  deadline: Date
  /** @throws EngineFault only when the broker stays away */
  complete(variables: Record<string, unknown>): Promise<JobAnswer>
  /** `code` is what the incident shows once no retries are left; never a text with data of a case. */
  fail(failure: { code: string, retries: number, backoffMs: number }): Promise<JobAnswer>
  /** Throws a BPMN error. */
  error(code: string, variables?: Record<string, unknown>): Promise<JobAnswer>
}

export interface WorkerOptions {
  type: string
  /** How long a job is reserved for this worker. */
  timeoutMs: number
  /** Jobs in work at the same time. */
  maxJobs: number
  /** Names of variables to fetch; empty fetches all. */
  fetchVariables: string[]
  /** Settles when the job needs no more attention; must not reject. */
  handler: (job: ActivatedJob) => Promise<void>
}

export interface Worker {
  /** Takes no new jobs and resolves when those in work have settled. */
  close(): Promise<void>
}

export function startWorker(grpc: ZeebeGrpcClient, log: Logger, { type, timeoutMs, maxJobs, fetchVariables, handler }: WorkerOptions): Worker {
  const answer = async (command: () => Promise<unknown>): Promise<JobAnswer> => {
    try {
      await withRetry(async () => await within(20_000, command()), { repeatable: true, withinMs: 15_000 })
      return 'done'
    } catch (error) {
      if (isFault(error, 'not-found', 'conflict')) return 'gone'
      throw error
    }
  }
  const worker = grpc.createWorker({
    taskType: type,
    timeout: timeoutMs,
    maxJobsToActivate: maxJobs,
    ...(fetchVariables.length > 0 && { fetchVariable: fetchVariables }),
    taskHandler: async (job) => {
      try {
        await handler({
          key: job.key,
          type: job.type,
          retries: job.retries,
          variables: { ...job.variables },
          headers: { ...job.customHeaders } as Record<string, string>,
          elementId: job.elementId,
          elementInstanceKey: job.elementInstanceKey,
          instanceKey: job.processInstanceKey,
          processId: job.bpmnProcessId,
          processVersion: job.processDefinitionVersion,
          deadline: new Date(Number(job.deadline)),
          complete: async (variables) => await answer(async () => await grpc.completeJob({ jobKey: job.key, variables: plain(variables) })),
          fail: async ({ code, retries, backoffMs }) => await answer(async () => await grpc.failJob({ jobKey: job.key, errorMessage: code, retries, retryBackOff: backoffMs })),
          error: async (code, variables = {}) => await answer(async () => await grpc.throwError({ jobKey: job.key, errorCode: code, errorMessage: '', variables: plain(variables) })),
        })
      } catch (error) {
        log.error({ err: error, job: job.key, type }, 'a job handler rejected; the job waits for its timeout')
      }
      // The commands went past the library's own bookkeeping: this tells it that the worker has room again.
      return job.forward()
    },
  })
  // `createWorker` takes this as an option but does not hand it on.
  Object.assign(worker, { inputVariableDto: ExactVariables })
  return { close: async () => void await worker.close() }
}
