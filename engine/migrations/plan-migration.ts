/** The dry run: who would move, from where to where, what happens to alarms and limits, and who has to wait. Nothing is changed. */
import { Complaints } from '../complaints/complaint.ts'
import { Elements, Instances, Timers, type InstanceDoc } from '../zeebe/records/shapes.ts'
import { obstacleOf, type Obstacle } from './obstacles.ts'
import { proposeMapping, type Mapped } from './propose-mapping.ts'
import { readVersion, type Step, type Version } from './steps.ts'

/** As many cases as one migration takes. */
export const mostCases = 2_000

export interface Wanted {
  processId: string
  to: number
  /** Instance keys; all that run on other versions where there are none. */
  cases?: readonly string[] | undefined
  /** Chosen steps by version: they go before what is proposed. */
  mappings?: readonly { from: number, steps: readonly { from: string, to: string }[] }[] | undefined
}

interface Named {
  elementId: string
  name: string
  nameZh: string | null
}

export interface PlannedCase {
  instanceKey: string
  complaintId: string | null
  receipt: string | null
  from: number
  at: Named[]
  obstacle: Obstacle | null
  /** `stays`: rings when it would have; `ends`: the new version has no such alarm; `begins`: the new version adds one. */
  timers: (Named & { dueAt: Date | null, fate: 'stays' | 'ends' | 'begins' })[]
  /** Open limits of the case. They stand in the case file, which no migration changes. */
  deadlines: { stage: string, at: Date }[]
}

export interface Plan {
  mappings: { from: number, steps: (Mapped & { name: string, nameZh: string | null, type: string, cases: number })[] }[]
  /** Steps of the new version, to choose from. */
  targets: { id: string, name: string, nameZh: string | null, type: string }[]
  cases: PlannedCase[]
  /** More cases run on older versions than one migration takes. */
  more: number
}

/** @throws Refusal `process.unknown` */
export async function planMigration({ processId, to, cases, mappings = [] }: Wanted, broker: string): Promise<Plan> {
  const target = await readVersion(processId, to)
  const wanted = { processId, state: 'active' as const, processVersion: { $ne: to }, ...(cases && { _id: { $in: [...cases] } }) }
  const [instances, all] = await Promise.all([Instances.find(wanted).sort({ startedAt: 1 }).limit(mostCases).lean(), Instances.countDocuments(wanted)])
  const keys = instances.map(({ _id }) => _id)
  const ids = instances.flatMap(({ complaintId }) => complaintId ?? [])
  const [elements, timers, files, sources] = await Promise.all([
    Elements.find({ instanceKey: { $in: keys }, state: 'active' }, { instanceKey: 1, elementId: 1 }).lean(),
    Timers.find({ instanceKey: { $in: keys } }).lean(),
    Complaints.find({ _id: { $in: ids } }, { receipt: 1, deadlines: 1 }).lean(),
    Promise.all([...new Set(instances.map(({ processVersion }) => processVersion))].map((version) => readVersion(processId, version))),
  ])
  const [activeOf, timersOf, fileOf] = [Map.groupBy(elements, ({ instanceKey }) => instanceKey), Map.groupBy(timers, ({ instanceKey }) => instanceKey), new Map(files.map((file) => [file._id, file]))]
  const stepsOf = ({ _id }: InstanceDoc): string[] => [...new Set(activeOf.get(_id)?.map(({ elementId }) => elementId))]

  const proposed = sources.toSorted((one, other) => other.version - one.version).map((source) => {
    const here = instances.filter(({ processVersion }) => processVersion === source.version).map(stepsOf)
    const chosen = mappings.find(({ from }) => from === source.version)?.steps ?? []
    const steps = proposeMapping([...new Set(here.flat())], source, target).map((row) => {
      const step = source.steps.get(row.from)!
      const own = chosen.find(({ from }) => from === row.from)
      return { ...row, ...(own && { to: own.to, because: own.to === row.to ? row.because : null }), name: step.name, nameZh: step.nameZh, type: step.type, cases: here.filter((active) => active.includes(row.from)).length }
    })
    return { source, steps, mapping: new Map(steps.flatMap(({ from, to: next }) => (next ? [[from, next] as const] : []))) }
  })

  return {
    mappings: proposed.map(({ source, steps }) => ({ from: source.version, steps })),
    targets: [...target.steps.values()].map(({ id, name, nameZh, type }) => ({ id, name, nameZh, type })),
    more: all - instances.length,
    cases: instances.map((instance): PlannedCase => {
      const { source, mapping } = proposed.find((one) => one.source.version === instance.processVersion)!
      const [active, file] = [stepsOf(instance), fileOf.get(instance.complaintId ?? '')]
      return {
        instanceKey: instance._id, complaintId: instance.complaintId, receipt: file?.receipt ?? null, from: instance.processVersion,
        at: active.map((id) => called(id, source.steps.get(id))),
        obstacle: obstacleOf(active, mapping, source, target, broker),
        timers: timersAfter(active, timersOf.get(instance._id) ?? [], mapping, source, target),
        deadlines: file?.deadlines.filter(({ state }) => state === 'open').map(({ stage, at }) => ({ stage, at })) ?? [],
      }
    }),
  }
}

function timersAfter(active: readonly string[], running: readonly { elementId: string, dueAt: Date }[], mapping: ReadonlyMap<string, string>, source: Version, target: Version): PlannedCase['timers'] {
  const alarms = (step: Step | undefined) => step?.attached.filter(({ on }) => on === 'timer') ?? []
  const hosts = active.map((id) => ({ step: source.steps.get(id), next: target.steps.get(mapping.get(id) ?? '') }))
  const kept = new Set(hosts.flatMap(({ step, next }) => alarms(step).filter(({ id }) => alarms(next).some((other) => other.id === id)).map(({ id }) => id)))
  for (const id of active) if (mapping.has(id)) kept.add(id)
  return [
    ...running.map(({ elementId, dueAt }) => ({ ...called(elementId, source.steps.get(elementId)), dueAt, fate: kept.has(elementId) ? 'stays' as const : 'ends' as const })),
    ...hosts.flatMap(({ step, next }) => alarms(next).filter(({ id }) => !alarms(step).some((other) => other.id === id)).map(({ id, name, nameZh }) => ({ elementId: id, name, nameZh, dueAt: null, fate: 'begins' as const }))),
  ]
}

const called = (elementId: string, step: Step | undefined): Named => ({ elementId, name: step?.name || elementId, nameZh: step?.nameZh ?? null })
