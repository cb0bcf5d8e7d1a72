import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openBrowser } from '../setup/browser.ts'
import { signIn } from './desk.ts'

const { baseUrl, admin } = inject('recourse')

describe('the packs', () => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await openBrowser()
    page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })).newPage()
    await signIn(page, baseUrl, admin)
  })
  afterAll(() => browser.close())

  it('are listed for administrators, and the one that runs is marked', async () => {
    await page.getByRole('link', { name: 'Packs' }).click()
    const running = page.getByRole('listitem').filter({ hasText: 'Runs here' })
    await running.waitFor()
    expect(await running.count()).toBe(1)
    expect(await running.getByRole('link').textContent()).toBe('Recourse')
    await page.getByRole('link', { name: /^England/ }).waitFor()
  })

  it('show what they change against the base, with the source and the date from which it holds', async () => {
    await page.goto(`${baseUrl}/desk/packs/scotland-2014`)
    await page.locator('.facts').getByText('2012-04-01').waitFor()
    const row = page.getByRole('row').filter({ hasText: 'Important' }).filter({ hasText: 'First contact' })
    await row.getByText('3 days').waitFor()
    await row.getByText('was 12 hours').waitFor()
    await row.getByText('SSI 2012/36 (in force 1 April 2012').waitFor()
    // A row that is as in the base only comes with the switch.
    expect(await page.getByRole('row').filter({ hasText: 'Satisfaction callback' }).count()).toBe(0)
    await page.getByRole('switch').click()
    await page.getByRole('row').filter({ hasText: 'Satisfaction callback' }).first().waitFor()
  })

  it('show which texts of a form they change', async () => {
    await page.goto(`${baseUrl}/desk/packs/us-cfr-482-13`)
    await page.getByRole('row').filter({ hasText: 'date of completion' }).first().waitFor()
  })

  it('are read in Chinese, too', async () => {
    await page.goto(`${baseUrl}/desk/packs/cn-hospital-2019`)
    await page.getByRole('button', { name: '中文' }).click()
    await page.getByRole('heading', { name: '医疗机构投诉管理办法' }).waitFor()
    await page.getByRole('columnheader', { name: '涉及多科室' }).waitFor()
    await page.getByRole('row').filter({ hasText: '10天' }).first().waitFor()
  })

  it('say so where there is no such pack', async () => {
    await page.goto(`${baseUrl}/desk/packs/atlantis`)
    await page.locator('.ant-result-404').waitFor()
  })
})
