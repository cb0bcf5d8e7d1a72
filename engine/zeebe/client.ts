/** The one door to the broker: commands over gRPC (user tasks over REST), job workers by long polling. */
import { CamundaEnvironmentConfigurator, constructOAuthProvider } from '@camunda8/sdk/dist/lib/index.js'
import { ZeebeGrpcClient } from '@camunda8/sdk/dist/zeebe/index.js'
import type { Logger } from 'pino'
import { EngineFault, isFault, withRetry, within } from './fault.ts'
import { parseExact } from './records/exact-json.ts'
import { topologyReader } from './topology.ts'
import { userTasks, type UserTasks } from './user-tasks.ts'
import { plain } from './variables.ts'
import { startWorker, type Worker, type WorkerOptions } from './worker.ts'

export { EngineFault, isFault, refuseWhenEngineAway, type FaultKind } from './fault.ts'
export type { TaskChanges, UserTasks } from './user-tasks.ts'
export type { ActivatedJob, JobAnswer, Worker, WorkerOptions } from './worker.ts'

export interface DeploymentFile {
  /** File name with its ending: .bpmn, .dmn or .form. */
  name: string
  content: Buffer | string
}

export interface DeployedResource {
  id: string
  version: number
  key: string
}

export interface Deployed {
  processes: DeployedResource[]
  decisions: DeployedResource[]
  forms: DeployedResource[]
}

export interface Message {
  name: string
  correlationKey: string
  /** While the first one lives, a second message with the same id is not accepted. */
  messageId?: string
  ttlMs: number
  variables: Record<string, unknown>
}

export interface Migration {
  targetProcessKey: string
  mapping: { from: string, to: string }[]
}

/** A token taken from one place of an instance and set down at another, in one command. */
export interface Move {
  /** Ids of elements where the work goes on. */
  activate: { elementId: string, scopeKey?: string }[]
  /** Keys of element instances that end. */
  terminate: string[]
}

export interface Decided {
  /** null where no row fits. */
  output: unknown
  /** The rows that fitted, of the tables that it needs too. */
  rows: { decisionId: string, ruleId: string }[]
}

/** Every method rejects with an `EngineFault`. Keys are strings of digits. */
export interface Zeebe {
  /** Version of the gateway, such as "8.5.8"; empty until it has answered once. */
  version(): string
  /** The gateway answers and every partition has a leader. */
  ready(): Promise<boolean>
  /** All or nothing. */
  deploy(files: DeploymentFile[]): Promise<Deployed>
  publishMessage(message: Message): Promise<'published' | 'already-there'>
  /** @param version the latest one without it */
  createInstance(processId: string, variables: Record<string, unknown>, version?: number): Promise<{ instanceKey: string }>
  cancelInstance(key: string): Promise<void>
  /** @param local only in this scope; otherwise where a scope above has the variable already */
  setVariables(scopeKey: string, variables: Record<string, unknown>, local: boolean): Promise<void>
  resolveIncident(key: string): Promise<void>
  updateJobRetries(jobKey: string, retries: number): Promise<void>
  migrateInstance(key: string, migration: Migration): Promise<void>
  modifyInstance(key: string, move: Move): Promise<void>
  /** Asks the latest version of a deployed table. An `invalid` fault where it cannot be decided, `not-found` where there is none. */
  evaluateDecision(decisionId: string, variables: Record<string, unknown>): Promise<Decided>
  userTasks: UserTasks
  worker(options: WorkerOptions): Worker
  /** Closes all workers, waiting for jobs in work, then the connection. */
  close(): Promise<void>
}

export interface ZeebeAddress {
  /** host:port */
  grpcAddress: string
  /** http(s)://host:port; https also means TLS for gRPC. */
  restAddress: string
  log: Logger
}

/**
 * Connects to a cluster. Resolves even while it is away: commands then say so.
 * Credentials for a protected cluster come from the client library's own variables (CAMUNDA_AUTH_STRATEGY and those it names).
 */
export async function connectZeebe({ grpcAddress, restAddress, log }: ZeebeAddress): Promise<Zeebe> {
  const config = CamundaEnvironmentConfigurator.mergeConfigWithEnvironment({
    ZEEBE_GRPC_ADDRESS: `${restAddress.startsWith('https:') ? 'grpcs' : 'grpc'}://${grpcAddress}`,
    zeebeGrpcSettings: {
      // The library logs each failed poll of each worker; what is worth saying is said by `report` below.
      ZEEBE_CLIENT_LOG_LEVEL: 'NONE',
      ZEEBE_GRPC_CLIENT_RETRY: false,
      ZEEBE_GRPC_CLIENT_EAGER_CONNECT: false,
      ZEEBE_GRPC_WORKER_POLL_INTERVAL_MS: 100,
      ZEEBE_GRPC_WORKER_LONGPOLL_SECONDS: 30,
      // Declared as their own defaults by the library.
      GRPC_INITIAL_RECONNECT_BACKOFF_MS: 250 as number as 1000,
      GRPC_MAX_RECONNECT_BACKOFF_MS: 2_000 as number as 10000,
    },
  })
  const oAuthProvider = constructOAuthProvider(config)
  const grpc = new ZeebeGrpcClient({ config, oAuthProvider })
  const topology = topologyReader(grpc)
  const report = reachability(log)

  const command = async <T>(call: () => Promise<T>, { repeatable = false, key, withinMs }: { repeatable?: boolean, key?: string, withinMs?: number } = {}): Promise<T> =>
    await report(async () => {
      if (key !== undefined) await topology.checkKey(key)
      return await withRetry(async () => await within(20_000, call()), { repeatable, ...(withinMs !== undefined && { withinMs }) })
    })

  const zeebe: Zeebe = {
    version: () => topology.last()?.version ?? '',
    ready: async () => await report(topology.ask).then(({ led }) => led, () => false),
    // A broker that has just started takes longer for a deployment than the gateway waits; the same files again are no new version.
    deploy: async (files) => deployed(await command(async () => await grpc.deployResources(files.map(asResource)), { repeatable: true, withinMs: 60_000 })),
    publishMessage: async ({ name, correlationKey, messageId, ttlMs, variables }) => {
      try {
        const message = { name, correlationKey, timeToLive: ttlMs, variables: plain(variables), ...(messageId !== undefined && { messageId }) }
        await command(async () => await grpc.publishMessage(message), { repeatable: messageId !== undefined })
        return 'published'
      } catch (error) {
        if (isFault(error, 'conflict')) return 'already-there'
        throw error
      }
    },
    createInstance: async (processId, variables, version) => {
      const { processInstanceKey } = await command(async () => await grpc.createProcessInstance({ bpmnProcessId: processId, variables: plain(variables), ...(version !== undefined && { version }) }))
      return { instanceKey: processInstanceKey }
    },
    cancelInstance: async (key) => await command(async () => await grpc.cancelProcessInstance(key), { key }),
    setVariables: async (scopeKey, variables, local) =>
      await command(async () => await grpc.setVariables({ elementInstanceKey: scopeKey, variables: plain(variables), local }), { key: scopeKey, repeatable: true }),
    resolveIncident: async (key) => await command(async () => await grpc.resolveIncident({ incidentKey: key }), { key }),
    updateJobRetries: async (jobKey, retries) => await command(async () => await grpc.updateJobRetries({ jobKey, retries }), { key: jobKey, repeatable: true }),
    migrateInstance: async (key, { targetProcessKey, mapping }) => {
      await command(async () => await grpc.migrateProcessInstance({
        processInstanceKey: key,
        migrationPlan: {
          targetProcessDefinitionKey: targetProcessKey,
          mappingInstructions: mapping.map(({ from, to }) => ({ sourceElementId: from, targetElementId: to })),
        },
      }), { key })
    },
    modifyInstance: async (key, { activate, terminate }) => {
      await command(async () => await grpc.modifyProcessInstance({
        processInstanceKey: key,
        activateInstructions: activate.map(({ elementId, scopeKey = noKey }) => ({ elementId, ancestorElementInstanceKey: scopeKey, variableInstructions: [] })),
        terminateInstructions: terminate.map((elementInstanceKey) => ({ elementInstanceKey })),
      }), { key })
    },
    evaluateDecision: async (decisionId, variables) => {
      const { decisionOutput, evaluatedDecisions, failureMessage } = await command(async () => await grpc.evaluateDecision({ decisionId, variables: plain(variables) }), { repeatable: true })
      if (failureMessage) throw new EngineFault('invalid', failureMessage)
      return {
        output: parseExact(decisionOutput),
        rows: evaluatedDecisions.flatMap(({ decisionId: id, matchedRules }) => matchedRules.map(({ ruleId }) => ({ decisionId: id, ruleId }))),
      }
    },
    userTasks: userTasks(restAddress, topology, async () => ({ ...await oAuthProvider.getHeaders('ZEEBE') })),
    worker: (options) => startWorker(grpc, log, options),
    close: async () => void await grpc.close(),
  }
  await zeebe.ready()
  return zeebe
}

/** Leaves it to the broker in which scope an element begins. */
const noKey = '-1'

/** Says once that the broker is away and once that it is back. */
function reachability(log: Logger): <T>(call: () => Promise<T>) => Promise<T> {
  let away = false
  return async (call) => {
    try {
      const result = await call()
      if (away) log.info('process engine is back')
      away = false
      return result
    } catch (error) {
      if (!away && isFault(error, 'away')) log.warn({ reason: error.message }, 'process engine cannot be reached')
      away = isFault(error, 'away')
      throw error
    }
  }
}

function asResource({ name, content }: DeploymentFile) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return name.endsWith('.form') ? { name, form: bytes } : name.endsWith('.dmn') ? { name, decision: bytes } : { name, process: bytes }
}

interface DeploymentAnswer {
  process?: { bpmnProcessId: string, version: number, processDefinitionKey: string } | null
  decision?: { dmnDecisionId: string, version: number, decisionKey: string } | null
  form?: { formId: string, version: number, formKey: string } | null
}

function deployed({ deployments }: { deployments: unknown[] }): Deployed {
  const answers = deployments as DeploymentAnswer[]
  return {
    processes: answers.flatMap(({ process }) => (process ? [{ id: process.bpmnProcessId, version: process.version, key: process.processDefinitionKey }] : [])),
    decisions: answers.flatMap(({ decision }) => (decision ? [{ id: decision.dmnDecisionId, version: decision.version, key: decision.decisionKey }] : [])),
    forms: answers.flatMap(({ form }) => (form ? [{ id: form.formId, version: form.version, key: form.formKey }] : [])),
  }
}
