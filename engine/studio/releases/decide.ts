/** The second person's word about a release that waits. */
import type { Actor } from '../../access/actor.ts'
import { audited } from '../../access/audit.ts'
import { Refusal } from '../../errors/errors.ts'
import { checkStudio } from '../check/check.ts'
import { liveContents, liveFiles } from '../files/live.ts'
import { putLiveOrLater, refuseErrors, type Creating } from './create-release.ts'
import { ReleaseFiles, Releases, type Release, type ReleaseFile } from './release.ts'
import { inTurn } from './turn.ts'

/** @throws Refusal `release.unknown`, `release.decided`, `release.own`, `draft.stale`, `deployment.refused` */
export const approveRelease = (number: number, actor: Actor, creating: Creating): Promise<Release> => decided(number, actor, creating, async (release) => {
  if (release.by === actor.id) throw new Refusal('release.own')
  return await inTurn(async () => {
    const [files, all] = await Promise.all([ReleaseFiles.find({ release: number }).lean<ReleaseFile[]>(), liveFiles()])
    const live = await liveContents(files.flatMap(({ name }) => all.get(name) ?? []))
    const moved = files.find(({ name, before }) => (live.get(name)?.content ?? null) !== before)
    if (moved) throw new Refusal('draft.stale', { also: { name: moved.name } })
    refuseErrors(await checkStudio(files.map(({ name, after }) => ({ name, content: after })), await creating.rules(), creating.clock.now()))
    await settle(number, 'deploying', actor, creating)
    await putLiveOrLater(number, creating)
  })
})

/** @throws Refusal `release.unknown`, `release.decided`, `release.own`, `release.no-note` */
export const rejectRelease = (number: number, note: string, actor: Actor, creating: Creating): Promise<Release> => decided(number, actor, creating, async (release) => {
  if (release.by === actor.id) throw new Refusal('release.own')
  if (note.trim() === '') throw new Refusal('release.no-note')
  await settle(number, 'rejected', actor, creating, note)
})

/** By whoever asked for it. @throws Refusal `release.unknown`, `release.decided`, `release.own` */
export const withdrawRelease = (number: number, actor: Actor, creating: Creating): Promise<Release> => decided(number, actor, creating, async (release) => {
  if (release.by !== actor.id) throw new Refusal('release.own', { detail: { en: 'Only who asked for it withdraws it; others reject it.', zh: '只有申请人可以撤回，其他人可以驳回。' } })
  await settle(number, 'withdrawn', actor, creating)
})

async function decided(number: number, actor: Actor, { clock }: Creating, decide: (release: Release) => Promise<void>): Promise<Release> {
  return await audited({ action: 'release.decide', actor, at: clock.now() }, String(number), async () => {
    const release = await Releases.findById(number).lean<Release>()
    if (!release) throw new Refusal('release.unknown')
    if (release.state !== 'waiting') throw new Refusal('release.decided')
    await decide(release)
    return await Releases.findById(number).orFail().lean<Release>()
  })
}

async function settle(number: number, state: 'deploying' | 'rejected' | 'withdrawn', actor: Actor, { clock }: Creating, because?: string): Promise<void> {
  const { matchedCount } = await Releases.updateOne({ _id: number, state: 'waiting' }, { state, decidedBy: actor.id, decidedAt: clock.now(), ...(because && { because }) })
  if (matchedCount === 0) throw new Refusal('release.decided')
}
