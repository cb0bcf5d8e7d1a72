/** What the gateway says about the cluster: its version, its partitions, and which keys can be theirs. */
import type { ZeebeGrpcClient } from '@camunda8/sdk/dist/zeebe/index.js'
import { EngineFault, fromGrpc, withRetry, within } from './fault.ts'

export interface Topology {
  version: string
  partitions: number
  /** Every partition has a leader. */
  led: boolean
}

export interface TopologyReader {
  /** Asks the gateway. @throws EngineFault */
  ask(): Promise<Topology>
  /** The last answer, asking only where there was none yet. @throws EngineFault */
  known(): Promise<Topology>
  /** The last answer, if any. */
  last(): Topology | null
  /** @throws EngineFault not-found for a key that no partition of this cluster can have given out */
  checkKey(key: string): Promise<void>
}

/** A key carries its partition above the lowest 51 bits. */
const partitionOf = (key: string): number => (/^[1-9]\d{0,18}$/.test(key) ? Number(BigInt(key) >> 51n) : 0)

export function topologyReader(grpc: ZeebeGrpcClient): TopologyReader {
  let last: Topology | null = null
  const reader: TopologyReader = {
    last: () => last,
    known: async () => last ?? await withRetry(reader.ask, { repeatable: true }),
    ask: async () => {
      const { gatewayVersion, partitionsCount, brokers } = await within(5_000, grpc.topology()).catch((error: unknown) => {
        throw fromGrpc(error)
      })
      const led = new Set(brokers.flatMap(({ partitions }) => partitions).filter(({ role }) => String(role) === 'LEADER').map(({ partitionId }) => partitionId))
      last = { version: gatewayVersion, partitions: partitionsCount, led: partitionsCount > 0 && led.size >= partitionsCount }
      return last
    },
    // The gateway answers "unavailable" for a key of a partition that does not exist, as if the broker were away.
    checkKey: async (key) => {
      const partition = partitionOf(key)
      if (partition < 1 || partition > (await reader.known()).partitions) throw new EngineFault('not-found', `${key} is no key of this cluster`)
    },
  }
  return reader
}
