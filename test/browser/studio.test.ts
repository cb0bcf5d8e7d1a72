import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { signIn } from './desk.ts'
import { openBrowser } from '../setup/browser.ts'

const { baseUrl, admin } = inject('recourse')
const english = { viewport: { width: 1280, height: 800 }, locale: 'en-GB' }

describe('the studio', () => {
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let session: Awaited<ReturnType<BrowserContext['storageState']>>
  const fetchedByDesk: string[] = []

  beforeAll(async () => {
    browser = await openBrowser()
    const first = await browser.newContext(english)
    const desk = await first.newPage()
    desk.on('request', (request) => fetchedByDesk.push(request.url()))
    await signIn(desk, baseUrl, admin)
    session = await first.storageState()
    await first.close()
  })
  beforeEach(async () => {
    context = await browser.newContext({ ...english, storageState: session })
    page = await context.newPage()
    return () => context.close()
  })
  afterAll(() => browser.close())

  const shape = (id: string) => page.locator(`.djs-shape[data-element-id="${id}"]`)

  it('is not fetched by those who only open the task list', () => {
    expect(fetchedByDesk.some((address) => address.includes('/assets/desk-'))).toBe(true)
    expect(fetchedByDesk.filter((address) => /assets\/(editor|diagram|studio)-/.test(address))).toEqual([])
  })

  it('keeps what was drawn when the tab is closed, and asks before it is left', async () => {
    const step = 'acknowledge'
    await page.goto(`${baseUrl}/studio/diagrams/process/case-acknowledgement`)
    await shape(step).click()
    await page.keyboard.press('Delete')
    await page.getByText('Not deployed', { exact: true }).waitFor()
    await page.getByRole('link', { name: 'All diagrams' }).click()
    await page.getByRole('dialog', { name: 'Leave without deploying?' }).getByRole('button', { name: 'Stay' }).click()
    await page.close({ runBeforeUnload: false })

    page = await context.newPage()
    await page.goto(`${baseUrl}/studio/diagrams`)
    await page.locator('.half-drawn a').click()
    await page.getByText('What you had drawn is back').waitFor()
    expect(await shape(step).count()).toBe(0)
    await page.getByRole('button', { name: 'Discard' }).click()
    await page.locator('.ant-popconfirm').getByRole('button', { name: 'Discard' }).press('Enter')
    await shape(step).waitFor()
  })

  it('is not for strangers, who come back to it once they are signed in', async () => {
    const stranger = await (await browser.newContext(english)).newPage()
    await stranger.goto(`${baseUrl}/studio/diagrams`)
    await stranger.getByLabel('E-mail').fill(admin.email)
    await stranger.getByLabel('Password').fill(admin.password)
    await stranger.getByRole('button', { name: 'Sign in' }).click()
    await stranger.getByRole('heading', { name: 'Diagrams' }).waitFor()
  })
})
