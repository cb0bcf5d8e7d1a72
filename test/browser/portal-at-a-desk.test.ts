import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { expectNoSeriousFindings } from './axe.ts'
import { signIn } from './desk.ts'
import { fits, picture } from './portal.ts'
import { Client } from '../kit/client.ts'
import { openBrowser } from '../setup/browser.ts'

const { baseUrl, admin } = inject('recourse')
let browser: Browser
let office: Client
let context: BrowserContext
let page: Page
beforeAll(async () => {
  ;[browser, office] = await Promise.all([openBrowser(), Client.signedIn(baseUrl, admin.email, admin.password)])
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
  page = await context.newPage()
})
afterAll(() => browser.close())

it('has no serious finding of axe, large or small, and fits into 320 px', async () => {
  const filed = await office.post<{ receipt: string, trackingCode: string }>('/api/public/complaints', { channel: 'web', subject: 'The corridor is wet', narrative: 'It is.' })
  const pages = { 'report': '/report', 'follow': `/follow?receipt=${filed.receipt}&code=${filed.trackingCode}`, 'plain': '/report/plain?lang=en', 'results': '/results' }
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(baseUrl + path)
    await page.locator('h1').waitFor()
    await page.waitForLoadState('networkidle')
    if (name === 'report') await page.getByText('Within 24 hours', { exact: false }).waitFor()
    await picture(page, name)
    await expectNoSeriousFindings(page)
    await page.setViewportSize({ width: 320, height: 640 })
    expect([name, await fits(page)]).toEqual([name, true])
    await page.setViewportSize({ width: 1280, height: 800 })
  }
  await page.goto(`${baseUrl}/report`)
  const size = () => page.locator('h1').evaluate((title) => Number.parseFloat(getComputedStyle(title).fontSize))
  const before = await size()
  await page.getByRole('button', { name: 'Larger type' }).click()
  expect(await size()).toBeCloseTo(before * 1.25)
  await expectNoSeriousFindings(page)
})

it('loads less than 150 kB of script', async () => {
  const own = await browser.newContext({ locale: 'zh-CN', serviceWorkers: 'block' })
  const first = await own.newPage()
  const scripts: Promise<number>[] = []
  first.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body().then(({ length }) => length))
  })
  await first.goto(`${baseUrl}/report`)
  await first.getByRole('heading', { name: '请告诉我们发生了什么' }).waitFor()
  await first.waitForLoadState('networkidle')
  const sizes = await Promise.all(scripts)
  expect(sizes.length).toBeGreaterThan(0)
  // Unpacked: what an old phone has to read, not what comes over the air.
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(150_000)
  await own.close()
})

it('gives the office codes to print, and takes them back', async () => {
  const desk = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
  const codes = await desk.newPage()
  await signIn(codes, baseUrl, admin)
  await codes.goto(`${baseUrl}/desk/portal`)
  const place = `Ward B ${Date.now() % 100_000}`
  await codes.getByLabel('Place').fill(place)
  await codes.getByRole('button', { name: 'Make a code' }).click()
  const row = codes.locator('.portal-links li', { hasText: place })
  await row.waitFor()
  await picture(codes, 'codes')
  await expectNoSeriousFindings(codes)
  await codes.emulateMedia({ media: 'print' })
  await codes.locator('.portal-sheet section', { hasText: place }).getByText('有话请告诉我们').waitFor()
  expect(await codes.locator('.desk-header').isVisible()).toBe(false)
  await picture(codes, 'codes-printed')
  await codes.emulateMedia({ media: 'screen' })
  await row.getByRole('button', { name: 'Revoke' }).click()
  await codes.locator('.ant-popconfirm').getByRole('button', { name: 'Revoke' }).click()
  await row.getByText('Revoked').waitFor()
  await desk.close()
})

it('stands in a page of a site that is listed, as high as it is, without a cookie', async () => {
  const framed = `<iframe id="recourse" src="${baseUrl}/report" style="height:10px"></iframe><script>
    addEventListener('message', ({ source, data }) => { const frame = document.getElementById('recourse'); if (source === frame.contentWindow && data.recourse === 'height') frame.style.height = data.height + 'px' })</script>`
  const server = createServer((_req, res) => res.setHeader('content-type', 'text/html').end(framed)).listen(0, 'localhost')
  await once(server, 'listening')
  const site = `http://localhost:${(server.address() as AddressInfo).port}`
  await office.call('PUT', '/api/portal/embedding', { sites: [site] })
  try {
    await page.goto(`${site}/complaints`)
    const inside = page.frameLocator('#recourse')
    await inside.getByRole('button', { name: 'Send the report' }).waitFor()
    await expect.poll(() => page.locator('#recourse').evaluate((frame) => frame.clientHeight)).toBeGreaterThan(900)
    await inside.getByLabel('What happened?').fill('Told from within another page.')
    await inside.getByLabel('Stay anonymous').check()
    await inside.getByRole('button', { name: 'Send the report' }).click()
    await inside.getByRole('heading', { name: 'We have your report' }).waitFor()
    expect(await context.cookies()).toEqual([])
  } finally {
    server.close()
    await office.call('PUT', '/api/portal/embedding', { sites: [] })
  }
})
