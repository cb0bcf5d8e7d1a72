import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { deployStartable } from '../actions/fixtures.ts'
import { eventually } from '../kit/client.ts'
import { hospital, type Hospital } from '../kit/hospital.ts'
import { staffWith, type Staff } from '../kit/staff.ts'
import { openBrowser } from '../setup/browser.ts'
import { signIn } from './desk.ts'

const { baseUrl, admin } = inject('recourse')
const desktop = { viewport: { width: 1440, height: 900 }, locale: 'en-GB' }
const question = 'Was the dose right?'

describe('starting a process by hand', () => {
  let browser: Browser
  let place: Hospital
  let office: Staff
  let leader: Staff
  const sessions = new Map<Staff, Awaited<ReturnType<BrowserContext['storageState']>>>()

  beforeAll(async () => {
    ;[browser, place] = await Promise.all([openBrowser(), hospital()])
    await deployStartable(place.admin)
    office = await staffWith(place.admin, ({ roles }) => roles.join() === 'complaint-office')
    leader = await staffWith(place.admin, ({ roles }) => roles.join() === 'leadership')
    for (const person of [office, leader]) {
      const context = await browser.newContext(desktop)
      await signIn(await context.newPage(), baseUrl, { email: person.email, password: admin.password })
      sessions.set(person, await context.storageState())
      await context.close()
    }
  })
  afterAll(() => browser.close())

  const opened: BrowserContext[] = []
  beforeEach(() => async () => {
    for (const context of opened.splice(0)) await context.close()
  })
  const atTheDesk = async (person: Staff, path: string, options: Parameters<Browser['newContext']>[0] = desktop): Promise<Page> => {
    const context = await browser.newContext({ ...options, storageState: sessions.get(person)! })
    opened.push(context)
    const page = await context.newPage()
    await page.goto(`${baseUrl}/desk/${path}`)
    return page
  }

  /** A menu that is drawn anew under the pointer takes no click: then once more, as anybody would. */
  const askForOpinion = (page: Page) => eventually('the form opens', async () => {
    const item = page.getByRole('menuitem', { name: 'Ask for a second opinion' })
    if (!await item.isVisible()) await page.getByRole('button', { name: 'Actions' }).click({ timeout: 5_000 })
    await item.click({ timeout: 5_000 })
    await page.getByRole('dialog').waitFor({ timeout: 5_000 })
    return true
  })

  it('is done from the case file with the keyboard alone, and the case file shows it without a reload', async () => {
    const { id } = await place.report({ department: 'cardiology' })
    const page = await atTheDesk(office, `complaints/${id}`)
    const menu = page.getByRole('button', { name: 'Actions' })
    await menu.focus()
    await page.keyboard.press('Enter')
    const item = page.getByRole('menuitem', { name: 'Ask for a second opinion' })
    await item.waitFor()
    for (let press = 0; press < 20 && !await item.evaluate((at) => at.classList.contains('ant-dropdown-menu-item-active') || at === document.activeElement); press += 1) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')

    const form = page.getByRole('dialog', { name: 'Ask for a second opinion' })
    await form.getByText('Another department reads the case').waitFor()
    await form.getByRole('textbox', { name: 'What do you want to know?' }).fill(question)
    await form.getByLabel('Today').focus()
    await page.keyboard.press('Space')
    expect(await form.getByText('Cardiology').count()).toBeGreaterThan(0)
    await form.getByRole('button', { name: 'Start' }).focus()
    await page.keyboard.press('Enter')

    await page.getByText('“Ask for a second opinion” has been started').waitFor()
    await form.waitFor({ state: 'hidden' })
    await page.getByRole('link', { name: 'Give the opinion' }).waitFor()
    await page.locator('.entries', { hasText: question }).waitFor()
    await page.locator('.history', { hasText: 'Started: Ask for a second opinion.' }).waitFor()
  })

  it('shows at the field what the server refuses, starts nothing, and keeps what was typed', async () => {
    const { id } = await place.report()
    const page = await atTheDesk(office, `complaints/${id}`)
    await askForOpinion(page)
    const form = page.getByRole('dialog')
    await form.getByRole('textbox', { name: 'What do you want to know?' }).fill(question)
    await form.getByLabel('Today').check()
    await page.route('**/actions/second-opinion', (route) => route.continue({ postData: JSON.stringify({ variables: { question, urgency: 'never', department: 'radiology' } }) }))
    await form.getByRole('button', { name: 'Start' }).click()

    await form.locator('.fjs-has-errors').filter({ hasText: 'By when?' }).waitFor()
    expect((await place.openTasks(id)).map(({ elementId }) => elementId)).not.toContain('give-opinion')
    await form.getByRole('button', { name: 'Cancel' }).click()
    await askForOpinion(page)
    await expect.poll(() => page.getByRole('dialog').getByRole('textbox', { name: 'What do you want to know?' }).inputValue()).toBe(question)
  })

  it('says so when the form cannot be loaded, and asks again', async () => {
    const { id } = await place.report()
    const page = await atTheDesk(office, `complaints/${id}`)
    await page.route('**/actions/second-opinion/form**', (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"title":"Something went wrong on our side"}' }))
    await askForOpinion(page)
    await page.getByText('The form could not be loaded').waitFor()
    await page.unroute('**/actions/second-opinion/form**')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('textbox', { name: 'What do you want to know?' }).waitFor()
  })

  it('has a page for what needs no case, in both languages and on a phone', async () => {
    const page = await atTheDesk(leader, 'tasks', { viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
    await page.getByRole('button', { name: '菜单' }).click()
    await page.getByRole('link', { name: '发起' }).click()
    await page.getByRole('button', { name: '组织消防演练' }).click()
    const form = page.getByRole('dialog', { name: '组织消防演练' })
    await form.getByRole('textbox', { name: '地点？' }).fill('三号楼')
    await form.getByLabel('否').check()
    const box = (await form.getByRole('button', { name: '发起' }).boundingBox())!
    expect(box.x + box.width).toBeLessThanOrEqual(390)
    await form.getByRole('button', { name: '发起' }).click()
    await page.getByText('已发起“组织消防演练”').waitFor()
  })

  it('offers nothing to those who may start nothing', async () => {
    const { id } = await place.report()
    const page = await atTheDesk(leader, 'tasks')
    for (const nothing of ['**/api/actions', '**/api/complaints/*/actions']) await page.route(nothing, (route) => route.fulfill({ contentType: 'application/json', body: '{"items":[]}' }))
    await page.goto(`${baseUrl}/desk/start`)
    await page.getByText('There is nothing that you can start.').waitFor()
    expect(await page.getByRole('link', { name: 'Start', exact: true }).count()).toBe(0)
    await page.goto(`${baseUrl}/desk/complaints/${id}`)
    await page.locator('.history').waitFor()
    expect(await page.getByRole('button', { name: 'Actions' }).count()).toBe(0)
  })
})
