import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { previewModel } from '../../connectors/letter/preview-model.ts'
import { render } from '../../connectors/notify/templates.ts'
import { listTemplates, previewTemplate, saveTemplate, showTemplate } from '../../engine/templates/edit.ts'
import { shippedSource, type TemplateName } from '../../engine/templates/shipped.ts'
import { TemplateVersions } from '../../engine/templates/versions.ts'
import type { Actor } from '../../engine/access/actor.ts'
import { readConfig } from '../../engine/config/read-config.ts'
import { aCase, monday, openWorkbench, type Workbench } from '../connectors/workbench.ts'

let workbench: Workbench
beforeAll(async () => { workbench = await openWorkbench() })
afterAll(async () => await workbench.close())

const name: TemplateName = { area: 'notify', name: 'progress', lang: 'en' }
const actor = { id: 'wang-min' } as Actor
const save = (source: string | null, from: number, which = name) => saveTemplate(which, { source, because: 'Kinder.', from }, actor, new Date(monday))
const ours = (words: string): string => `subject: About {{receipt}}\n\n${words}`
const said = async (): Promise<string> => (await render('progress', 'en', { receipt: 'C-1', link: 'x' })).body

describe('a template', () => {
  it('that the hospital changes is in force at once, with who, when and why, and leads back to any version', async () => {
    const shipped = await said()
    await save(ours('First.'), 0)
    await save(ours('Second.'), 1)
    expect(await said()).toBe('Second.')
    expect((await showTemplate(name)).versions).toMatchObject([{ version: 2, by: { id: 'wang-min' }, because: 'Kinder.', at: new Date(monday) }, { version: 1 }])

    await save(ours('First.'), 2)
    expect(await said()).toBe('First.')
    await save(null, 3)
    expect(await said()).toBe(shipped)
    expect((await listTemplates()).find((one) => one.name === 'progress')?.changed).toMatchObject({ en: { version: 4, shipped: true } })
    expect(await TemplateVersions.countDocuments()).toBe(4)
  })

  it('that somebody else has changed meanwhile is not written over', async () => {
    const saves = await Promise.allSettled([save(ours('One.'), 4), save(ours('Two.'), 4), save(ours('Late.'), 2)])
    expect(saves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(saves.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []))).toEqual(['template.changed', 'template.changed'])
    expect(['One.', 'Two.']).toContain(await said())
    expect(await TemplateVersions.countDocuments()).toBe(5)
  })

  it.each([
    ['a name that nobody knows', 'Dear {{nmae}}', 'template.hole'], ['a name that not every case has, without asking', 'Dear {{name}}', 'template.hole'], ['a loop', '{{#each items}}x{{/each}}', 'template.invalid'],
    ['raw output', '{{{receipt}}}', 'template.invalid'], ['braces that do not fit', '{{#if name}}x', 'template.invalid'],
  ])('with %s is not put in force', async (_, words, code) => {
    const before = await said()
    await expect(save(ours(words), 5)).rejects.toMatchObject({ code })
    expect(await said()).toBe(before)
    expect(await TemplateVersions.countDocuments()).toBe(5)
  })

  it('that does not exist cannot be made up', async () => {
    await expect(save(ours('Hello.'), 0, { ...name, name: 'no-such' })).rejects.toMatchObject({ code: 'template.unknown' })
    await expect(save(ours('Hello.'), 0, { ...name, name: '../../../package' })).rejects.toMatchObject({ code: 'template.unknown' })
  })

  it('is tried on a case in both languages, as it would be sent, but without the code that opens the case', async () => {
    const complaint = await aCase({ complainant: { name: 'Li Na' }, answer: { text: 'It is mended.', at: new Date(monday), by: null } })
    for (const lang of ['en', 'zh'] as const) {
      for (const one of [{ area: 'notify', name: 'acknowledge', lang }, { area: 'letter', name: 'answer', lang }] as const) {
        const { body } = await previewTemplate(one, await shippedSource(one), await previewModel(one, complaint, 'wang-min', new Date(monday), readConfig({})))
        expect(body).toContain(complaint.receipt)
        expect(body).toContain('Li Na')
        expect(body).toContain(one.area === 'letter' ? 'It is mended.' : '••••-••••-••••')
      }
    }
  })
})
