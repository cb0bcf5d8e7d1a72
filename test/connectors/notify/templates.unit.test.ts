import { readFile, readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { mailPage } from '../../../connectors/notify/templates.ts'
import { bareSample, fullSample } from '../../../engine/templates/catalogue.ts'
import { renderTemplate } from '../../../engine/templates/render.ts'
import { idOf, kindOf, shippedNames, shippedSource } from '../../../engine/templates/shipped.ts'

const root = new URL('../../../', import.meta.url)

/** Every template that a shipped diagram names, also those that it chooses between. */
async function templatesInDiagrams(): Promise<string[]> {
  const files = (await readdir(new URL('processes/', root), { recursive: true })).filter((name) => name.endsWith('.bpmn'))
  const sources = await Promise.all(files.map(async (name) => await readFile(new URL(`processes/${name}`, root), 'utf8')))
  const inputs = sources.flatMap((source) => [...source.matchAll(/<zeebe:input source="([^"]*)" target="template"/g)].map(([, expression]) => expression ?? ''))
  return [...new Set(inputs.flatMap((expression) => [...expression.matchAll(/&#34;([^&]+)&#34;|&quot;([^&]+)&quot;/g)].map(([, one, other]) => one ?? other ?? '')))].toSorted()
}

const shippedTemplates = async (): Promise<string[]> => [...new Set((await shippedNames()).filter(({ area }) => area === 'notify').map(({ name }) => name))]

describe('the messages', () => {
  it('that the shipped diagrams send are all there', async () => {
    const used = await templatesInDiagrams()

    expect(used).toContain('acknowledge')
    expect(await shippedTemplates()).toEqual(expect.arrayContaining(used))
  })

  it('and the letters can be said in both languages about every case, whatever it does not know', async () => {
    for (const template of await shippedNames()) {
      const source = await shippedSource(template)
      for (const model of [fullSample(template.area, template.lang), bareSample(template)]) {
        const { subject, body } = await renderTemplate(source, kindOf[template.area], model)
        const words = body.replace(/<style>[^]*<\/style>/, '')
        expect(subject, idOf(template)).not.toMatch(/[{}]|undefined|null/)
        expect(words, idOf(template)).not.toMatch(/[{}]|undefined|null|\( *\)|（ *）/)
        expect(/\p{Script=Han}/u.test(subject + words), idOf(template)).toBe(template.lang === 'zh')
      }
    }
  })

  it('that nobody wrote are refused', async () => {
    await expect(shippedSource({ area: 'notify', name: 'no-such-message', lang: 'en' })).rejects.toMatchObject({ code: 'template.unknown' })
  })

  it('lose their power as HTML', async () => {
    const page = await mailPage({ subject: 'A', text: '<script>alert(1)</script> & "more"', link: 'https://recourse.example/?a=1&b="', lang: 'en' })

    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;')
    expect(page).not.toContain('<script')
    expect(page).toContain('href="https://recourse.example/?a&#x3D;1&amp;b&#x3D;&quot;"')
  })
})
