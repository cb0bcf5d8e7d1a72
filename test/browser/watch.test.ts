import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { signIn } from './desk.ts'
import { Client, eventually } from '../kit/client.ts'
import { openBrowser } from '../setup/browser.ts'

const { baseUrl, admin } = inject('recourse')
let browser: Browser
let page: Page
let key = ''

beforeAll(async () => {
  const client = await Client.signedIn(baseUrl, admin.email, admin.password)
  const files = new FormData()
  files.append('files', new Blob([await readFile(join(import.meta.dirname, '../watch/fixtures/risky-way.bpmn'))]), 'risky-way.bpmn')
  await client.post('/api/deployments', files)
  key = (await client.post<{ instanceKey: string }>('/api/processes/risky-way/instances', { variables: { risk: 'high' } })).instanceKey
  await eventually('the case to be stuck', async () => (await client.get<{ items: unknown[] }>(`/api/watch/cases?receipt=${key}&only=stuck`)).items.length > 0)
  browser = await openBrowser()
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' })).newPage()
  page.setDefaultTimeout(60_000)
  await signIn(page, baseUrl, admin)
})
afterAll(() => browser.close())

it('leads from the live diagram to the case that is stuck, which is repaired there, and says whether trying again helped', async () => {
  await page.goto(`${baseUrl}/studio/watch/risky-way`)
  await page.locator('.djs-shape.is-incident[data-element-id="which"]').click()
  await page.locator('.ant-drawer', { hasText: 'Cases that stand here' }).getByRole('link', { name: key }).click()

  const dialog = page.getByRole('dialog')
  const tryAgain = async (reason: string) => {
    await page.getByRole('button', { name: 'Try again' }).first().click()
    await dialog.getByLabel('Why').fill(reason)
    await dialog.getByRole('button', { name: 'Try again' }).click()
  }
  await page.locator('.djs-shape.is-incident[data-element-id="which"]').waitFor()
  await tryAgain('perhaps it was a hiccup')
  await dialog.getByText('Still stuck').waitFor()
  await dialog.getByRole('button', { name: 'Close' }).last().click()

  await page.getByRole('tab', { name: 'Variables' }).click()
  await page.getByRole('row', { name: /risk/ }).getByRole('button', { name: 'Change' }).click()
  await dialog.getByText('Number', { exact: true }).click()
  await dialog.getByLabel('New value').fill('5')
  await dialog.getByLabel('Why').fill('a number was meant')
  await dialog.getByRole('button', { name: 'Change' }).click()
  await page.getByText('Done', { exact: true }).first().waitFor()

  await tryAgain('now it is a number')
  await page.getByText('It helped').first().waitFor()
  await page.locator('.djs-shape.is-active[data-element-id="look"]').waitFor()
  await page.getByRole('tab', { name: /Done by hand/ }).click()
  await page.getByText('a number was meant').waitFor()
  expect(await page.locator('.ant-timeline-item').count()).toBe(3)
})
