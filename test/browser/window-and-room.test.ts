import type { Browser, Page } from 'playwright-core'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { expectNoSeriousFindings } from './axe.ts'
import { fillIn, signIn } from './desk.ts'
import { eventually } from '../kit/client.ts'
import { hospital, registered, type Hospital } from '../kit/hospital.ts'
import { staffWith, type Staff } from '../kit/staff.ts'
import { openBrowser } from '../setup/browser.ts'

const { baseUrl, admin } = inject('recourse')
/** `DESK_SCREENS=1` takes the pictures of docs/screens/desk/ anew. */
const pictures = process.env['DESK_SCREENS'] ? join(import.meta.dirname, '../../docs/screens/desk') : null
const wide = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }

let browser: Browser
let place: Hospital
let office: Staff
let liaison: Staff
let leader: Staff
let complaint: string
let emergency: string

beforeAll(async () => {
  ;[browser, place] = await Promise.all([openBrowser(), hospital()])
  ;[office, liaison, leader] = await Promise.all([
    staffWith(place.admin, ({ roles }) => roles.join() === 'complaint-office'),
    staffWith(place.admin, ({ roles, department }) => department === 'pharmacy' && roles.includes('staff')),
    staffWith(place.admin, ({ id }) => id === 'xia-qing'),
  ])
  await place.admin.post('/api/actions/emergency-response', { variables: { lookBack: 'PT0S', reason: 'Hundreds of folders were lost.', causes: ['records-access'], places: ['records'], coordinator: 'xia-qing', handler: 'fu-qian', deputy: 'xu-yang', team: [], duties: 'Fu Qian calls.' } })
  complaint = await split()
  emergency = await eventually('it is declared', async () => (await place.admin.get<{ items: { id: string, state: string, causes: { id: string }[] }[] }>('/api/emergencies')).items.find(({ state, causes }) => state === 'declared' && causes.some(({ id }) => id === 'records-access'))?.id)
})
afterAll(async () => {
  const over = (await place.admin.get<{ items: { key: string, elementId: string, instanceKey: string }[] }>('/api/tasks?process=emergency-work&limit=100')).items.find(({ elementId }) => elementId === 'stand-down-emergency')
  if (over) await place.admin.post(`/api/tasks/${over.key}/complete`, { variables: { standDown: 'yes', standDownReason: 'All were found.' } })
  await browser.close()
})

/** A complaint of three departments, split into two points; pharmacy and nursing are asked. */
async function split(): Promise<string> {
  const { id } = await place.report({ subject: 'The drip ran out', narrative: 'The drip ran out and nobody came. The pump was never checked.', department: 'cardiology' })
  await place.done(id, 'register-complaint', { ...registered({ department: 'cardiology', nature: 'quality', severity: '0' }), alsoConcerned: ['nursing', 'pharmacy'] })
  await place.done(id, 'contact-complainant', { contact: 'reached' })
  await place.done(id, 'split-complaint', { points: [{ point: 'The drip ran out and nobody came.', departments: ['nursing'] }, { point: 'The pump was never checked.', departments: ['nursing', 'pharmacy'] }] })
  return id
}

async function answer(department: string, values: Record<string, unknown>): Promise<void> {
  const task = await eventually(`${department} is asked`, async () => (await place.openTasks(complaint)).find(({ elementId, candidateGroups }) => elementId === 'department-answer' && candidateGroups.includes(`department:${department}`)))
  await place.complete(task, { ours: 'yes', policyBasis: 'Rule 7.', adopted: 'none', ...values })
}

async function open({ email }: Pick<Staff, 'email'>, viewport: typeof wide, language: 'en' | 'zh', path: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport, locale: 'en-GB' })).newPage()
  page.setDefaultTimeout(60_000)
  await page.clock.setSystemTime(await place.now())
  await signIn(page, baseUrl, { email, password: admin.password })
  if (language === 'zh') await page.getByRole('button', { name: '中文' }).click()
  await page.goto(`${baseUrl}${path}`)
  return page
}
const picture = async (page: Page, name: string) => pictures && await page.screenshot({ path: join(pictures, `${name}.png`) })

it('the office sees answers come in, what contradicts, and writes the one answer beside them; it is signed only when it is whole', async () => {
  const page = await open(office, wide, 'en', `/desk/complaints/${complaint}`)
  await page.getByRole('link', { name: 'The 1+X window' }).click()
  const cells = page.locator('.window-points tbody td')
  await expect.poll(() => cells.allInnerTexts()).toEqual([' Waits', ' not asked', ' Not in the answer yet', ' Waits', ' Waits', ' Not in the answer yet'].map((text) => expect.stringContaining(text.trim())))
  await answer('nursing', { answered: ['1', '2'], whatHappened: 'Two nurses for forty beds; the pump rang.', measures: [{ measure: 'A round every four hours', owner: 'Ward sister', by: '2030-01-15' }] })
  await answer('pharmacy', { answered: ['2'], whatHappened: 'The alarm of the pump was off.' })

  // Live: nobody reloads.
  await page.getByText('The alarm of the pump was off.').first().waitFor()
  await place.done(complaint, 'review-answers', { contradictions: [{ between: ['nursing', 'pharmacy'], about: ['2'], what: 'Nursing says the pump rang, the pharmacy that its alarm was off.' }] })
  await page.getByRole('heading', { name: 'Write the one answer' }).waitFor()
  await expect.poll(() => page.locator('.window-contradicts').count()).toBe(2)
  await page.getByText('2 points are open').waitFor()
  await page.getByText('1 contradiction is open').waitFor()
  await expectNoSeriousFindings(page)
  await picture(page, 'window')

  await write(page, 'We are sorry: the drip ran out because two nurses had forty beds.', ['1'], [])
  // The table sends it back: a point and the contradiction are open.
  await page.getByRole('heading', { name: 'Review the answers' }).waitFor()
  await page.getByText('1 point is open').waitFor()
  await page.getByRole('button', { name: 'Complete', exact: true }).click()
  await page.getByRole('heading', { name: 'Write the one answer' }).waitFor()
  await write(page, 'We are sorry. The pump rang unheard: its alarm on the corridor was off. A round every four hours is made.', ['2'], ['1'])
  await page.getByText('Whole: it can be signed.').waitFor()
  await page.getByRole('link', { name: 'Sign the answer' }).waitFor()
  expect(await page.locator('.window-contradicts').count()).toBe(0)
  await page.context().close()
})

/** Fills in the form of the one answer on the page, ticks points and contradictions, completes it. */
async function write(page: Page, text: string, covered: string[], settled: string[]): Promise<void> {
  const takeOver = page.getByRole('button', { name: 'Take it over' })
  const form = page.locator('.fjs-container')
  await form.locator('.fjs-form-field').first().waitFor()
  if (await takeOver.isVisible()) await takeOver.click()
  await fillIn(form, 'The one answer to the complainant', text)
  const tick = (label: string, number: string) => form.locator('.fjs-form-field-checklist').filter({ hasText: label }).getByRole('checkbox').nth(Number(number) - 1).check()
  for (const point of covered) await tick('Points that the answer settles', point)
  for (const one of settled) await tick('Contradictions that are settled', one)
  await fillIn(form, 'Was the complaint founded?', 'Yes')
  await page.getByRole('button', { name: 'Complete', exact: true }).click()
  await page.getByText('“Write the one answer” is done').waitFor()
}

it('a department sees its own part on a phone, point by point, in Chinese', async () => {
  const page = await open(liaison, phone, 'zh', `/desk/complaints/${complaint}/window`)
  const points = page.locator('.window-point')
  await points.first().waitFor()
  expect(await points.allInnerTexts()).toEqual([expect.stringContaining('The pump was never checked.')])
  await points.getByText('已反馈').first().waitFor()
  expect(await page.getByText('Two nurses for forty beds').count()).toBe(0)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width)
  await expectNoSeriousFindings(page)
  await page.context().close()
})

it('the emergency room is one page, on a phone as well, in Chinese', async () => {
  const page = await open(leader, phone, 'zh', '/desk/emergencies')
  await page.locator(`a[href="/desk/emergencies/${emergency}"]`).click()
  for (const title of ['当前态势', '下一步', '方案与决定人', '此前的整改', '角色', '日志']) await page.getByText(title, { exact: true }).first().waitFor()
  await page.getByRole('link', { name: '核查与描述' }).or(page.locator('.open-tasks a')).first().waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width)
  await expectNoSeriousFindings(page)
  await picture(page, 'emergency-room-phone')
  await page.context().close()
})

it('what is late says why, and the ledger shows and hands out the columns that one has chosen', async () => {
  for (const subject of ['Nobody looked at this', 'Nor at that']) await place.report({ subject, narrative: 'It lay there.' })
  await place.wait('PT5H')
  const page = await open(office, wide, 'en', '/desk/overdue')
  await page.locator('.late-steps > li[data-how="late"]').nth(1).waitFor()
  await expect.poll(() => page.locator('.late-why li').first().innerText()).not.toBe('')
  // Rows have two links: the keys go from row to row.
  for (const row of [0, 1]) {
    await page.keyboard.press('j')
    expect(await page.locator('.late-steps > li').nth(row).evaluate((line) => line.contains(document.activeElement))).toBe(true)
  }
  await expectNoSeriousFindings(page)
  await picture(page, 'overdue')

  await page.getByRole('link', { name: 'Complaints' }).first().click()
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('checkbox', { name: 'Injury degree' }).check()
  await page.getByRole('button', { name: 'Keep' }).click()
  await page.getByRole('columnheader', { name: 'Injury degree' }).waitFor()
  await expectNoSeriousFindings(page)
  await picture(page, 'ledger')
  await page.getByRole('button', { name: 'As a file' }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Excel (XLSX)' }).getByRole('link').click()])
  expect(file.suggestedFilename()).toMatch(/^complaints-\d{4}-\d{2}-\d{2}\.xlsx$/)
  await page.context().close()
})
