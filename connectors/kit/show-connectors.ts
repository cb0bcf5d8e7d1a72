/** The connectors as an administrator sees them: what each is, whether it is set up and runs, what it did. */
import type { TObject, TSchema } from '@sinclair/typebox'
import type { Clock } from '../../engine/clock/clock.ts'
import { Refusal } from '../../engine/errors/errors.ts'
import { Incidents, Jobs, type IncidentDoc } from '../../engine/zeebe/records/shapes.ts'
import type { Both, Connector, Shown } from './connector.ts'
import { Effects, type Effect } from './effects.ts'
import { ConnectorProcesses, isAlive, RunCounts, Runs, type ConnectorProcess, type KeptRun, type RunCount } from './runs.ts'
import { ConnectorSettings } from './settings.ts'

/** `off`: something that it needs is not set up. `waiting`: it is set up, but no process runs it. */
export type ConnectorState = 'off' | 'waiting' | 'runs'

export interface ShownConnector {
  type: string
  name: Both
  help: Both | null
  group: Shown['group'] | null
  inner: boolean
  state: ConnectorState
  hasSettings: boolean
  running: number
  completed: number
  failed: number
  lastAt: Date | null
  openIncidents: number
  unknownEffects: number
}

export interface ShownProcess extends ConnectorProcess {
  alive: boolean
}

export interface ShownConnectors {
  connectors: ShownConnector[]
  processes: ShownProcess[]
}

export async function showConnectors(connectors: readonly Connector[], clock: Clock): Promise<ShownConnectors> {
  const [processes, counts, settings, incidents, effects] = await Promise.all([
    ConnectorProcesses.find().sort({ startedAt: 1 }).lean<ConnectorProcess[]>(),
    RunCounts.find().lean<RunCount[]>(),
    ConnectorSettings.find().lean(),
    openIncidents(),
    Effects.aggregate<{ _id: string, count: number }>([{ $match: unknownNow(clock) }, { $group: { _id: '$type', count: { $sum: 1 } } }]),
  ])
  const shown = processes.map((one) => ({ ...one, alive: isAlive(one) }))
  const alive = shown.filter((one) => one.alive)
  return {
    processes: shown,
    connectors: connectors.map((connector) => {
      const { type } = connector
      const mine = alive.filter(({ types }) => types.includes(type))
      const count = counts.find(({ _id }) => _id === type)
      return {
        type,
        name: nameOf(connector), help: connector.shown?.help ?? null, group: connector.shown?.group ?? null, inner: connector.shown?.inner ?? false,
        state: needsMore(connector.settings, settings.find(({ _id }) => _id === type)?.values ?? {}) ? 'off' : mine.length > 0 ? 'runs' : 'waiting',
        hasSettings: connector.settings !== undefined,
        running: mine.reduce((all, { running }) => all + (running[type] ?? 0), 0),
        completed: count?.completed ?? 0, failed: count?.failed ?? 0, lastAt: count?.lastAt ?? null,
        openIncidents: incidents.filter((incident) => incident.type === type).length,
        unknownEffects: effects.find(({ _id }) => _id === type)?.count ?? 0,
      }
    }),
  }
}

export interface ShownDetail {
  connector: ShownConnector
  /** JSON Schema with labels, or null where there is nothing to set up. */
  schema: TObject | null
  values: Record<string, unknown>
  settingsChangedAt: Date | null
  settingsChangedBy: string | null
  runs: KeptRun[]
  effects: Effect[]
  incidents: IncidentDoc[]
}

const listed = 50

/** @throws Refusal `connector.unknown` */
export async function showConnector(connectors: readonly Connector[], type: string, clock: Clock): Promise<ShownDetail> {
  const declared = connectorOf(connectors, type)
  const [{ connectors: [connector] }, kept, runs, effects, incidents] = await Promise.all([
    showConnectors([declared], clock),
    ConnectorSettings.findById(type).lean(),
    Runs.find({ type }, { _id: 0 }).sort({ at: -1 }).limit(listed).lean<KeptRun[]>(),
    Effects.find({ type }).sort({ startedAt: -1 }).limit(listed).lean<Effect[]>(),
    openIncidents(),
  ])
  return {
    connector: connector!, schema: declared.settings ?? null, values: kept?.values ?? {}, settingsChangedAt: kept?.changedAt ?? null, settingsChangedBy: kept?.changedBy ?? null,
    runs, effects: effects.map((effect) => asOf(effect, clock)), incidents: incidents.filter((incident) => incident.type === type),
  }
}

/** Effects that wait for a person, the oldest first. */
export const unknownEffects = async (clock: Clock): Promise<Effect[]> =>
  (await Effects.find(unknownNow(clock)).sort({ startedAt: 1 }).limit(200).lean<Effect[]>()).map((effect) => asOf(effect, clock))

/** @throws Refusal `connector.unknown` */
export function connectorOf(connectors: readonly Connector[], type: string): Connector {
  const found = connectors.find((connector) => connector.type === type)
  if (!found) throw new Refusal('connector.unknown')
  return found
}

/** A begun effect whose time is up is unknown, whether or not anybody has come back to it. */
const unknownNow = (clock: Clock) => ({ $or: [{ state: 'unknown' as const }, { state: 'started' as const, until: { $lte: clock.now() } }] })

const asOf = (effect: Effect, clock: Clock): Effect => (effect.state === 'started' && effect.until <= clock.now() ? { ...effect, state: 'unknown' } : effect)

/** Whether a field that is needed is empty; the sections of the settings answer for themselves. */
export function needsMore(settings: TSchema | undefined, values: Record<string, unknown>): boolean {
  return Object.entries((settings?.['properties'] ?? {}) as Record<string, TSchema>)
    .some(([name, schema]) => schema['needed'] === true && isEmpty(values[name] ?? schema['default']))
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

const nameOf = ({ type, shown }: Connector): Both => shown ? { en: shown.en, zh: shown.zh } : { en: type, zh: type }

/** Open incidents of jobs, with the type of the job. */
async function openIncidents(): Promise<(IncidentDoc & { type: string })[]> {
  const open = await Incidents.find({ state: 'open', jobKey: { $ne: null } }).sort({ at: -1 }).limit(500).lean<IncidentDoc[]>()
  const jobs = await Jobs.find({ _id: { $in: open.map(({ jobKey }) => jobKey!) } }, { type: 1 }).lean()
  const typeOf = new Map(jobs.map(({ _id, type }) => [_id, type]))
  return open.flatMap((incident) => {
    const type = typeOf.get(incident.jobKey!)
    return type ? [{ ...incident, type }] : []
  })
}
