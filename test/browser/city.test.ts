import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openBrowser } from '../setup/browser.ts'
import { signIn } from './desk.ts'

const { baseUrl, admin } = inject('recourse')
const number = `B${process.pid}-${Date.now()}`

describe('orders of the city in the desk', () => {
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    browser = await openBrowser()
    page = await browser.newPage({ viewport: { width: 1280, height: 860 }, locale: 'en-GB' })
    await signIn(page, baseUrl, admin)
  })
  afterAll(() => browser.close())

  it('come from a file that is looked at first, and stand on the page with their task', async () => {
    const file = (rows: string) => ({ name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(`工单编号,工单类别,诉求内容,来电人\n${rows}`) })
    await page.getByRole('link', { name: '12345 orders' }).click()
    await page.getByRole('button', { name: 'Take orders from a file' }).click()
    const drawer = page.getByRole('dialog', { name: 'Take orders from a file' })
    await drawer.getByLabel('Choose a file').setInputFiles(file(`${number},很急,No ramp at the gate,Zhao`))
    await drawer.getByText('Lines with a fault: 1').waitFor()
    expect(await drawer.getByRole('button', { name: 'Take orders' }).isDisabled()).toBe(true)

    await drawer.getByLabel('Choose a file').setInputFiles(file(`${number},一般,No ramp at the gate ${number},Zhao`))
    await drawer.getByRole('button', { name: 'Take orders: 1' }).click()
    await drawer.getByText('Orders taken: 1').waitFor()
    await drawer.getByRole('button', { name: 'Done' }).click()

    const row = page.getByRole('row').filter({ hasText: number })
    await row.getByRole('button', { name: 'Read and sign' }).click()
    await page.getByRole('heading', { name: 'Read and sign' }).waitFor()
  })
})
