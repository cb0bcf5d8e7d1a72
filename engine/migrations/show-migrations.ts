/** Migrations and what runs on older versions, as administrators see it. */
import { named } from '../complaints/show.ts'
import { Refusal } from '../errors/errors.ts'
import { loadHospital } from '../people/store.ts'
import { Instances, Resources } from '../zeebe/records/shapes.ts'
import { Migrations, MovedCases, type Migration, type MovedCase } from './migration.ts'

export interface OldVersions {
  id: string
  name: string
  nameZh: string | null
  latest: number
  versions: { version: number, deployedAt: Date, running: number }[]
}

/** Processes of which something still runs, with their versions; those with the most cases behind first. */
export async function oldVersions(): Promise<OldVersions[]> {
  const [resources, running] = await Promise.all([
    Resources.find({ kind: 'process' }, { id: 1, version: 1, names: 1, at: 1 }).sort({ version: -1 }).lean(),
    Instances.aggregate<{ _id: { id: string, version: number }, count: number }>([{ $match: { state: 'active' } }, { $group: { _id: { id: '$processId', version: '$processVersion' }, count: { $sum: 1 } } }]),
  ])
  const countOf = (id: string, version: number) => running.find(({ _id }) => _id.id === id && _id.version === version)?.count ?? 0
  const rows = [...Map.groupBy(resources, ({ id }) => id)].map(([id, versions]) => ({
    id, name: versions[0]?.names?.en ?? id, nameZh: versions[0]?.names?.zh ?? null, latest: versions[0]?.version ?? 1,
    versions: versions.map(({ version, at }) => ({ version, deployedAt: at, running: countOf(id, version) })).filter(({ version, running: count }, i) => i < 5 || count > 0 || version === 1),
  }))
  const behind = ({ versions, latest }: OldVersions) => versions.reduce((sum, { version, running: count }) => sum + (version === latest ? 0 : count), 0)
  return rows.filter(({ versions }) => versions.length > 1 || versions.some(({ running: count }) => count > 0)).toSorted((one, other) => behind(other) - behind(one) || one.name.localeCompare(other.name))
}

export interface ShownMigration extends Omit<Migration, '_id' | 'by'> {
  id: string
  by: { id: string, name: string, nameZh?: string }
  counts: Record<MovedCase['state'], number>
}

/** The newest first, 50 at most. */
export async function listMigrations(): Promise<ShownMigration[]> {
  return await show(await Migrations.find().sort({ at: -1 }).limit(50).lean())
}

export interface MigrationReport extends ShownMigration {
  /** Names of the steps that cases wait to leave. */
  steps: Record<string, { name: string, nameZh: string | null }>
  cases: Omit<MovedCase, '_id' | 'migration'>[]
}

/** @throws Refusal `migration.unknown` */
export async function showMigration(id: string): Promise<MigrationReport> {
  const migration = await Migrations.findById(id).lean()
  if (!migration) throw new Refusal('migration.unknown')
  const [[shown], cases, resources] = await Promise.all([
    show([migration]), MovedCases.find({ migration: id }, { migration: 0 }).sort({ at: -1, _id: 1 }).lean(),
    Resources.find({ kind: 'process', id: migration.processId, version: { $in: migration.mappings.map(({ from }) => from) } }, { elements: 1 }).lean(),
  ])
  const stuck = new Set(cases.flatMap(({ obstacle }) => obstacle?.elementId ?? []))
  const steps = Object.fromEntries(resources.flatMap(({ elements }) => elements.filter((step) => stuck.has(step.id)).map((step) => [step.id, { name: step.name, nameZh: step.nameZh }])))
  return { ...shown!, steps, cases: cases.map(({ _id, ...rest }) => rest) }
}

async function show(migrations: readonly Migration[]): Promise<ShownMigration[]> {
  const [hospital, counted] = await Promise.all([
    loadHospital(),
    MovedCases.aggregate<{ _id: { migration: string, state: MovedCase['state'] }, count: number }>([{ $match: { migration: { $in: migrations.map(({ _id }) => _id) } } }, { $group: { _id: { migration: '$migration', state: '$state' }, count: { $sum: 1 } } }]),
  ])
  const states = ['queued', 'moved', 'waiting', 'refused', 'ended', 'left'] as const
  return migrations.map(({ _id, by, ...rest }) => ({
    ...rest, id: _id, by: named(by, hospital),
    counts: Object.fromEntries(states.map((state) => [state, counted.find((one) => one._id.migration === _id && one._id.state === state)?.count ?? 0])) as Record<MovedCase['state'], number>,
  }))
}
