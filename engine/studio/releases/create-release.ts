/** From drafts, from files that a program sends, or from an earlier release to a release: checked, frozen, and put live or left to a second person. */
import type { Actor } from '../../access/actor.ts'
import { summaryFor } from '../../rehearsal/scenarios/results.ts'
import { Refusal } from '../../errors/errors.ts'
import { isFault, type Deployed, type DeploymentFile } from '../../zeebe/client.ts'
import type { DiagramRules } from '../../zeebe/deploy/check-diagram.ts'
import { checkFiles } from '../../zeebe/deploy/check-files.ts'
import { warning, type Finding } from '../../zeebe/deploy/finding.ts'
import { checkStudio } from '../check/check.ts'
import { Drafts, type Draft } from '../drafts/draft.ts'
import { liveContents, liveFiles, type LiveFile } from '../files/live.ts'
import { checksumOf, isDeployed, kindOf, readName, type FileKind } from '../files/names.ts'
import { baseOf, shippedNow } from '../files/shipped.ts'
import { putLive, type Releasing } from './put-live.ts'
import { addRelease, contentAfter, Releases, type Release, type ReleaseFile } from './release.ts'
import { releaseRules } from './rules.ts'
import { inTurn } from './turn.ts'

export interface Creating extends Releasing {
  /** What diagrams are checked by, as things are now. */
  rules(): Promise<DiagramRules>
}

interface Wanted {
  name: string
  kind: FileKind
  after: string
  deployedAs: string
  revision: number
  merged: string | null
}

/**
 * Drafts, as they were seen, become a release.
 * @param revisions of the drafts that were looked at
 * @throws Refusal `release.no-note`, `draft.unknown`, `draft.changed`, `draft.stale`, `deployment.refused`
 */
export async function createRelease({ names, revisions, note }: { names: readonly string[], revisions: Readonly<Record<string, number>>, note: string }, actor: Actor, creating: Creating): Promise<Release> {
  requireNote(note)
  return await inTurn(async () => {
    const drafts = await Drafts.find({ _id: { $in: [...names] } }).lean<Draft[]>()
    const live = await liveFiles()
    for (const name of names) {
      const draft = drafts.find(({ _id }) => _id === name)
      if (!draft) throw new Refusal('draft.unknown', { also: { name } })
      if (draft.revision !== revisions[name]) throw new Refusal('draft.changed', { also: { name, revision: draft.revision, by: draft.by, at: draft.at } })
      if (draft.base !== (live.get(name)?.checksum ?? null)) throw new Refusal('draft.stale', { also: { name } })
    }
    const wanted = drafts.map(({ _id: name, content, revision, merged = null }): Wanted => ({ name, kind: kindOf(name) ?? 'diagram', after: content, deployedAs: name, revision, merged }))
    return await release(wanted, { note, via: 'studio' }, actor, creating)
  })
}

/** Everything as it was right after a release. @throws Refusal `release.unknown`, `release.unchanged`, `deployment.refused` */
export async function restoreRelease(number: number, note: string, actor: Actor, creating: Creating): Promise<Release> {
  requireNote(note)
  return await inTurn(async () => {
    const then = await Releases.findById(number).lean<Release>()
    if (then?.state !== 'live' || !then.liveAt) throw new Refusal('release.unknown')
    const later = await Releases.find({ state: 'live', liveAt: { $gte: then.liveAt } }, { files: 1 }).lean<Release[]>()
    const names = [...new Set(later.flatMap(({ files }) => files.map(({ name }) => name)))]
    const live = await liveContents([...(await liveFiles()).values()].filter(({ name }) => names.includes(name)))
    const kept: Finding[] = []
    const wanted: Wanted[] = []
    for (const name of names) {
      const was = await contentAfter(number, name)
      if (!was) kept.push({ file: name, ...warning(null, 'stays', { en: 'It came later. What was deployed once stays deployed; nothing starts it that did not start it then.', zh: '这是后来增加的。已部署的内容保留，但当时不启动它的，现在也不启动它。' }) })
      else if (was.content !== live.get(name)?.content) wanted.push({ name, kind: kindOf(name) ?? 'diagram', after: was.content, deployedAs: name, revision: 0, merged: null })
    }
    if (wanted.length === 0) throw new Refusal('release.unchanged')
    return await release(wanted, { note, via: 'studio', restoredFrom: number }, actor, creating, kept)
  })
}

/** What a program deploys: as it always was, and remembered. @throws Refusal `release.approval-needed`, `deployment.refused` */
export async function deployAsRelease(files: readonly DeploymentFile[], actor: Actor, creating: Creating): Promise<Deployed & { warnings: Finding[] }> {
  if ((await releaseRules()).approval) throw new Refusal('release.approval-needed')
  const warnings = await checkFiles([...files], await creating.rules())
  refuseErrors(warnings)
  return await inTurn(async () => {
    const live = [...(await liveFiles()).values()]
    const number = await freeze(files.map((file) => sent(file, live)), { note: files.map(({ name }) => name).join(', '), via: 'api' }, 'deploying', actor, creating, warnings)
    return { ...await putLive(number, creating), warnings }
  })
}

function sent({ name: deployedAs, content }: DeploymentFile, live: readonly LiveFile[]): Wanted {
  const after = content.toString()
  const ending = deployedAs.slice(deployedAs.lastIndexOf('.') + 1).toLowerCase()
  const kind = ending === 'bpmn' ? 'diagram' : ending === 'dmn' ? 'table' : 'form'
  const id = kind === 'table' ? deployedAs.replace(/^.*[/\\]|\.[^.]*$/g, '') : readName(`sent.${ending}`, after).id
  const name = live.find((file) => file.kind === kind && file.id === id)?.name ?? (kindOf(deployedAs) === kind ? deployedAs : `${id}.${ending}`)
  return { name, kind, after, deployedAs, revision: 0, merged: null }
}

async function release(wanted: readonly Wanted[], about: Pick<Release, 'note' | 'via' | 'restoredFrom'>, actor: Actor, creating: Creating, known: readonly Finding[] = []): Promise<Release> {
  const findings = [...known, ...await checkStudio(wanted.map(({ name, after }) => ({ name, content: after })), await creating.rules(), creating.clock.now())]
  refuseErrors(findings)
  const { approval } = await releaseRules()
  const number = await freeze(wanted, about, approval ? 'waiting' : 'deploying', actor, creating, findings)
  if (!approval) await putLiveOrLater(number, creating)
  return await Releases.findById(number).orFail().lean<Release>()
}

/** Where the broker is away, the release stays `deploying` and is finished when it is back. */
export async function putLiveOrLater(number: number, creating: Releasing): Promise<void> {
  try {
    await putLive(number, creating)
  } catch (fault) {
    if (!isFault(fault, 'away', 'exhausted')) throw fault
    creating.log.warn({ release: number }, 'the process engine cannot be reached; the release goes live when it is back')
  }
}

function requireNote(note: string): void {
  if (note.trim() === '') throw new Refusal('release.no-note')
}

export function refuseErrors(findings: readonly Finding[]): void {
  if (findings.some(({ severity }) => severity === 'error')) throw new Refusal('deployment.refused', { findings: [...findings] })
}

/** From here on the contents do not change any more. @returns the release's number */
async function freeze(wanted: readonly Wanted[], about: Pick<Release, 'note' | 'via' | 'restoredFrom'>, state: 'waiting' | 'deploying', actor: Actor, { clock }: Creating, findings: Finding[]): Promise<number> {
  const [live, shipped] = await Promise.all([liveFiles(), shippedNow()])
  const contents = await liveContents(wanted.flatMap(({ name }) => live.get(name) ?? []))
  const scenarios = await summaryFor(Object.fromEntries(wanted.map(({ name, after }) => [name, checksumOf(after)])))
  const files = await Promise.all(wanted.map(async ({ name, kind, after, deployedAs, revision, merged }): Promise<Omit<ReleaseFile, '_id' | 'release'>> => {
    const file = live.get(name)
    const base = merged ?? (shipped.has(name) && file ? await baseOf(file) : null)
    return { name, kind, deployedAs, before: contents.get(name)?.content ?? null, after, revision, base }
  }))
  const release: Omit<Release, '_id'> = {
    ...about, state, by: actor.id, at: clock.now(), findings, ...(scenarios && { scenarios }),
    files: files.map(({ name, kind, before, after }) => ({
      name, kind, title: live.get(name)?.title ?? readName(name, after).title, change: before === null ? 'added' : before === after ? 'same' : 'changed',
      checksum: checksumOf(after), version: before === after || !isDeployed(kind) ? live.get(name)?.version ?? null : null,
    })),
  }
  return await addRelease(release, files)
}
