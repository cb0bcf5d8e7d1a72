import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { hospital } from '../kit/hospital.ts'
import { staffWith } from '../kit/staff.ts'
import { openBrowser } from '../setup/browser.ts'
import { complete, signIn } from './desk.ts'

const { baseUrl, admin } = inject('recourse')
const matter = `A lost slip, ${process.pid}-${Date.now()}`

describe('callbacks in the desk', () => {
  let browser: Browser
  let context: BrowserContext
  let page: Page

  beforeAll(async () => {
    const [opened, place] = await Promise.all([openBrowser(), hospital()])
    browser = opened
    const operator = await staffWith(place.admin, ({ roles }) => roles.join() === 'operator')
    context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'en-GB' })
    page = await context.newPage()
    // The server's clock may have been moved: the browser lives in the same week.
    await page.clock.setSystemTime(await place.now())
    await signIn(page, baseUrl, { email: operator.email, password: admin.password })
  })
  afterAll(() => browser.close())

  it('are promised, stand in the queue without a reload, and are opened and made with the keyboard at hand', async () => {
    await page.getByRole('link', { name: 'Callbacks' }).click()
    await page.getByRole('button', { name: 'Promise a callback' }).click()
    const form = page.getByRole('dialog', { name: 'Promise a callback' })
    await form.getByRole('textbox', { name: 'Telephone' }).fill('13800001234')
    await form.getByRole('textbox', { name: 'What about' }).fill(matter)
    const rows = page.locator('.call-list li')
    await page.locator('.call-list li, .empty').first().waitFor()
    const open = () => rows.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')!))
    const before = await open()
    const added = async () => (await open()).filter((address) => !before.includes(address))
    await form.getByRole('button', { name: 'Start', exact: true }).click()
    await expect.poll(added).toHaveLength(1)
    const [mine] = await added()

    await page.keyboard.press('j')
    expect(await page.evaluate(() => document.activeElement?.matches('.call-list a'))).toBe(true)
    await page.locator(`.call-list a[href="${mine}"]`).focus()
    await page.keyboard.press('Enter')
    expect(await page.getByLabel('What about').inputValue()).toBe(matter)
    expect(await page.getByLabel('Telephone').inputValue()).toBe('13800001234')
    await complete(page, 'Call back as promised', { 'Could you reach': 'Yes', 'Solved': 'Yes' })
    await page.goto(`${baseUrl}/desk/callbacks`)
    await page.locator('.call-list li, .empty').first().waitFor()
    await expect.poll(added).toEqual([])
  })

  it('fill the hours of the week, and a calendar address is shown once and taken back', async () => {
    await page.goto(`${baseUrl}/desk/callbacks`)
    await page.locator('.page-actions').getByText('Calendar').click()
    await expect.poll(() => page.locator('button.call-hour').count()).toBeGreaterThan(100)

    await page.getByRole('button', { name: 'Subscribe' }).click()
    await page.getByRole('button', { name: /^Make/ }).click()
    const address = await page.locator('.call-address').innerText()
    const feed = await fetch(address.trim())
    expect([feed.status, feed.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/calendar')])
    await page.getByRole('button', { name: 'Take it back' }).click()
    await expect.poll(async () => (await fetch(address.trim())).status).toBe(404)
  })
})
