import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { expectNoSeriousFindings } from './axe.ts'
import { signIn } from './desk.ts'
import { hospital, type Hospital, type Opened } from '../kit/hospital.ts'
import { staffWith, type Staff } from '../kit/staff.ts'
import { openBrowser } from '../setup/browser.ts'

const { baseUrl, admin } = inject('recourse')
const root = join(import.meta.dirname, '../..')
/** `DESK_SCREENS=1` takes the pictures of docs/screens/desk/ anew. */
const pictures = process.env['DESK_SCREENS'] ? join(root, 'docs/screens/desk') : null
/** A word that no other case has. */
const word = `sundial${process.pid}${Date.now() % 1_000_000}`

let browser: Browser
let place: Hospital
let giver: Staff
let taker: Staff
const filed: Opened[] = []

beforeAll(async () => {
  ;[browser, place] = await Promise.all([openBrowser(), hospital()])
  giver = await staffWith(place.admin, ({ roles }) => roles.join() === 'complaint-office')
  taker = await staffWith(place.admin, ({ id, roles }) => roles.join() === 'complaint-office' && id !== giver.id)
  for (const subject of ['Waited at the gate', '等候时间过长']) filed.push(await place.report({ subject, narrative: `I stood at the ${word} for four hours. 在日晷旁等了四个小时。` }))
  for (const { id } of filed) await place.task(id, 'register-complaint')
})
afterAll(() => browser.close())

async function open({ email }: Staff, size: { width: number, height: number }, locale: string): Promise<Page> {
  const context = await browser.newContext({ viewport: size, locale: 'en-GB' })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  await page.clock.setSystemTime(await place.now())
  await signIn(page, baseUrl, { email, password: admin.password })
  if (locale === 'zh') await page.getByRole('button', { name: '中文' }).click()
  return page
}

const picture = async (page: Page, name: string) => pictures && await page.screenshot({ path: join(pictures, `${name}.png`) })

it('the office finds, picks and gives out work with the keyboard alone, and sees where it went', async () => {
  const page = await open(giver, { width: 1280, height: 800 }, 'en')
  await page.goto(`${baseUrl}/desk/tasks?view=unassigned&q=${word}`)
  const rows = page.locator('.task-row')
  await expect.poll(() => rows.count()).toBe(2)
  await rows.first().getByText(`I stood at the ${word}`).waitFor()
  await expectNoSeriousFindings(page)

  await page.keyboard.press('/')
  const found = page.getByRole('dialog', { name: 'Search' })
  await found.locator('[role=searchbox]:focus').waitFor()
  await page.keyboard.insertText('日晷旁')
  await found.locator('mark', { hasText: '日晷旁' }).first().waitFor()
  await picture(page, 'search')
  await expectNoSeriousFindings(page)
  await page.keyboard.press('Escape')
  await found.waitFor({ state: 'hidden' })

  await page.keyboard.press('j')
  await page.keyboard.press('Shift+J')
  await page.getByText('2 tasks picked').waitFor()
  await picture(page, 'my-work')
  await page.keyboard.press('a')
  const drawer = page.getByRole('dialog', { name: 'Give 2 tasks to somebody' })
  const [name] = (await place.admin.get<{ items: { id: string, name: string }[] }>('/api/people')).items.filter(({ id }) => id === taker.id).map((person) => person.name)
  await drawer.getByRole('combobox').fill(name!)
  await page.locator('.ant-select-item-option-active', { hasText: name! }).waitFor()
  await page.keyboard.press('Enter')
  await drawer.getByText('2 tasks will go.').waitFor()
  await picture(page, 'give-out')
  await drawer.getByRole('button', { name: 'Give 2 tasks' }).click()
  await drawer.getByText('2 tasks were given.').waitFor()
  await drawer.getByRole('button', { name: 'Close' }).last().click()
  await expect.poll(() => rows.count()).toBe(0)

  await page.getByRole('button', { name: 'With others' }).click()
  await expect.poll(() => rows.count()).toBe(2)
  expect(await rows.first().textContent()).toContain(name)

  await page.getByRole('button', { name: 'Kept filters' }).click()
  await page.getByPlaceholder('Keep what is shown as…').fill('Given away')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Begin with “Given away”' }).click()
  await page.getByRole('button', { name: 'Begin with “Given away”', pressed: true }).waitFor()
  // A new tab begins with it.
  const another = await page.context().newPage()
  await another.goto(`${baseUrl}/desk/tasks`)
  await another.locator('.views [aria-current="true"]', { hasText: 'With others' }).waitFor()
  await expect.poll(() => another.locator('.task-row').count()).toBe(2)
  await page.context().close()
})

it('on a phone my tasks are cards with the views under the thumb, and a colleague at the same task is named, in Chinese', async () => {
  const page = await open(taker, { width: 390, height: 844 }, 'zh')
  const keys = await Promise.all(filed.map(async ({ id }) => (await place.task(id, 'register-complaint')).key))
  await giver.client.post('/api/tasks/assign', { keys, to: taker.id, dryRun: false })
  await giver.client.post(`/api/tasks/${keys[0]}/presence`)
  await page.goto(`${baseUrl}/desk/tasks?view=mine&q=${word}`)
  const cards = page.locator('.task-list li')
  await expect.poll(() => cards.count()).toBe(2)
  await page.locator('.task-here').first().waitFor()
  const views = (await page.getByRole('navigation', { name: '我的工作视图' }).boundingBox())!
  expect(views.y + views.height).toBeGreaterThan(840)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await expectNoSeriousFindings(page)
  await picture(page, 'my-work-phone.zh')

  await page.getByRole('button', { name: '搜索', exact: true }).click()
  await page.getByRole('searchbox').fill(filed[1]!.receipt)
  await page.getByRole('heading', { name: '待办任务' }).waitFor()
  await page.locator('.found a').first().click()
  await page.getByRole('heading', { name: '登记并分类' }).waitFor()
  await page.context().close()
})
