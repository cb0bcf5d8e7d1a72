import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../engine/access/actor.ts'
import { Refusal } from '../../engine/errors/errors.ts'
import { loadHospital, forgetHospital } from '../../engine/people/store.ts'
import { Drafts, keepDraft } from '../../engine/studio/drafts/draft.ts'
import { readFile } from '../../engine/studio/files/read-file.ts'
import { impactOf } from '../../engine/studio/impact/impact.ts'
import { createRelease, deployAsRelease, restoreRelease, type Creating } from '../../engine/studio/releases/create-release.ts'
import { approveRelease, rejectRelease, withdrawRelease } from '../../engine/studio/releases/decide.ts'
import { finishReleases } from '../../engine/studio/releases/finish-releases.ts'
import { addRelease, Releases, type Release } from '../../engine/studio/releases/release.ts'
import { keepReleaseRules } from '../../engine/studio/releases/rules.ts'
import { versionsOf } from '../../engine/templates/versions.ts'
import type { Zeebe } from '../../engine/zeebe/client.ts'
import { Instances, Resources, Tasks } from '../../engine/zeebe/records/shapes.ts'
import { eventually } from '../kit/client.ts'
import { form, process, table, userTask } from '../zeebe/deploy/diagrams.ts'
import { connectToBroker, connectToServersDatabase, unique } from '../zeebe/support/broker.ts'
import { silent } from '../zeebe/support/database.ts'

let zeebe: Zeebe
let connection: Awaited<ReturnType<typeof connectToServersDatabase>>
let creating: Creating
beforeAll(async () => {
  zeebe = await connectToBroker()
  connection = await connectToServersDatabase()
  // Other tests may have moved the server's clock ahead; what goes live now has to come after what it put live.
  const ahead = (await connection.collection<{ _id: string, offset: number }>('clock_state').findOne({ _id: 'offset' }))?.offset ?? 0
  creating = { zeebe, clock: { now: () => new Date(Date.now() + ahead) }, log: silent, wakeDispatcher: () => undefined, rules: async () => ({ version: zeebe.version(), knownJobTypes: [] }) }
})
afterAll(async () => {
  await zeebe.close()
  await connection.close()
})
afterEach(() => keepReleaseRules({ approval: false }))

const actor = (id: string): Actor => ({ id, name: id, email: `${id}@hospital.example`, roles: ['administrator'], department: null, groups: ['administrator'], language: 'en' })
const [ann, bob] = [actor('ann'), actor('bob')]
const refusalOf = async (work: Promise<unknown>): Promise<Refusal> => {
  const refusal: unknown = await work.then(() => 'it was not refused', (error: unknown) => error)
  if (!(refusal instanceof Refusal)) throw new Error(String(refusal))
  return refusal
}
/** A draft in its first or next revision. */
async function drafted(name: string, content: string): Promise<number> {
  const now = await Drafts.findById(name).lean()
  return (await keepDraft({ name, content, revision: now?.revision ?? 0 }, 'ann', new Date())).revision
}
async function released(files: Record<string, string>, note = 'because'): Promise<Release> {
  const revisions: Record<string, number> = {}
  for (const [name, content] of Object.entries(files)) revisions[name] = await drafted(name, content)
  return await createRelease({ names: Object.keys(files), revisions, note }, ann, creating)
}
const live = async (name: string) => (await readFile(name)).content
const withDepartment = async (id: string) => `${(await readFile('settings/departments.csv')).content}${id},Social service,社工部,office,,\n`

describe('a release', () => {
  test('puts files of every kind live at once, and the drafts are gone', async () => {
    const id = unique('all')
    const letter = `subject: ${id}\n\nYour case {{receipt}}\n`
    const release = await released({
      [`${id}.bpmn`]: process(id, userTask(`<zeebe:formDefinition formId="${id}-f" />`)), [`${id}-f.form`]: form(`${id}-f`), [`${id}-t.dmn`]: table(`${id}-t`),
      'notify/merged.en.hbs': letter, 'settings/departments.csv': await withDepartment(id),
    }, 'a group of its own')

    expect(release).toMatchObject({ state: 'live', note: 'a group of its own', by: 'ann', via: 'studio' })
    expect(Object.fromEntries(release.files.map(({ name, change }) => [name, change]))).toEqual(
      { [`${id}.bpmn`]: 'added', [`${id}-f.form`]: 'added', [`${id}-t.dmn`]: 'added', 'notify/merged.en.hbs': 'changed', 'settings/departments.csv': 'changed' })
    expect(release.files.find(({ kind }) => kind === 'diagram')?.version).toBe(1)
    expect(await live(`${id}.bpmn`)).toContain(`${id}-f`)
    expect(await live('notify/merged.en.hbs')).toBe(letter)
    expect((await versionsOf({ area: 'notify', name: 'merged', lang: 'en' }))[0]).toMatchObject({ by: 'ann', because: 'a group of its own' })
    forgetHospital()
    expect((await loadHospital()).departments.find((one) => one.id === id)).toMatchObject({ nameZh: '社工部' })
    expect(await Drafts.countDocuments({ _id: { $in: release.files.map(({ name }) => name) } })).toBe(0)

    const former = await Releases.findOne({ state: 'live', _id: { $lt: release._id } }).sort({ _id: -1 }).orFail().lean()
    const back = await restoreRelease(former._id, 'and back', ann, creating)
    expect(back.findings).toContainEqual(expect.objectContaining({ file: `${id}.bpmn`, rule: 'stays' }))
    expect(await live('notify/merged.en.hbs')).not.toBe(letter)
    forgetHospital()
    expect((await loadHospital()).departments.some((one) => one.id === id)).toBe(false)
  })

  test('with a fault in any file puts none of them live', async () => {
    const id = unique('none')
    const before = [await live('notify/merged.zh.hbs'), await live('settings/departments.csv')]
    const count = await Releases.countDocuments()

    const refusal = await refusalOf(released({
      [`${id}.bpmn`]: process(id, userTask(`<zeebe:formDefinition formId="${id}-none" />`)), 'notify/merged.zh.hbs': 'subject: x\n\n{{tier}} {{nobody}}\n', 'settings/departments.csv': `${await withDepartment(id)}Not an id,x,y,office,,\n`,
    }))

    expect(refusal.code).toBe('deployment.refused')
    expect((refusal.extra.findings as { file: string, rule: string }[]).map(({ file, rule }) => `${file} ${rule}`)).toEqual(expect.arrayContaining([`${id}.bpmn form-missing`, 'notify/merged.zh.hbs template.hole', 'settings/departments.csv setting']))
    await expect(zeebe.createInstance(id, {})).rejects.toMatchObject({ kind: 'not-found' })
    expect([await live('notify/merged.zh.hbs'), await live('settings/departments.csv')]).toEqual(before)
    expect([await Releases.countDocuments(), await Drafts.countDocuments({ _id: `${id}.bpmn` })]).toEqual([count, 1])
    await Drafts.deleteMany({ _id: { $in: ['notify/merged.zh.hbs', 'settings/departments.csv'] } })
  })

  test('takes no draft that changed since it was looked at, none over what went live meanwhile, and none without a reason', async () => {
    const id = unique('seen')
    const name = `${id}.bpmn`
    await drafted(name, process(id, userTask()))
    expect(await refusalOf(createRelease({ names: [name], revisions: { [name]: 0 }, note: 'x' }, ann, creating))).toMatchObject({ code: 'draft.changed', extra: { also: { name, revision: 1 } } })
    expect((await refusalOf(createRelease({ names: [name], revisions: { [name]: 1 }, note: ' \n' }, ann, creating))).code).toBe('release.no-note')

    await deployAsRelease([{ name, content: process(id, userTask('<zeebe:assignmentDefinition candidateGroups="staff" />')) }], bob, creating)
    expect(await refusalOf(createRelease({ names: [name], revisions: { [name]: 1 }, note: 'x' }, ann, creating))).toMatchObject({ code: 'draft.stale', extra: { also: { name } } })
    expect(await live(name)).toContain('candidateGroups="staff"')
    expect(await Releases.findOne({ 'files.name': name }).lean()).toMatchObject({ via: 'api', by: 'bob', state: 'live' })
  })

  test('waits for a second person where the hospital wants that', async () => {
    const id = unique('two')
    const name = `${id}.bpmn`
    await keepReleaseRules({ approval: true })
    const first = await released({ [name]: process(id, userTask()) })
    expect(first.state).toBe('waiting')
    await expect(zeebe.createInstance(id, {})).rejects.toMatchObject({ kind: 'not-found' })
    expect((await refusalOf(approveRelease(first._id, ann, creating))).code).toBe('release.own')
    expect((await refusalOf(withdrawRelease(first._id, bob, creating))).code).toBe('release.own')
    expect((await refusalOf(deployAsRelease([{ name, content: process(id, userTask()) }], ann, creating))).code).toBe('release.approval-needed')

    expect(await rejectRelease(first._id, 'not yet', bob, creating)).toMatchObject({ state: 'rejected', decidedBy: 'bob', because: 'not yet' })
    expect((await refusalOf(approveRelease(first._id, bob, creating))).code).toBe('release.decided')

    const second = await released({ [name]: process(id, userTask()) })
    // What is drawn after the request is not part of it, and goes on from what went live.
    await drafted(name, process(id, userTask('<zeebe:priorityDefinition priority="60" />')))
    expect(await approveRelease(second._id, bob, creating)).toMatchObject({ state: 'live', decidedBy: 'bob' })
    expect(await live(name)).not.toContain('priority')
    expect((await Drafts.findById(name).lean())?.base).toBe((await readFile(name)).checksum)
  })

  test('that stopped between broker and database is finished later, without a second version', async () => {
    const id = unique('crash')
    const name = `${id}.bpmn`
    const content = process(id, userTask())
    await drafted(name, content)
    await zeebe.deploy([{ name, content }])
    const text = 'subject: crash\n\n{{receipt}}\n'
    const number = await addRelease({ state: 'deploying', note: 'stopped', by: 'ann', at: new Date(), via: 'studio', findings: [], files: [] }, [
      { name, kind: 'diagram', deployedAs: name, before: null, after: content, revision: 1, base: null },
      { name: 'notify/not-reopened.en.hbs', kind: 'template', deployedAs: 'notify/not-reopened.en.hbs', before: 'x', after: text, revision: 0, base: null },
    ])

    const finishing = finishReleases(creating, Promise.resolve())
    await eventually('live', async () => (await Releases.findById(number).lean())?.state === 'live')
    await finishing.stop()

    expect(await Resources.countDocuments({ kind: 'process', id })).toBe(1)
    expect(await live('notify/not-reopened.en.hbs')).toBe(text)
    expect(await Drafts.countDocuments({ _id: name })).toBe(0)
    expect((await versionsOf({ area: 'notify', name: 'not-reopened', lang: 'en' })).filter(({ source }) => source === text)).toHaveLength(1)
  })

  test('can be gone back to: what changed since is as it was then', async () => {
    const id = unique('back')
    const name = `${id}.bpmn`
    const [one, two] = [process(id, userTask()), process(id, userTask('<zeebe:assignmentDefinition candidateGroups="staff" />'))]
    const first = await released({ [name]: one })
    await released({ [name]: two })
    expect(await live(name)).toBe(two)

    const restored = await restoreRelease(first._id, 'it went wrong', bob, creating)

    expect(restored).toMatchObject({ state: 'live', restoredFrom: first._id, by: 'bob', files: [expect.objectContaining({ name, version: 3 })] })
    expect(await live(name)).toBe(one)
    expect((await refusalOf(restoreRelease(first._id, 'again', bob, creating))).code).toBe('release.unchanged')
  })
})

test('the impact names the running cases and the steps that the draft takes away under them', async () => {
  const id = unique('runs')
  await released({ [`${id}.bpmn`]: process(id, userTask()) })
  const { instanceKey } = await zeebe.createInstance(id, {})
  await eventually('waits', async () => await Tasks.exists({ instanceKey, state: 'open' }))
  await drafted(`${id}.bpmn`, process(id, userTask()).replaceAll('"step"', '"other"'))

  expect(await impactOf([`${id}.bpmn`])).toEqual([{ id, name: id, fromVersion: 1, running: 1, waitingAt: [{ elementId: 'step', name: 'Step', count: 1, gone: true }] }])
  expect((await Instances.findById(instanceKey).lean())?.state).toBe('active')
  await Drafts.deleteOne({ _id: `${id}.bpmn` })
})
