import type { Ports } from './ports.ts'

export interface ZeebeSettings {
  /** where the broker keeps its log and state */
  directory: string
  ports: Ports
  controlledClock: boolean
  /** where its records go; null: nowhere */
  sink: { url: string; user: string; password: string } | null
}

const HOST = '127.0.0.1'

/** The record types that the projection applies, by the exporter's names for them. */
export const EXPORTED = [
  'processInstance', 'userTask', 'variable', 'incident', 'job', 'timer', 'decisionEvaluation', 'process', 'form', 'decisionRequirements',
] as const

/** Record types that the exporter would send by default and nobody here reads. */
const WITHHELD = [
  'commandDistribution', 'compensationSubscription', 'decision', 'deployment', 'deploymentDistribution', 'error', 'escalation', 'message',
  'messageStartEventSubscription', 'messageSubscription', 'processInstanceCreation', 'processInstanceMigration', 'processInstanceModification',
  'processMessageSubscription', 'resourceDeletion', 'signal', 'signalSubscription', 'variableDocument',
]

/** The broker's settings as Spring reads them (environment variable SPRING_APPLICATION_JSON), for one small node on one machine. */
export function zeebeSettings({ directory, ports, controlledClock, sink }: ZeebeSettings): object {
  return {
    server: { address: HOST, port: ports.zeebeRest },
    management: { server: { address: HOST, port: ports.zeebeManagement }, endpoints: { web: { exposure: { include: '*' } } } },
    zeebe: {
      clock: { controlled: controlledClock },
      // What has nothing to do sleeps longer; new work wakes it. An idle broker needs half the processor time (4 % instead of 8 % of a core).
      actor: { idle: { maxSpins: 1, maxYields: 1, minParkPeriod: '1ms', maxParkPeriod: '10ms' } },
      broker: {
        gateway: { network: { host: HOST, port: ports.zeebe } },
        network: { host: HOST, commandApi: { port: ports.zeebeCommand }, internalApi: { port: ports.zeebeInternal } },
        cluster: { clusterSize: 1, partitionsCount: 1, replicationFactor: 1 },
        threads: { cpuThreadCount: 2, ioThreadCount: 2 },
        // The default refuses commands at 32 parallel starts on a small machine, and each refusal costs the client a second.
        backpressure: { enabled: false },
        data: {
          directory,
          logSegmentSize: '16MB',
          snapshotPeriod: '1m',
          disk: { freeSpace: { processing: '256MB', replication: '128MB' } },
        },
        exporters: sink ? {
          elasticsearch: {
            className: 'io.camunda.zeebe.exporter.ElasticsearchExporter',
            args: {
              url: sink.url,
              authentication: { username: sink.user, password: sink.password },
              bulk: { delay: 0 },
              index: {
                createTemplate: false,
                ...Object.fromEntries(EXPORTED.map((type) => [type, true])),
                ...Object.fromEntries(WITHHELD.map((type) => [type, false])),
              },
            },
          },
        } : {},
      },
    },
  }
}
