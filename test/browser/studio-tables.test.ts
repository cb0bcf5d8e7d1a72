import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { signIn } from './desk.ts'
import type { Draft } from '../../admin-ui/kit/shapes/studio.ts'
import { Client } from '../kit/client.ts'
import { openBrowser } from '../setup/browser.ts'

const { baseUrl, admin } = inject('recourse')
const draftOf = (name: string): string => `/api/studio/draft?name=${encodeURIComponent(name)}`

describe('decision tables in the browser', () => {
  let browser: Browser
  let page: Page
  let client: Client
  const saved = () => page.locator('[data-saving="saved"]', { hasNotText: 'No changes' }).waitFor()

  beforeAll(async () => {
    ;[browser, client] = await Promise.all([openBrowser(), Client.signedIn(baseUrl, admin.email, admin.password)])
    page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })).newPage()
    page.setDefaultTimeout(60_000)
    await signIn(page, baseUrl, admin)
  })
  afterAll(async () => {
    await browser.close()
    for (const name of ['tier-policy.dmn', 'department-selection.dmn']) {
      const { revision } = await client.get<Draft>(draftOf(name))
      await client.call('DELETE', `${draftOf(name)}&revision=${revision}`)
    }
  })

  it('disputes are contacted within 30 minutes: a number and a unit, and nothing else of the file moves', async () => {
    const before = (await client.get<{ content: string }>('/api/studio/file?name=tier-policy.dmn')).content
    await page.goto(`${baseUrl}/studio/settings/clocks`)
    const line = page.getByRole('region', { name: 'Dispute' }).getByRole('row', { name: /^First contact\s*ordinarily/ })
    await line.getByLabel('First contact: Has to be done within', { exact: true }).fill('30')
    await line.getByLabel('Unit of: First contact: Has to be done within').press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await line.getByText('was 1 hour').waitFor()
    await saved()
    expect((await client.get<Draft>(draftOf('tier-policy.dmn'))).content).toBe(before.replace(/(<outputEntry id="tier-policy-13-out-2">\s*<text>)"PT1H"/, '$1"PT30M"'))
  })

  it('the social-service group is asked whenever the patient is a child: chosen by name, without a word of FEEL', async () => {
    await page.goto(`${baseUrl}/studio/tables/department-selection`)
    const cell = page.locator('[data-element-id="departments-by-content-27-in-1"]')
    await cell.locator('.cell-words').focus()
    await page.keyboard.press('Enter')
    const choices = page.getByRole('dialog', { name: 'What stands in this cell' })
    await choices.getByText('any', { exact: true }).click()
    await choices.getByRole('button', { name: 'Done' }).click()
    await cell.getByText('any').waitFor()
    await saved()
    expect((await client.get<Draft>(draftOf('department-selection.dmn'))).content).not.toMatch(/departments-by-content-27-in-1">\s*<text>"quality"/)
  })
})
