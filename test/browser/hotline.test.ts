import { join } from 'node:path'
import mongoose from 'mongoose'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { expectNoSeriousFindings } from './axe.ts'
import { signIn } from './desk.ts'
import { eventually } from '../kit/client.ts'
import { hospital, type Hospital } from '../kit/hospital.ts'
import { somebody } from '../kit/somebody.ts'
import { staffWith, type Staff } from '../kit/staff.ts'
import { openBrowser } from '../setup/browser.ts'

const { baseUrl, admin, mongoUrl } = inject('recourse')
/** `DESK_SCREENS=1` takes the pictures of docs/screens/desk/ anew. */
const pictures = process.env['DESK_SCREENS'] ? join(import.meta.dirname, '../../docs/screens/desk') : null
const mark = `${process.pid}${Date.now() % 1_000_000}`

let browser: Browser
let place: Hospital
let operator: Staff
let office: Staff
let database: mongoose.Connection

interface Known {
  cases: { id: string }[]
  calls: { ending: string, notes: string, complaintId: string | null }[]
  owed: unknown[]
}

beforeAll(async () => {
  ;[browser, place, database] = await Promise.all([openBrowser(), hospital(), mongoose.createConnection(mongoUrl).asPromise()])
  operator = await staffWith(place.admin, ({ roles }) => roles.join() === 'operator')
  office = await staffWith(place.admin, ({ roles }) => roles.join() === 'complaint-office')
})
afterAll(async () => {
  await browser.close()
  await database.close()
})

async function open({ email }: Staff, path: string, width = 1280): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 860 }, locale: 'en-GB' })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  await page.clock.setSystemTime(await place.now())
  await signIn(page, baseUrl, { email, password: admin.password })
  await page.getByRole('button', { name: '中文' }).click()
  await page.goto(`${baseUrl}${path}`)
  return page
}

const picture = async (page: Page, name: string) => pictures && await page.screenshot({ path: join(pictures, `${name}.png`) })
const known = (number: string): Promise<Known> => operator.client.get<Known>(`/api/callers?number=${number}`)
const focused = (page: Page): Promise<string | null> => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null)

/** A number in the field that waits for it, then the notes. */
async function takes(page: Page, number: string, notes: string): Promise<void> {
  await expect.poll(() => focused(page)).toBe('电话号码')
  await page.keyboard.type(number)
  await page.keyboard.press('Enter')
  expect(await focused(page)).toBe('记录')
  await page.keyboard.insertText(notes)
}

it('an operator knows who calls, answers, promises and takes a complaint without the mouse, and the next shift knows', async () => {
  const caller = somebody()
  const { receipt } = await place.report({ subject: `电梯停用${mark}`, complainant: caller })
  await operator.client.post('/api/calls', { id: `owed-${mark}`, number: caller.phone, name: caller.name, language: 'zh', beganAt: new Date().toISOString(), notes: '请回电', ending: 'callback' })
  await eventually('the promise is somebody\'s task', async () => (await known(caller.phone)).owed.length > 0 || null)
  const page = await open(operator, '/desk/hotline')

  await takes(page, caller.phone, '来电人问停车怎么收费')
  const card = page.getByRole('region', { name: '来电人' })
  await card.getByText(receipt).waitFor()
  await card.getByText('已承诺', { exact: true }).waitFor()
  const chosen = page.locator('.hotline-answers [data-chosen]')
  await chosen.getByText('停车').first().waitFor()
  await picture(page, 'hotline')
  await expectNoSeriousFindings(page)
  await page.keyboard.press('Alt+ArrowDown')
  const first = await chosen.getByRole('button').first().textContent()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => chosen.getByRole('button').first().textContent()).not.toBe(first)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await page.getByText('已答复').last().waitFor()
  await eventually('the call is kept as answered', async () => (await known(caller.phone)).calls.some(({ ending }) => ending === 'answered') || null)

  const second = somebody()
  await takes(page, second.phone, '请科室回电说明费用')
  await page.keyboard.press('Alt+2')
  await page.getByRole('dialog', { name: '什么时候回电？' }).getByRole('radio').first().waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('radio')
  await page.keyboard.press('Enter')
  await eventually('a callback is promised', async () => (await known(second.phone)).calls[0]?.ending === 'callback' || null)

  const third = somebody()
  const notes = `护士态度不好${mark}\n在心内科门口等了两个小时`
  await takes(page, third.phone, notes)
  await page.keyboard.press('Alt+3')
  await page.getByText('请告知来电人查询码').waitFor()
  const { complaintId } = (await known(third.phone)).calls[0]!
  expect(await place.admin.get(`/api/complaints/${complaintId}`)).toMatchObject({ channel: 'phone', subject: `护士态度不好${mark}`, narrative: notes, complainant: { phone: third.phone } })

  const fourth = somebody()
  await expect.poll(() => focused(page)).toBe('电话号码')
  await database.collection<{ _id: string }>('ringing_calls').insertOne({ _id: `rings-${mark}`, number: fourth.phone, operator: operator.id, at: await place.now() } as { _id: string })
  await expect.poll(() => page.getByLabel('电话号码').inputValue()).toBe(fourth.phone)
  await page.keyboard.press('Enter')
  await page.keyboard.insertText(`问无障碍厕所${mark}在哪`)
  await page.getByRole('button', { name: '没有答案，列入待写清单' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('已列入待写清单').waitFor()
  await page.keyboard.press('Alt+0')
  await expect.poll(() => page.getByLabel('电话号码').inputValue()).toBe('')

  await page.goto(`${baseUrl}/desk/hotline/shift`)
  const note = page.getByLabel('下一班需要知道什么？')
  await note.focus()
  await page.keyboard.insertText(`三号电梯停用${mark}`)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const left = page.locator('.hotline-notes-left li', { hasText: mark })
  await left.getByRole('button', { name: '我来接手' }).focus()
  await page.keyboard.press('Enter')
  await left.getByText('已接手').waitFor()
  await picture(page, 'shift')
  await expectNoSeriousFindings(page)
})

it('what was looked for in vain is written, judged and corrected', async () => {
  const words = `轮椅租借处${mark}`
  await operator.client.post('/api/knowledge/unanswered', { words })
  const { id } = await office.client.post<{ id: string }>('/api/knowledge', { title: { en: '', zh: words }, body: { en: '', zh: '一楼大厅。' }, keywords: [], department: null, owner: null, reviewBy: '2030-01-01', state: 'published', because: '新增' })
  const page = await open(office, '/desk/knowledge?view=unanswered')
  await page.locator('.unanswered li', { hasText: words }).getByRole('button', { name: '新建条目' }).waitFor()
  await picture(page, 'unanswered')
  await expectNoSeriousFindings(page)

  await page.goto(`${baseUrl}/desk/knowledge/${id}`)
  await page.getByRole('button', { name: '不对' }).click()
  await page.getByLabel('哪里不对？').fill('已搬到二楼')
  await page.keyboard.press('Enter')
  await page.getByText('已搬到二楼').waitFor()
  await page.getByRole('button', { name: '编辑' }).click()
  await page.getByLabel('答案（中文）').fill('二楼服务台。')
  await page.getByLabel('修改原因').fill('搬迁')
  await page.getByRole('button', { name: '保存' }).click()
  await page.locator('.article-body', { hasText: '二楼服务台。' }).waitFor()
  await picture(page, 'article')
  await expectNoSeriousFindings(page)
})

it('the page fits a phone', async () => {
  const page = await open(operator, '/desk/hotline', 390)
  await page.getByLabel('电话号码').fill('13800001234')
  await page.getByRole('button', { name: '已答复' }).waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await picture(page, 'hotline-phone')
  await expectNoSeriousFindings(page)
})
