import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Refusal } from '../../../engine/errors/errors.ts'
import { demoHospital } from '../../../engine/people/index.ts'
import { saveHospital } from '../../../engine/people/store.ts'
import { Drafts, keepDraft, readDraft } from '../../../engine/studio/drafts/draft.ts'
import { checksumOf } from '../../../engine/studio/files/names.ts'
import { readFile } from '../../../engine/studio/files/read-file.ts'
import { FileBases, ShippedFiles, shippedNow } from '../../../engine/studio/files/shipped.ts'
import { lookAtPack, takeIn } from '../../../engine/studio/packs/take-in.ts'
import { readZip } from '../../../engine/studio/packs/read-zip.ts'
import { writeZip, zipped } from '../../../engine/studio/packs/write-zip.ts'
import { lookAtUpgrade, takeUpgrade } from '../../../engine/studio/upgrades/upgrade.ts'
import { addVersion } from '../../../engine/templates/versions.ts'
import { transaction } from '../../../engine/store/store.ts'
import { Resources } from '../../../engine/zeebe/records/shapes.ts'
import { process, userTask } from '../../zeebe/deploy/diagrams.ts'
import { emptied, ownDatabase, type OwnDatabase } from '../../zeebe/support/database.ts'

let database: OwnDatabase
const monday = new Date('2026-03-02T01:00:00Z')
const rules = { version: '8.5.8', knownJobTypes: null }
const about = { product: '0.1.0', pack: 'base', at: monday.toISOString() }

beforeAll(async () => { database = await ownDatabase() })
afterAll(() => database.close())
beforeEach(async () => {
  await emptied()
  await saveHospital(demoHospital(monday))
})

const refusalOf = async (work: Promise<unknown>): Promise<Refusal> => {
  const refusal: unknown = await work.then(() => 'it was not refused', (error: unknown) => error)
  if (!(refusal instanceof Refusal)) throw new Error(String(refusal))
  return refusal
}
const deployed = (id: string, text: string) =>
  Resources.create({ _id: id, kind: 'process', id, version: 1, fileName: `${id}.bpmn`, checksum: checksumOf(text), text, at: monday, names: { en: id, zh: null }, elements: [] })
const letter = 'notify/answer.en.hbs'
const changeTemplate = (source: string) => transaction((session) => addVersion({ area: 'notify', name: 'answer', lang: 'en' }, { source, because: 'ours', from: 0 }, 'ann', monday, session))

describe('a pack', () => {
  test('of what a hospital changed holds that, and its people only where it is said so', async () => {
    await deployed('visits', process('visits', userTask()))
    await changeTemplate('subject: Ours\n\nOurs\n')

    const [quiet, withPeople, all] = await Promise.all([{ which: 'changed', people: false }, { which: 'changed', people: true }, { which: 'all', people: false }].map((what) => writeZip(what as never, monday)))
    const namesIn = (zip: Uint8Array) => readZip(zip).files.map(({ name }) => name)
    expect(namesIn(quiet!)).toEqual(expect.arrayContaining([letter, 'settings/departments.csv', 'visits.bpmn']))
    expect(namesIn(quiet!)).not.toContain('notify/answer.zh.hbs')
    expect(namesIn(quiet!).filter((name) => /people|posts/.test(name))).toEqual([])
    expect(namesIn(withPeople!)).toEqual(expect.arrayContaining(['settings/people.csv', 'settings/posts.csv']))
    expect(namesIn(all!)).toContain('notify/answer.zh.hbs')
  })

  test('is looked at first, and what is chosen of it becomes drafts and nothing else', async () => {
    const now = process('visits', userTask())
    await deployed('visits', now)
    const zip = zipped(about, [{ name: 'visits.bpmn', content: now.replace('<bpmn:userTask', '<bpmn:userTask name="Visit"') }, { name: letter, content: 'subject: Theirs\n\nTheirs\n' }, { name: 'notify/answer.zh.hbs', content: (await readFile('notify/answer.zh.hbs')).content }])

    const looked = await lookAtPack(zip, rules, monday)
    expect(looked.files.map(({ name, change }) => [name, change])).toEqual([['visits.bpmn', 'changed'], [letter, 'changed'], ['notify/answer.zh.hbs', 'same']])
    expect(looked.files[0]?.difference?.diagram?.elements).toMatchObject([{ change: 'changed', facts: [{ fact: 'name', is: 'Visit' }] }])
    expect(await Drafts.countDocuments()).toBe(0)

    expect(await takeIn(zip, { [letter]: 0 }, 'ann', monday)).toEqual([letter])
    expect(await readDraft(letter)).toMatchObject({ content: 'subject: Theirs\n\nTheirs\n', by: 'ann' })
    expect(await Drafts.countDocuments()).toBe(1)
    expect((await readFile(letter)).content).not.toContain('Theirs')
  })

  test('takes no draft’s place that nobody has looked at, and then none at all', async () => {
    const zip = zipped(about, [{ name: 'a.bpmn', content: '<a/>' }, { name: 'b.bpmn', content: '<b/>' }])
    await keepDraft({ name: 'b.bpmn', content: '<mine/>', revision: 0 }, 'bob', monday)

    const refusal = await refusalOf(takeIn(zip, { 'a.bpmn': 0, 'b.bpmn': 0 }, 'ann', monday))

    expect([refusal.code, refusal.extra.also]).toMatchObject(['draft.changed', { name: 'b.bpmn', revision: 1, by: 'bob' }])
    expect((await Drafts.find().lean()).map(({ _id, content }) => [_id, content])).toEqual([['b.bpmn', '<mine/>']])
    await takeIn(zip, { 'a.bpmn': 0, 'b.bpmn': 1 }, 'ann', monday)
    expect(await readDraft('b.bpmn')).toMatchObject({ content: '<b/>', revision: 2 })
  })
})

describe('an upgrade', () => {
  test('puts the product’s change beside the hospital’s, as a draft that remembers what it took in', async () => {
    const shipped = (await shippedNow()).get(letter)!
    const [first, ...rest] = shipped.content.split('\n')
    const before = [first, ...rest.slice(0, 1), 'A line that is no longer shipped', ...rest.slice(1)].join('\n')
    await ShippedFiles.create({ _id: `${letter}@${checksumOf(before)}`, name: letter, checksum: checksumOf(before), content: before, at: monday })
    await FileBases.create({ _id: letter, shipped: checksumOf(before) })
    await changeTemplate(`${before}\n\n\nOur own last line\n`)

    const look = await lookAtUpgrade(letter, {})
    expect(look).toMatchObject({ known: true, conflicts: [], revision: 0 })
    expect(look.content).toContain('Our own last line')
    expect(look.content).not.toContain('no longer shipped')

    await takeUpgrade(letter, {}, 0, 'ann', monday)
    expect(await readDraft(letter)).toMatchObject({ content: look.content, merged: shipped.checksum })
    expect((await refusalOf(takeUpgrade(letter, {}, 0, 'bob', monday))).code).toBe('draft.changed')
  })

  test('of what nobody changed, or nobody ships, is none', async () => {
    await deployed('visits', process('visits', userTask()))
    for (const name of [letter, 'visits.bpmn', 'nothing.bpmn']) expect((await refusalOf(lookAtUpgrade(name, {}))).code).toBe('file.unknown')
  })
})
