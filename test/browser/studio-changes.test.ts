import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { signIn } from './desk.ts'
import { discardDrafts, lastLive } from './studio.ts'
import { Client } from '../kit/client.ts'
import { staffWith, type Staff } from '../kit/staff.ts'
import { openBrowser } from '../setup/browser.ts'

const { baseUrl, admin } = inject('recourse')
const name = 'callback-policy.dmn'

describe('changes', () => {
  let browser: Browser
  let first: Page
  let client: Client
  let other: Staff
  let before: number
  let shipped: string

  const live = async (): Promise<string> => (await client.get<{ content: string }>(`/api/studio/file?name=${name}`)).content
  const within = (hours: number): string => shipped.replace(/"PT\d+H"/, `"PT${hours}H"`)
  const drafted = async (hours: number): Promise<{ revision: number }> => (await client.call<{ revision: number }>('PUT', '/api/studio/draft', { name, content: within(hours), revision: 0 })).body
  /** @returns the release's number */
  const asking = async (why: string): Promise<string> => {
    await first.goto(`${baseUrl}/studio/changes`)
    await first.getByText('23 hours').first().waitFor()
    await first.getByRole('textbox', { name: 'Why' }).fill(why)
    await first.getByRole('button', { name: 'Ask for approval' }).click()
    await first.getByText(/^Release \d+ waits for a second person/).first().waitFor()
    return /releases\/(\d+)/.exec(first.url())![1]!
  }

  beforeAll(async () => {
    ;[browser, client] = await Promise.all([openBrowser(), Client.signedIn(baseUrl, admin.email, admin.password)])
    await discardDrafts(client)
    ;[shipped, before, other] = await Promise.all([live(), lastLive(client), staffWith(client, ({ roles, email }) => roles.includes('administrator') && email !== admin.email)])
    first = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', acceptDownloads: true })).newPage()
    first.setDefaultTimeout(30_000)
    await signIn(first, baseUrl, admin)
  })
  afterAll(async () => {
    await browser.close()
    await client.call('PUT', '/api/studio/rules', { approval: false })
    await discardDrafts(client)
    await client.call('POST', `/api/studio/releases/${before}/restore`, { note: 'As it was before the test' })
  })

  it('wait for a second person where the hospital wants that: nobody approves their own, what is rejected is not live, what is approved is', async () => {
    const second = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' })).newPage()
    second.setDefaultTimeout(30_000)
    expect((await second.request.post(`${baseUrl}/api/sign-in`, { data: { email: other.email, password: admin.password } })).status()).toBe(200)
    const decides = async (number: string): Promise<void> => {
      await second.goto(`${baseUrl}/studio/changes`)
      await second.locator(`a[href="/studio/releases/${number}"]`, { hasText: '查看' }).click()
      await second.getByText(/23\s?小时/).first().waitFor()
    }
    await first.goto(`${baseUrl}/studio/releases`)
    await first.getByRole('switch').click()
    await first.getByRole('switch', { checked: true }).waitFor()
    await drafted(23)

    const tooSoon = await asking('A day has to be over first')
    await first.getByText('You asked for it, so somebody else decides.').waitFor()
    expect(await first.getByRole('button', { name: 'Approve and put live' }).count()).toBe(0)
    await decides(tooSoon)
    await second.getByRole('textbox', { name: '驳回原因' }).fill('还没有和呼叫中心商量')
    await second.getByRole('button', { name: '驳回', exact: true }).click()
    await second.getByText('已驳回').first().waitFor()
    expect(await live()).toBe(shipped)

    await decides(await asking('The call centre agrees now'))
    await second.getByRole('button', { name: '批准并发布' }).click()
    await second.getByText('已生效').first().waitFor()
    expect(await live()).toBe(within(23))
    await second.context().close()
    await first.goto(`${baseUrl}/studio/releases`)
    await first.getByRole('switch').click()
    await first.getByRole('switch', { checked: false }).waitFor()
  })

  it('go out as one file, and come in again as drafts after a look at what differs', async () => {
    await first.goto(`${baseUrl}/studio/packs`)
    const [download] = await Promise.all([first.waitForEvent('download'), first.getByRole('link', { name: 'Download' }).click()])
    const buffer = await readFile(await download.path())
    const { revision } = await drafted(22)
    await client.post('/api/studio/releases', { names: [name], revisions: { [name]: revision }, note: 'An hour less' })
    expect(await live()).toBe(within(22))

    await first.locator('input[type=file]').setInputFiles({ name: 'ours.zip', mimeType: 'application/zip', buffer })
    await first.getByRole('checkbox', { name: /^Take in/ }).waitFor()
    await first.locator('.packs-tables .ant-collapse-expand-icon').first().click()
    await first.locator('.packs-tables').getByText('23 hours').first().waitFor()
    expect(await live()).toBe(within(22))
    await first.getByRole('button', { name: 'Make it a draft' }).click()
    await first.waitForURL('**/studio/changes')
    await first.getByText('23 hours').first().waitFor()
    expect((await client.get<{ content: string }>(`/api/studio/draft?name=${name}`)).content).toBe(within(23))
    expect(await live()).toBe(within(22))
  })
})
