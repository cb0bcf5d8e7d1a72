/**
 * The least that can be done with the same diagrams: the same broker with the same settings, the bare SDK, workers that answer at once,
 * no case file. Steps are seen in what the broker exports, kept in memory.
 */
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CamundaEnvironmentConfigurator, constructOAuthProvider } from '@camunda8/sdk/dist/lib/index.js'
import { ZeebeGrpcClient } from '@camunda8/sdk/dist/zeebe/index.js'
import pino from 'pino'
import { connectors } from '../../connectors/index.ts'
import { startEmbedded } from '../../engine/embedded/index.ts'
import { shippedFiles } from '../../engine/zeebe/deploy/deploy-shipped.ts'
import { answered, written } from './answers.ts'
import { Seen, type System } from './system.ts'

export async function openBare(): Promise<System> {
  const seen = new Seen()
  const exporter = await watchExports(seen)
  const dataDir = await mkdtemp(join(tmpdir(), 'recourse-bench-'))
  const embedded = await startEmbedded({
    dataDir, zeebeVersion: '8.5.8', zeebe: true, mongo: false, controlledClock: false, sink: { url: exporter.url, user: 'exporter', password: 'secret' },
    log: pino({ level: 'silent' }), onProgress: () => {},
  })
  const { grpcAddress, restAddress } = embedded.zeebe!
  const grpc = connect(grpcAddress)
  const files = await shippedFiles()
  await grpc.deployResources(files.map(({ name, content }) => {
    const bytes = Buffer.from(content)
    return name.endsWith('.form') ? { name, form: bytes } : name.endsWith('.dmn') ? { name, decision: bytes } : { name, process: bytes }
  }))
  for (const { type } of connectors) {
    grpc.createWorker({ taskType: type, timeout: 30_000, maxJobsToActivate: 8, fetchVariable: ['complaintId'], taskHandler: (job) => job.complete(plain(answered[type] ?? {})) })
  }
  let count = 0

  return {
    open: async () => {
      const id = `complaint-${count += 1}`
      const variables = { complaintId: id, channel: 'web', anonymous: false, reachable: true, receivedAt: new Date().toISOString(), department: 'outpatient', nature: null, round: 1 }
      await grpc.publishMessage({ name: 'complaint-accepted', correlationKey: id, messageId: id, timeToLive: 3600_000, variables: plain(variables) })
      return id
    },
    next: async (complaint) => await seen.next(complaint),
    complete: async ({ key, elementId }) => {
      const answer = await fetch(`${restAddress}/v1/user-tasks/${key}/completion`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ variables: written[elementId] }) })
      if (!answer.ok) throw new Error(`${elementId} answered ${answer.status}: ${await answer.text()}`)
    },
    stop: async () => {
      await grpc.close()
      await embedded.stop()
      exporter.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** The polling interval is the product's, all else the SDK's own. */
function connect(grpcAddress: string): ZeebeGrpcClient {
  const config = CamundaEnvironmentConfigurator.mergeConfigWithEnvironment({
    ZEEBE_GRPC_ADDRESS: `grpc://${grpcAddress}`, zeebeGrpcSettings: { ZEEBE_CLIENT_LOG_LEVEL: 'NONE', ZEEBE_GRPC_WORKER_POLL_INTERVAL_MS: 100, ZEEBE_GRPC_WORKER_LONGPOLL_SECONDS: 30 },
  })
  return new ZeebeGrpcClient({ config, oAuthProvider: constructOAuthProvider(config) })
}

interface Exported {
  key: number
  intent: string
  valueType: string
  value: { name?: string, value?: string, scopeKey?: number, processInstanceKey?: number, parentProcessInstanceKey?: number, elementId?: string, bpmnProcessId?: string, bpmnElementType?: string }
}

/** A sink for the broker's exporter that remembers which complaint an instance belongs to and says which steps come. */
async function watchExports(seen: Seen): Promise<{ url: string, close(): void }> {
  const complaintOf = new Map<number, string>()
  const take = ({ key, intent, valueType, value }: Exported): void => {
    const instance = value.processInstanceKey ?? 0
    const complaint = complaintOf.get(instance) ?? ''
    if (valueType === 'VARIABLE' && value.name === 'complaintId' && value.scopeKey === instance) complaintOf.set(instance, JSON.parse(value.value ?? '""') as string)
    if (valueType === 'USER_TASK' && intent === 'CREATED') seen.tell(complaint, { key: String(key), elementId: value.elementId ?? '' })
    if (valueType === 'PROCESS_INSTANCE' && intent === 'ELEMENT_COMPLETED' && value.bpmnElementType === 'PROCESS' && value.bpmnProcessId === 'complaint-handling') seen.tell(complaint, null)
  }
  const server = createServer((request, response) => {
    void read(request).then((lines) => {
      for (const line of lines) if (line.includes('"valueType"')) take(JSON.parse(line) as Exported)
      response.setHeader('content-type', 'application/json').end('{"acknowledged":true,"errors":false,"items":[]}')
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => void server.close() }
}

async function read(request: IncomingMessage): Promise<string[]> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString().split('\n')
}

/** As the SDK's types want them. */
const plain = (variables: Record<string, unknown>): Record<string, never> => variables as Record<string, never>
