/** Connectors at work in a process, seen by everybody who looks at the database. */
import type { Zeebe } from '../../engine/zeebe/client.ts'
import type { Connector, Tools } from './connector.ts'
import { keepRuns, type ConnectorProcess } from './runs.ts'
import { startConnectors, type RunningConnectors } from './start-connectors.ts'

export function startWork(zeebe: Zeebe, connectors: readonly Connector[], tools: Tools, kind: ConnectorProcess['kind']): RunningConnectors {
  const runs = keepRuns({ kind, types: connectors.map(({ type }) => type), running: () => inWork(workers), log: tools.log })
  const workers: RunningConnectors = startConnectors(zeebe, connectors, tools, (run) => runs.ran(run))
  return {
    stats: () => workers.stats(),
    async close(limitMs) {
      await workers.close(limitMs)
      await runs.close()
    },
  }
}

const inWork = (workers: RunningConnectors): Record<string, number> =>
  Object.fromEntries(Object.entries(workers.stats()).flatMap(([type, { running }]) => (running > 0 ? [[type, running]] : [])))
