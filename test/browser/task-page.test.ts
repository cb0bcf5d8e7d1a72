import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { expectNoSeriousFindings } from './axe.ts'
import { signIn } from './desk.ts'
import { hospital, registered, type Hospital, type Opened } from '../kit/hospital.ts'
import { somebody } from '../kit/somebody.ts'
import { staffWith, type Staff } from '../kit/staff.ts'
import { openBrowser } from '../setup/browser.ts'

const { baseUrl, admin } = inject('recourse')
/** `DESK_SCREENS=1` takes the pictures of docs/screens/desk/ anew. */
const pictures = process.env['DESK_SCREENS'] ? join(import.meta.dirname, '../../docs/screens/desk') : null
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

describe('a task', () => {
  let browser: Browser
  let place: Hospital
  let colleague: Staff
  let filed: Opened
  const opened: BrowserContext[] = []

  beforeAll(async () => {
    ;[browser, place] = await Promise.all([openBrowser(), hospital()])
    colleague = await staffWith(place.admin, ({ roles, department }) => roles.join() === 'staff' && department === 'pharmacy')
    const complainant = { ...somebody(), name: 'Zhang Wei' }
    await place.report({ subject: 'Nobody answered the telephone', complainant })
    const file = new FormData()
    file.set('file', new Blob([picture]), 'ward.png')
    const { id: attachment } = await place.anyone.post<{ id: string }>('/api/public/uploads', file)
    filed = await place.report({ subject: 'Waited with my father', complainant, attachments: [attachment], department: 'cardiology' })
    await place.done(filed.id, 'register-complaint', registered({ department: 'cardiology', tag: 'attitude', severity: '0' }))
    await place.task(filed.id, 'contact-complainant')
  })
  afterAll(async () => {
    for (const context of opened) await context.close()
    await browser.close()
  })

  async function atTheDesk(email: string, options: Parameters<Browser['newContext']>[0]): Promise<Page> {
    const first = await browser.newContext({ ...options, locale: 'en-GB' })
    await signIn(await first.newPage(), baseUrl, { email, password: admin.password })
    const context = await browser.newContext({ ...options, storageState: await first.storageState() })
    await first.close()
    opened.push(context)
    return await context.newPage()
  }
  const completing = (page: Page) => page.getByRole('button', { name: /^(Complete|提交)$/ })
  const openTask = async (page: Page) => {
    await page.goto(`${baseUrl}/desk/tasks/${(await place.task(filed.id, 'contact-complainant')).key}`)
    await page.locator('.fjs-container').getByRole('radio').first().waitFor()
    // Whoever is on duty has it; the office may take it over.
    const takeOver = page.getByRole('button', { name: /^(Take it over|接手)$/ })
    await takeOver.or(completing(page)).first().waitFor()
    if (await takeOver.isVisible()) await takeOver.click()
    await completing(page).waitFor()
  }
  const section = (page: Page, name: string) => page.locator('.case-sections .ant-collapse-item').filter({ hasText: name })

  it('shows beside its form what one has to know, asks a colleague, and keeps what was typed on every device', async () => {
    const page = await atTheDesk(admin.email, { viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
    await openTask(page)
    await page.locator('.brief', { hasText: 'Zhang Wei' }).waitFor()
    await expect.poll(() => page.locator('.attachments img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
    await page.getByRole('button', { name: 'Why this limit' }).first().click()
    await page.locator('.why', { hasText: 'Row' }).getByText('Source:').waitFor()
    await section(page, 'What comes next').getByText('Several departments?').first().waitFor()
    await section(page, 'Earlier cases').getByRole('button').click()
    await section(page, 'Earlier cases').getByRole('link', { name: 'Nobody answered the telephone' }).waitFor()

    await page.locator('.page-actions').getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Ask a colleague' }).click()
    const note = page.getByRole('textbox', { name: 'Write a note' })
    await note.pressSequentially('Which dose is usual, @Cao')
    await page.locator('.ant-mentions-dropdown').getByText('Cao Yue', { exact: true }).click()
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    await section(page, 'Internal notes').getByText('Waits for an answer of Cao Yue').waitFor()
    await expectNoSeriousFindings(page)

    const kept = page.waitForResponse((response) => response.url().endsWith('/draft') && response.request().method() === 'PUT' && (response.request().postData() ?? '').includes('apology'))
    await page.getByLabel('Yes, spoken').check()
    await page.getByLabel('What was said').fill('She wants an apology.')
    await kept
    if (pictures) await page.screenshot({ path: join(pictures, 'task.png') })
    const elsewhere = await atTheDesk(admin.email, { viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
    await openTask(elsewhere)
    await elsewhere.getByText('What you had typed is back.').waitFor()
    await expect.poll(() => elsewhere.getByLabel('What was said').inputValue()).toBe('She wants an apology.')
  })

  it('keeps both of two drafts until one is chosen', async () => {
    const page = await atTheDesk(admin.email, { viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
    const said = page.getByLabel('What was said')
    await openTask(page)
    await expect.poll(() => said.inputValue()).toBe('She wants an apology.')
    await page.goto(`${baseUrl}/desk/tasks`)
    // What this browser has never reached the server, which has something newer from elsewhere.
    await page.evaluate(() => {
      const [place, kept] = Object.entries(localStorage).find(([, text]) => String(text).includes('She wants an apology.'))!
      localStorage.setItem(place, JSON.stringify({ ...JSON.parse(String(kept).replace('an apology', 'money')), unsent: true }))
    })
    const address = `/api/tasks/${(await place.task(filed.id, 'contact-complainant')).key}/draft`
    const kept = async () => JSON.stringify((await place.admin.get<{ draft: { data: object } }>(address)).draft)
    await place.admin.call('PUT', address, { data: JSON.parse((await kept()).replace('an apology', 'flowers')).data })

    await openTask(page)
    await page.getByText('On another device you typed something else').waitFor()
    expect([await said.inputValue(), await kept()]).toEqual(['She wants money.', expect.stringContaining('flowers')])
    await page.getByRole('button', { name: 'Take that one' }).click()
    await expect.poll(() => said.inputValue()).toBe('She wants flowers.')
    await page.reload()
    await expect.poll(() => said.inputValue()).toBe('She wants flowers.')
  })

  it('reaches on a phone whoever was asked, who answers without seeing the case', async () => {
    const page = await atTheDesk(colleague.email, { viewport: { width: 390, height: 844 }, locale: 'zh-CN', hasTouch: true, isMobile: true })
    await page.goto(`${baseUrl}/desk/tasks`)
    await page.getByRole('button', { name: '通知' }).click()
    await page.locator('.notices button', { hasText: 'Which dose is usual' }).first().waitFor()
    await page.goto(`${baseUrl}/desk/tasks`)
    const waits = page.locator('.asked a', { hasText: 'Which dose is usual' })
    await waits.waitFor()
    await expectNoSeriousFindings(page)
    await waits.click()
    await page.getByRole('heading', { name: '同事向您提问' }).waitFor()
    expect(await page.getByText('Waited with my father').count()).toBe(0)
    await page.getByRole('button', { name: '答复' }).click()
    await page.locator('.note-form').getByRole('textbox').fill('五毫克。')
    if (pictures) await page.screenshot({ path: join(pictures, 'asked.zh.png') })
    await page.locator('.note-actions').getByRole('button', { name: '答复' }).click()
    await page.locator('.notes p', { hasText: '五毫克。' }).waitFor()
    await page.goto(`${baseUrl}/desk/tasks`)
    await page.locator('.task-list, .ant-empty').first().waitFor()
    await expect.poll(() => waits.count()).toBe(0)
    expect(await place.admin.get(`/api/complaints/${filed.id}/notes`)).toMatchObject({ items: [{ asks: true, answeredAt: expect.any(String) }, { text: '五毫克。' }] })
  })

  it('is completed on a phone with one thumb, although the connection breaks', async () => {
    const page = await atTheDesk(admin.email, { viewport: { width: 390, height: 844 }, locale: 'zh-CN', hasTouch: true, isMobile: true })
    await openTask(page)
    const button = completing(page)
    await expect.poll(async () => ((await button.boundingBox())?.y ?? 9_999) < 844).toBe(true)
    if (pictures) await page.screenshot({ path: join(pictures, 'task.zh.phone.png') })
    await expectNoSeriousFindings(page)
    await page.getByLabel('已联系上').check()
    await page.getByLabel('沟通内容').fill('她要求道歉。')
    await page.route('**/api/tasks/*/complete', (route) => route.abort())
    await button.click()
    await page.getByText('网络中断').waitFor()
    await page.unroute('**/api/tasks/*/complete')
    await expect.poll(async () => (await place.caseFile(filed.id)).tasks.map(({ elementId }) => elementId)).not.toContain('contact-complainant')
    await expect.poll(async () => (await place.caseFile(filed.id)).entries.map(({ elementId }) => elementId)).toContain('contact-complainant')
  })
})
