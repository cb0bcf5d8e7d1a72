/** Where the numbers on /metrics come from. */
import { Effects, type RunningConnectors } from '../connectors/kit/index.ts'
import { ConnectorProcesses, isAlive } from '../connectors/kit/runs.ts'
import type { Clock } from './clock/clock.ts'
import { Outbox } from './complaints/outbox.ts'
import { reconcile } from './complaints/reconcile.ts'
import type { Embedded } from './embedded/index.ts'
import type { MetricSources } from './http/metrics.ts'
import type { Projection } from './zeebe/records/projection.ts'
import { Incidents } from './zeebe/records/shapes.ts'

export function metricSources({ projection, workers, embedded, clock }: { projection: Projection, workers: RunningConnectors, embedded: Embedded, clock: Clock }): MetricSources {
  return {
    lag: async () => Object.fromEntries(projection.lag().map(({ partition, behind }) => [String(partition), behind])),
    deadLetters: () => projection.deadLetters(),
    openIncidents: () => Incidents.countDocuments({ state: 'open' }),
    outbox: () => Outbox.countDocuments({ state: 'waiting' }),
    disagreements: async () => (await reconcile(clock)).length,
    connectors: () => workers.stats(),
    unknownEffects: () => Effects.countDocuments({ state: 'unknown' }),
    connectorProcesses: async () => (await ConnectorProcesses.find().lean()).filter(isAlive).length,
    restarts: () => Object.fromEntries(embedded.status().map(({ name, restarts }) => [name, restarts])),
  }
}
