/**
 * Puts a release live that was checked and frozen: first the broker, then everything else in one transaction. What stops in between is done again from the
 * start: the broker makes no second version of what it has, and the transaction has not been.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { auditWrite } from '../../access/audit.ts'
import { Refusal } from '../../errors/errors.ts'
import { transaction, type Session } from '../../store/store.ts'
import { shippedSource } from '../../templates/shipped.ts'
import { addVersion, TemplateVersions } from '../../templates/versions.ts'
import { isFault, type Deployed, type Zeebe } from '../../zeebe/client.ts'
import type { Clock } from '../../clock/clock.ts'
import { deployChecked } from '../../zeebe/deploy/deploy-files.ts'
import { error, type Finding } from '../../zeebe/deploy/finding.ts'
import { Resources } from '../../zeebe/records/shapes.ts'
import { Drafts } from '../drafts/draft.ts'
import { checksumOf, isDeployed, templateNameOf } from '../files/names.ts'
import { FileBases } from '../files/shipped.ts'
import { applySettings, settingsApplied } from '../settings/index.ts'
import { ReleaseFiles, Releases, type Release, type ReleaseFile } from './release.ts'

export interface Releasing {
  zeebe: Zeebe
  clock: Pick<Clock, 'now'>
  log: Logger
  /** Says that messages wait. */
  wakeDispatcher(): void
}

const nothing: Deployed = { processes: [], decisions: [], forms: [] }

/**
 * @returns what the broker deployed
 * @throws Refusal `deployment.refused`; the release is `refused` then, and nothing of it is live. EngineFault where the broker is away; it is finished later
 */
export async function putLive(number: number, releasing: Releasing): Promise<Deployed> {
  const release = await Releases.findById(number).lean<Release>()
  if (release?.state !== 'deploying') return nothing
  const files = await ReleaseFiles.find({ release: number }).lean<ReleaseFile[]>()
  const changed = files.filter(({ before, after }) => before !== after)
  const deployed = await deploy(release, changed, releasing)
  const versions = await versionsOf(changed)
  try {
    await transaction((session) => write(release, files, versions, releasing.clock.now(), session))
  } catch (fault) {
    if (!(fault instanceof Refusal) || fault.status >= 500) throw fault
    await takeBack(changed, releasing)
    throw await refused(number, asFindings(fault, files))
  }
  await settingsApplied(files.filter(({ kind }) => kind === 'setting').map(({ name }) => name), { id: release.by }, releasing.clock.now(), releasing.wakeDispatcher)
  return deployed
}

async function deploy({ _id, via }: Release, changed: ReleaseFile[], { zeebe }: Releasing): Promise<Deployed> {
  const files = changed.filter(({ kind }) => isDeployed(kind)).map(({ deployedAs, after }) => ({ name: deployedAs, content: after }))
  try {
    return files.length === 0 ? nothing : await deployChecked(zeebe, files)
  } catch (fault) {
    if (fault instanceof Refusal) throw await refused(_id, fault.extra.findings as Finding[])
    // Whoever deploys by program asks again; a release of the studio waits for the broker.
    if (via === 'api' && isFault(fault, 'away', 'exhausted')) await refused(_id, [{ file: '', ...error(null, 'engine-away', { en: 'The process engine could not be reached.', zh: '无法连接流程引擎。' }) }])
    throw fault
  }
}

/** The one thing that the hospital's tables or templates refused at the last moment; what the broker has already is put back. */
async function takeBack(changed: ReleaseFile[], { zeebe, log }: Releasing): Promise<void> {
  const before = changed.flatMap((file) => (isDeployed(file.kind) && file.before !== null ? [{ name: file.deployedAs, content: file.before }] : []))
  log.warn({ files: before.map(({ name }) => name) }, 'a release was refused after its deployment; what was live before is deployed again')
  if (before.length > 0) await deployChecked(zeebe, before)
}

async function refused(number: number, findings: Finding[]): Promise<Refusal> {
  await Releases.updateOne({ _id: number, state: 'deploying' }, { state: 'refused', findings })
  return new Refusal('deployment.refused', { findings })
}

function asFindings(refusal: Refusal, files: ReleaseFile[]): Finding[] {
  const { errors = [] } = refusal.extra
  const en = [refusal.say('en'), ...errors.map(({ path, message }) => `${path} ${message}`)].join(' ')
  const zh = [refusal.say('zh'), ...errors.map(({ path, message, zh: said }) => `${path} ${said ?? message}`)].join(' ')
  return [{ file: files[0]?.name ?? '', ...error(null, 'changed-meanwhile', { en, zh }) }]
}

/** Versions that the broker gave, by name; a projection that is far behind is not waited for. */
async function versionsOf(changed: ReleaseFile[]): Promise<Map<string, number>> {
  const deployed = changed.filter(({ kind }) => isDeployed(kind))
  for (const end = Date.now() + 5_000; ; await sleep(50)) {
    const found = await Promise.all(deployed.map(async ({ name, deployedAs, after }) =>
      [name, (await Resources.findOne({ fileName: deployedAs, checksum: checksumOf(after) }, { version: 1 }).sort({ version: -1 }).lean())?.version] as const))
    const known = new Map(found.flatMap(([name, version]) => (version === undefined ? [] : [[name, version] as const])))
    if (known.size >= new Set(deployed.map(({ name }) => name)).size || Date.now() > end) return known
  }
}

async function write(release: Release, files: ReleaseFile[], versions: Map<string, number>, now: Date, session: Session): Promise<void> {
  const { _id, by, note } = release
  const known = new Map(versions)
  for (const file of files.filter(({ kind, before, after }) => kind === 'template' && before !== after)) known.set(file.name, await writeTemplate(file, note, by, now, session))
  await applySettings(files.filter(({ kind, before, after }) => kind === 'setting' && before !== after).map(({ name, after }) => ({ name, content: after })), { id: by }, now, session)
  for (const { name, base, after, revision } of files) {
    if (base !== null) await FileBases.updateOne({ _id: name }, { shipped: base }, { upsert: true, session })
    await Drafts.deleteOne({ _id: name, revision }, { session })
    // Somebody went on drawing on what goes live now.
    if (revision > 0) await Drafts.updateOne({ _id: name, revision: { $gt: revision } }, { base: checksumOf(after) }, { session })
  }
  const shown = release.files.map((file) => ({ ...file, version: known.get(file.name) ?? file.version }))
  await Releases.updateOne({ _id, state: 'deploying' }, { state: 'live', liveAt: now, files: shown }, { session })
  await auditWrite({ action: 'release.create', actor: { id: by }, at: now }, String(_id), session)
}

/** What equals the shipped text follows it from then on. */
async function writeTemplate({ name, after }: ReleaseFile, note: string, by: string, now: Date, session: Session): Promise<number> {
  const template = templateNameOf(name)
  const latest = await TemplateVersions.findOne({ template: name.replace(/\.hbs$/, '') }, { version: 1 }, { session }).sort({ version: -1 }).lean()
  const from = latest?.version ?? 0
  await addVersion(template, { source: after === await shippedSource(template) ? null : after, because: note, from }, by, now, session)
  return from + 1
}
