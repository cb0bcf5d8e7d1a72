import { readFile, readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { mailPage } from '../../../connectors/notify/templates.ts'
import { renderTemplate } from '../../../engine/templates/render.ts'
import { shippedNames, shippedSource } from '../../../engine/templates/shipped.ts'

const root = new URL('../../../', import.meta.url)

/** Every template that a shipped diagram names, also those that it chooses between. */
async function templatesInDiagrams(): Promise<string[]> {
  const files = (await readdir(new URL('processes/', root), { recursive: true })).filter((name) => name.endsWith('.bpmn'))
  const sources = await Promise.all(files.map(async (name) => await readFile(new URL(`processes/${name}`, root), 'utf8')))
  const inputs = sources.flatMap((source) => [...source.matchAll(/<zeebe:input source="([^"]*)" target="template"/g)].map(([, expression]) => expression ?? ''))
  return [...new Set(inputs.flatMap((expression) => [...expression.matchAll(/&#34;([^&]+)&#34;|&quot;([^&]+)&quot;/g)].map(([, one, other]) => one ?? other ?? '')))].toSorted()
}

const shippedTemplates = async (): Promise<string[]> => [...new Set((await shippedNames()).filter(({ area }) => area === 'notify').map(({ name }) => name))]

const render = async (name: string, lang: 'en' | 'zh', model: Record<string, unknown>) => await renderTemplate(await shippedSource({ area: 'notify', name, lang }), 'message', model)

const full = { name: 'Li Na', receipt: '2026-000001', department: 'Cardiology', tier: 'dispute', stage: 'plan', limit: '2 March 2026, 09:00', code: 'ABCD-EFGH-JKMN', link: 'https://recourse.example/follow' }
/** All that is certain of every case. */
const bare = { receipt: '2026-000001', code: 'ABCD-EFGH-JKMN' }
const languages = ['en', 'zh'] as const

describe('the messages', () => {
  it('that the shipped diagrams send are all there', async () => {
    const used = await templatesInDiagrams()

    expect(used).toContain('acknowledge')
    expect(await shippedTemplates()).toEqual(expect.arrayContaining(used))
  })

  it('can be said in both languages about every case, whatever it does not know', async () => {
    for (const template of await shippedTemplates()) {
      for (const lang of languages) {
        for (const model of [full, bare]) {
          const { subject, body } = await render(template, lang, model)
          expect(subject, `${template}.${lang}`).not.toMatch(/[{}]|undefined|null/)
          expect(body, `${template}.${lang}`).not.toMatch(/[{}]|undefined|null|\( *\)|（ *）/)
          expect(/\p{Script=Han}/u.test(subject + body), `${template}.${lang}`).toBe(lang === 'zh')
        }
      }
    }
  })

  it('that nobody wrote are refused', async () => {
    await expect(render('no-such-message', 'en', full)).rejects.toMatchObject({ code: 'template.unknown' })
  })

  it('lose their power as HTML', async () => {
    const page = await mailPage({ subject: 'A', text: '<script>alert(1)</script> & "more"', link: 'https://recourse.example/?a=1&b="', lang: 'en' })

    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;')
    expect(page).not.toContain('<script')
    expect(page).toContain('href="https://recourse.example/?a&#x3D;1&amp;b&#x3D;&quot;"')
  })
})
