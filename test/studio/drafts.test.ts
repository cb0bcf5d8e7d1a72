import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Refusal } from '../../engine/errors/errors.ts'
import { demoHospital } from '../../engine/people/index.ts'
import { saveHospital } from '../../engine/people/store.ts'
import { discardDraft, Drafts, keepDraft, readDraft, restoreDraft } from '../../engine/studio/drafts/draft.ts'
import { listFiles } from '../../engine/studio/files/list-files.ts'
import { checksumOf } from '../../engine/studio/files/names.ts'
import { filesWith, readFile } from '../../engine/studio/files/read-file.ts'
import { checkStudio } from '../../engine/studio/check/check.ts'
import { keepShipped, ShippedFiles, shippedIn } from '../../engine/studio/files/shipped.ts'
import { impactOf } from '../../engine/studio/impact/impact.ts'
import { saysPresent } from '../../engine/presence/presence.ts'
import { ReleaseFiles, Releases } from '../../engine/studio/releases/release.ts'
import type { Zeebe } from '../../engine/zeebe/client.ts'
import { deployShipped } from '../../engine/zeebe/deploy/deploy-shipped.ts'
import { Resources } from '../../engine/zeebe/records/shapes.ts'
import { definitions, process, serviceTask, timerEvent, userTask } from '../zeebe/deploy/diagrams.ts'
import { connectToBroker } from '../zeebe/support/broker.ts'
import { emptied, ownDatabase, silent, type OwnDatabase } from '../zeebe/support/database.ts'

let database: OwnDatabase
const monday = new Date('2026-03-02T01:00:00Z')
const later = (minutes: number) => new Date(monday.getTime() + minutes * 60_000)

beforeAll(async () => { database = await ownDatabase() })
afterAll(() => database.close())
beforeEach(async () => {
  await emptied()
  await saveHospital(demoHospital(monday))
})

let keys = 0
/** As the projection would have it. */
async function deployed(id: string, text: string, version: number, fileName = `${id}.bpmn`): Promise<void> {
  keys += 1
  await Resources.create({ _id: String(keys), kind: 'process', id, version, fileName, checksum: checksumOf(text), text, at: later(version), names: { en: `The ${id}`, zh: null }, elements: [] })
}
const refusalOf = async (work: Promise<unknown>): Promise<Refusal> => {
  const refusal: unknown = await work.then(() => 'it was not refused', (error: unknown) => error)
  if (!(refusal instanceof Refusal)) throw new Error(String(refusal))
  return refusal
}
const listed = async (name: string) => (await listFiles()).find((one) => one.name === name)

describe('a draft', () => {
  test('is one for all, and whoever has not seen the newest writes nothing over it', async () => {
    await deployed('order', '<v1/>', 1)
    await keepDraft({ name: 'order.bpmn', content: '<mine/>', revision: 0 }, 'ann', monday)
    await keepDraft({ name: 'order.bpmn', content: '<mine2/>', revision: 1 }, 'ann', later(1))

    const begun = await refusalOf(keepDraft({ name: 'order.bpmn', content: '<his/>', revision: 0 }, 'bob', later(2)))
    const changed = await refusalOf(keepDraft({ name: 'order.bpmn', content: '<his/>', revision: 1 }, 'bob', later(2)))

    for (const refusal of [begun, changed]) expect([refusal.code, refusal.extra.also]).toEqual(['draft.changed', { name: 'order.bpmn', revision: 2, by: 'ann', at: later(1) }])
    expect(await readDraft('order.bpmn')).toMatchObject({ content: '<mine2/>', revision: 2, by: 'ann', base: checksumOf('<v1/>') })
  })

  test('begun by two at once is begun by one', async () => {
    const tried = await Promise.allSettled(['ann', 'bob', 'eve'].map((by) => keepDraft({ name: 'new.bpmn', content: by, revision: 0 }, by, monday)))
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await Drafts.countDocuments()).toBe(1)
  })

  test('can be fetched back once it was discarded, but not over a new one', async () => {
    await keepDraft({ name: 'new.form', content: '{"id":"a"}', revision: 0 }, 'ann', monday)
    expect((await refusalOf(discardDraft('new.form', 7))).code).toBe('draft.changed')
    await discardDraft('new.form', 1)
    expect((await refusalOf(readDraft('new.form'))).code).toBe('draft.unknown')

    await keepDraft({ name: 'new.form', content: '{"id":"b"}', revision: 0 }, 'bob', monday)
    expect((await refusalOf(restoreDraft('new.form', 'ann', monday))).code).toBe('draft.changed')
    await discardDraft('new.form', 1)

    expect(await restoreDraft('new.form', 'ann', monday)).toMatchObject({ content: '{"id":"b"}', revision: 2 })
    expect((await refusalOf(restoreDraft('new.form', 'ann', monday))).code).toBe('draft.unknown')
  })

  test('says when something else went live since it was begun, until that was looked at', async () => {
    await deployed('order', '<v1/>', 1)
    await keepDraft({ name: 'order.bpmn', content: '<mine/>', revision: 0 }, 'ann', monday)
    await deployed('order', '<v2/>', 2)

    expect((await listed('order.bpmn'))?.draft).toMatchObject({ stale: true, fresh: false, revision: 1 })
    await keepDraft({ name: 'order.bpmn', content: '<mine/>', revision: 1, rebase: true }, 'ann', monday)
    expect((await listed('order.bpmn'))?.draft).toMatchObject({ stale: false, revision: 2 })
  })

  test('has a name of the five kinds, and no other', async () => {
    for (const name of ['a.txt', '../a.bpmn', 'settings/../x.csv', 'notify/answer.fr.hbs', 'a\u0000.bpmn', '.form/x', `${'a'.repeat(160)}.bpmn`]) {
      expect((await refusalOf(keepDraft({ name, content: 'x', revision: 0 }, 'ann', monday))).code).toBe('file.unknown')
    }
    expect(await Drafts.countDocuments()).toBe(0)
  })
})

describe('the list of files', () => {
  test('says of each where it comes from: shipped, changed here, made here', async () => {
    const { content } = await readFile('notify/answer.en.hbs', 'shipped')
    await deployed('order', '<v1/>', 1)
    await deployed('tier-general', '<bpmn:ours/>', 1)

    expect(await listed('notify/answer.en.hbs')).toMatchObject({ kind: 'template', id: 'notify/answer.en', origin: 'shipped', version: 0, title: { en: 'The answer' }, draft: null })
    expect(await listed('order.bpmn')).toMatchObject({ kind: 'diagram', id: 'order', origin: 'own', version: 1, title: { en: 'The order' } })
    expect(await listed('tier-general.bpmn')).toMatchObject({ origin: 'changed', upgrade: true })
    expect(await listed('settings/departments.csv')).toMatchObject({ kind: 'setting', origin: 'own', title: { zh: '科室' } })
    expect(content).toContain('subject:')
  })

  test('knows when the shipped one has moved on since the hospital changed it', async () => {
    await keepShipped('base', later(0))
    await deployed('tier-general', '<bpmn:ours/>', 1)
    expect(await listed('tier-general.bpmn')).toMatchObject({ origin: 'changed', upgrade: false })

    // As if the content that is shipped now had come only after the change.
    await ShippedFiles.updateOne({ name: 'tier-general.bpmn' }, { at: later(60) })
    await ShippedFiles.create({ _id: 'tier-general.bpmn@old', name: 'tier-general.bpmn', checksum: 'old', content: '<old/>', at: later(0) })
    expect(await listed('tier-general.bpmn')).toMatchObject({ origin: 'changed', upgrade: true })
  })

  test('finds a process under one name, whatever file it was deployed from', async () => {
    await deployed('tier-general', '<a/>', 1, 'diagram.bpmn')
    await deployed('one', '<b/>', 1, 'diagram.bpmn')
    await deployed('two', '<c/>', 1, 'diagram.bpmn')
    const names = new Map((await listFiles('diagram')).map(({ id, name }) => [id, name]))
    expect(Object.fromEntries(names)).toEqual({ 'tier-general': 'tier-general.bpmn', 'one': 'diagram.bpmn', 'two': 'two.bpmn' })
    expect((await readFile('two.bpmn')).content).toBe('<c/>')
  })

  test('names a fresh draft after what it says of itself, and tells who has it open', async () => {
    await keepDraft({ name: 'new.bpmn', content: '<bpmn:process id="p-1" name="Ask &amp; wait"><zeebe:property name="name.zh" value="询问"/>', revision: 0 }, 'ann', monday)
    await saysPresent('file', 'new.bpmn', 'bob')
    expect(await listed('new.bpmn')).toMatchObject({ id: 'p-1', title: { en: 'Ask & wait', zh: '询问' }, draft: { fresh: true, stale: false }, openBy: [{ id: 'bob' }] })
    expect((await saysPresent('file', 'new.bpmn', 'ann')).map(({ person }) => person)).toEqual(['bob'])
  })
})

test('drafts are laid over what is live, and the live stays', async () => {
  await deployed('order', '<v1/>', 1)
  await keepDraft({ name: 'order.bpmn', content: '<mine/>', revision: 0 }, 'ann', monday)
  const contentIn = (files: { name: string, content: string }[], name: string) => files.find((one) => one.name === name)?.content

  expect(contentIn(await filesWith(['order.bpmn']), 'order.bpmn')).toBe('<mine/>')
  expect(contentIn(await filesWith([]), 'order.bpmn')).toBe('<v1/>')
  expect((await readFile('order.bpmn')).content).toBe('<v1/>')
  expect((await refusalOf(filesWith(['order.bpmn', 'none.bpmn']))).code).toBe('draft.unknown')
})

describe('a draft that means harm', () => {
  const rules = { version: '8.5.8', knownJobTypes: [] }
  const deep = (levels: number) => definitions(`<bpmn:process id="p" isExecutable="true">${'<bpmn:subProcess>'.repeat(levels)}${'</bpmn:subProcess>'.repeat(levels)}</bpmn:process>`)
  const field = (more: object) => JSON.stringify({ type: 'default', id: 'f', schemaVersion: 16, components: [{ id: 'x', key: 'x', label: 'X', type: 'textfield', ...more }] })

  test.each([
    ['entities', 'h.bpmn', process('h', userTask()).replace('<bpmn:definitions', '<!DOCTYPE x [<!ENTITY a "a">]><bpmn:definitions'), /doctype/],
    ['a timer without a pause', 'h.bpmn', process('h', timerEvent('timeCycle', 'R/PT0S')), /timer-cycle/],
    ['a job that nobody does', 'h.bpmn', process('h', serviceTask('nobody')), /job-type/],
    ['20 000 levels', 'h.bpmn', deep(20_000), /depth/],
    ['entities in a table', 'h.dmn', '<!DOCTYPE x><definitions/>', /doctype/],
    ['an address that runs', 'h.form', field({ type: 'iframe', url: 'javascript:alert(1)' }), /./],
    ['a pattern that never ends', 'h.form', field({ validate: { pattern: '^(a|a)*$' } }), /./],
    ['a bomb of loops', 'letter/answer.en.hbs', `subject: x\n\n${'{{#each points}}'.repeat(5)}x${'{{/each}}'.repeat(5)}`, /template.invalid/],
    ['a prototype', 'notify/answer.en.hbs', 'subject: x\n\n{{constructor.constructor}}', /./],
  ])('by %s is kept, never opened by the server, and does not go live', async (_, name, content, rule) => {
    await keepDraft({ name, content, revision: 0 }, 'eve', monday)
    expect(await listed(name)).toMatchObject({ draft: { revision: 1 } })
    expect(await impactOf([name])).toEqual([])

    const errors = (await checkStudio([{ name, content }], rules, monday)).filter(({ severity }) => severity === 'error')

    expect(errors.map((one) => one.rule).join(' ')).toMatch(rule)
    expect((await readDraft(name)).content).toBe(content)
  })
})

describe('what comes with the product', () => {
  const file = 'tier-general.bpmn'
  const shippedBefore = '<bpmn:old/>'
  /** Everything is deployed as it is shipped, but for one file: what was shipped before, and what is live of it. */
  async function installed(live: string): Promise<void> {
    await keepShipped('base', later(60))
    for (const { name, checksum, content } of (await shippedIn('base')).values()) {
      if (name === file || !/\.(bpmn|dmn|form)$/.test(name)) continue
      const kind = name.endsWith('.bpmn') ? 'process' as const : name.endsWith('.dmn') ? 'decision-requirements' as const : 'form' as const
      await Resources.create({ _id: name, kind, id: kind === 'decision-requirements' ? `${name.slice(0, -4)}-definitions` : name.replace(/\.[a-z]+$/, ''), version: 1, fileName: name, checksum, text: content, at: monday, names: null, elements: [] })
    }
    await ShippedFiles.deleteOne({ name: file })
    await ShippedFiles.create({ _id: `${file}@${checksumOf(shippedBefore)}`, name: file, checksum: checksumOf(shippedBefore), content: shippedBefore, at: monday })
    await deployed('tier-general', shippedBefore, 1)
    if (live !== shippedBefore) await deployed('tier-general', live, 2)
  }
  const start = async (zeebe: Zeebe) => await (await deployShipped(zeebe, { pack: 'base', clock: { now: () => later(120) }, log: silent })).done

  test('takes the place of what was shipped before, which one can go back to; and never of what the hospital changed', async () => {
    const zeebe = await connectToBroker()
    try {
      await installed('<bpmn:ours/>')
      await start(zeebe)
      expect(await Releases.countDocuments()).toBe(0)
      expect(await listed(file)).toMatchObject({ origin: 'changed', upgrade: true, version: 2 })

      await emptied()
      await installed(shippedBefore)
      await start(zeebe)
      const [release] = await Releases.find().lean()
      expect(release).toMatchObject({ via: 'shipped', state: 'live', files: [{ name: file, change: 'changed' }] })
      expect(await ReleaseFiles.findOne({ name: file }).lean()).toMatchObject({ before: shippedBefore, after: (await shippedIn('base')).get(file)?.content })
    } finally {
      await zeebe.close()
    }
  })
})
