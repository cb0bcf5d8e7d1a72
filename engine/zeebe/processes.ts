/** Deployed processes, their versions and what runs on them. */
import { Refusal } from '../errors/errors.ts'
import { Incidents, Instances, Resources } from './records/shapes.ts'

export interface ShownProcess {
  id: string
  name: string
  nameZh?: string
  /** The latest. */
  version: number
  /** All, the latest first. */
  versions: number[]
  /** Of the latest version. */
  key: string
  deployedAt: Date
  /** Running instances, all versions. */
  active: number
  /** Open incidents, all versions. */
  incidents: number
}

export async function listProcesses(): Promise<ShownProcess[]> {
  const [resources, active, incidents] = await Promise.all([
    Resources.find({ kind: 'process' }, { text: 0, elements: 0 }).sort({ id: 1, version: -1 }).lean(),
    Instances.aggregate<Count>([{ $match: { state: 'active' } }, { $group: { _id: '$processId', count: { $sum: 1 } } }]),
    Incidents.aggregate<Count>([{ $match: { state: 'open' } }, { $group: { _id: '$processId', count: { $sum: 1 } } }]),
  ])
  return [...Map.groupBy(resources, ({ id }) => id)].flatMap(([id, versions]) => {
    const [latest] = versions
    if (!latest) return []
    const { names, version, _id, at } = latest
    return [{
      id,
      name: names?.en ?? id,
      ...(names?.zh && { nameZh: names.zh }),
      version,
      versions: versions.map((each) => each.version),
      key: _id,
      deployedAt: at,
      active: countOf(active, id),
      incidents: countOf(incidents, id),
    }]
  })
}

interface Count {
  _id: string
  count: number
}

const countOf = (counts: Count[], id: string): number => counts.find(({ _id }) => _id === id)?.count ?? 0

/** The diagram of a version. @throws Refusal `process.unknown` */
export async function processXml(id: string, version: number): Promise<string> {
  return (await find(id, version)).text
}

/** Key of a version. @throws Refusal `process.unknown` */
export async function processKeyOf(id: string, version: number): Promise<string> {
  return (await find(id, version))._id
}

async function find(id: string, version: number) {
  const resource = await Resources.findOne({ kind: 'process', id, version }).lean()
  if (!resource) throw new Refusal('process.unknown')
  return resource
}
