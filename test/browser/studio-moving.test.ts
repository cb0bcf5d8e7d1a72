import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { signIn } from './desk.ts'
import { Client, eventually } from '../kit/client.ts'
import { diagram } from '../migrations/diagram.ts'
import { openBrowser } from '../setup/browser.ts'
import { unique } from '../zeebe/support/broker.ts'

const { baseUrl, admin } = inject('recourse')
const processId = unique('moved-by-hand')
let browser: Browser
let page: Page
let client: Client
let key = ''

const deploy = async (last: string): Promise<void> => {
  const files = new FormData()
  files.append('files', new Blob([diagram(processId, last)]), `${processId}.bpmn`)
  await client.post('/api/deployments', files)
}
const instance = async (): Promise<{ version: number, elements: { elementId: string, state: string }[] }> => await client.get(`/api/watch/cases/${key}`)
const standsAt = (step: string) => eventually(step, async () => (await instance()).elements.some(({ elementId, state }) => elementId === step && state === 'active'))

beforeAll(async () => {
  ;[browser, client] = await Promise.all([openBrowser(), Client.signedIn(baseUrl, admin.email, admin.password)])
  await deploy('write')
  key = (await client.post<{ instanceKey: string }>(`/api/processes/${processId}/instances`, { variables: {} })).instanceKey
  await standsAt('call')
  const task = await eventually('call', async () => (await client.get<{ items: { key: string }[] }>(`/api/tasks?instance=${key}`)).items[0])
  await client.post(`/api/tasks/${task.key}/complete`, { variables: {} })
  await standsAt('write')
  await deploy('note')
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' })).newPage()
  page.setDefaultTimeout(60_000)
  await signIn(page, baseUrl, admin)
})
afterAll(async () => {
  await browser.close()
  await client.call('POST', `/api/watch/cases/${key}/cancel`, { reason: 'the test is over' })
})

it('a running case moves to the new version: its step is proposed, tried dry, gone, reported', async () => {
  await page.goto(`${baseUrl}/studio/migrations`)
  await page.getByRole('button', { name: `Move cases of ${processId}` }).click()
  await page.getByRole('row', { name: /^write/ }).getByText('same place').waitFor()
  await page.locator('.migration-sum [data-way=now]', { hasText: '1 move at once' }).waitFor()
  expect((await instance()).version).toBe(1)

  await page.getByLabel('Why').fill('Notes are kept from now on')
  await page.getByRole('button', { name: 'Move one case' }).click()
  await page.getByRole('status').getByText('1 moved').waitFor()
  await page.getByRole('link', { name: key }).click()
  await page.locator('.page-head').getByText('version 2').waitFor()
  await standsAt('note')
  expect((await instance()).version).toBe(2)
})
