import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Browser, Download, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { eventually } from '../kit/client.ts'
import { hospital, type Hospital } from '../kit/hospital.ts'
import { openBrowser } from '../setup/browser.ts'
import { signIn } from './desk.ts'

const { baseUrl, admin } = inject('recourse')
const hashOf = async (download: Download): Promise<string> => createHash('sha256').update(await readFile(await download.path())).digest('hex')

describe('templates and letters', () => {
  let browser: Browser
  let page: Page
  let place: Hospital
  beforeAll(async () => {
    ;[browser, place] = await Promise.all([openBrowser(), hospital()])
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' })).newPage()
    await signIn(page, baseUrl, admin)
  })
  afterAll(() => browser.close())

  it('a text is tried, refused with its line where it could leave a hole, and kept as a draft', async () => {
    await page.getByRole('link', { name: 'Templates' }).click()
    await page.getByRole('textbox', { name: 'Find a template' }).fill('limit-missed')
    await page.getByRole('link', { name: 'Limit missed' }).click()
    const text = page.getByRole('textbox', { name: 'Text' })
    await text.fill('Dear {{nmae}}')
    await page.getByText('Line 3: nmae has no value.').waitFor()
    await page.getByRole('textbox', { name: 'Subject' }).fill('{{receipt}} is late')
    await text.fill('Somebody has to act now. ')
    await page.getByRole('button', { name: 'Tier of the case' }).click()
    await page.locator('.template-subject').getByText('2026-000012 is late').waitFor()
    await page.locator('.template-message').getByText('Somebody has to act now. dispute').waitFor()
    await page.locator('[data-saving="saved"]').waitFor()

    await page.reload()
    expect(await text.inputValue()).toBe('Somebody has to act now. {{#if tier}}{{tier}}{{/if}}')
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Discard draft' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Discard draft' }).click()
    await expect.poll(() => text.inputValue()).toContain('The case climbs.')
  })

  it('a letter is looked at as it will be printed', async () => {
    await page.goto(`${baseUrl}/studio/templates/letter/answer?lang=zh`)
    await page.frameLocator('.template-page').getByRole('heading', { name: '关于投诉 2026-000012 的答复函' }).waitFor()
  })

  it('a signed letter stands in the case and is saved by the complainant, the same file', async () => {
    const { id, receipt, trackingCode } = await place.report({ complainant: { name: 'Li Na' } })
    await place.admin.post('/api/testing/messages', { name: 'answer-letter-wanted', key: `${id}:1`, variables: { complaintId: id, channel: 'web', anonymous: false, tier: 'dispute', several: false, major: false } })
    await place.done(id, 'review-letter', { needed: 'yes', by: 'portal', letterPoints: [{ point: 'Nobody told me why.', answer: 'We are sorry.' }] })
    await place.done(id, 'sign-letter', { signed: 'yes' })
    const [letter] = await eventually('the letter is frozen', async () => {
      const { items } = await place.admin.get<{ items: { frozen?: { sha256: string } }[] }>(`/api/complaints/${id}/letters`)
      return items[0]?.frozen && items
    })

    await page.goto(`${baseUrl}/desk/complaints/${id}`)
    await page.getByText(/Signed by/).waitFor()
    const [kept] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /Letter of answer 1/ }).click()])
    const phone = await (await browser.newContext({ viewport: { width: 390, height: 800 }, locale: 'zh-CN' })).newPage()
    await phone.goto(`${baseUrl}/follow#receipt=${receipt}&code=${trackingCode}`)
    const [saved] = await Promise.all([phone.waitForEvent('download'), phone.getByRole('link', { name: /第 1 号函件/ }).click()])

    expect([await hashOf(kept), await hashOf(saved)]).toEqual([letter?.frozen?.sha256, letter?.frozen?.sha256])
    expect((await place.anyone.call('GET', `/api/public/complaints/${receipt}/letters/1?code=AAAA-AAAA-AAAA`)).status).toBe(404)
    expect((await place.anyone.call('GET', `/api/public/complaints/${receipt}/letters/2?code=${trackingCode}`)).status).toBe(404)
    await place.admin.call('POST', `/api/complaints/${id}/withdrawal`, { reason: 'The test is over.' })
  })
})
