/** What Prometheus reads. Values that live elsewhere are asked for when they are read, not copied around. */
import { collectDefaultMetrics, Gauge, register } from 'prom-client'

export interface MetricSources {
  /** Records that were appended but not applied yet, by partition. */
  lag(): Promise<Record<string, number>>
  deadLetters(): Promise<number>
  openIncidents(): Promise<number>
  /** Messages that wait to be sent. */
  outbox(): Promise<number>
  disagreements(): Promise<number>
  /** By job type: jobs in work, done and not done since the start. */
  connectors(): Record<string, { running: number, completed: number, failed: number }>
  /** Effects that wait for a person. */
  unknownEffects(): Promise<number>
  /** Processes that run connectors. */
  connectorProcesses(): Promise<number>
  restarts(): Record<string, number>
}

export function registerMetrics(sources: MetricSources): void {
  register.clear()
  collectDefaultMetrics()
  labelled('recourse_projection_lag_records', 'Records appended but not applied yet', 'partition', sources.lag)
  single('recourse_dead_letters', 'Records that could not be applied', sources.deadLetters)
  single('recourse_incidents_open', 'Open incidents', sources.openIncidents)
  single('recourse_outbox_waiting', 'Messages to the broker that wait to be sent', sources.outbox)
  single('recourse_reconciliation_disagreements', 'Case files, instances and receipts that do not agree', sources.disagreements)
  single('recourse_effects_unknown', 'Effects of which nobody knows whether they happened', sources.unknownEffects)
  single('recourse_connector_processes', 'Processes that run connectors', sources.connectorProcesses)
  labelled('recourse_embedded_restarts', 'Restarts of an embedded part', 'part', async () => sources.restarts())
  for (const count of ['running', 'completed', 'failed'] as const) {
    labelled(`recourse_connector_jobs_${count}`, `Jobs ${count} by connector since the start`, 'type', async () =>
      Object.fromEntries(Object.entries(sources.connectors()).map(([type, stats]) => [type, stats[count]])))
  }
}

function single(name: string, help: string, read: () => Promise<number>): void {
  const gauge: Gauge = new Gauge({ name, help, collect: async () => { gauge.set(await read()) } })
}

function labelled(name: string, help: string, label: string, read: () => Promise<Record<string, number>>): void {
  const gauge: Gauge = new Gauge({
    name,
    help,
    labelNames: [label],
    collect: async () => {
      gauge.reset()
      for (const [value, count] of Object.entries(await read())) gauge.set({ [label]: value }, count)
    },
  })
}
