import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openBrowser } from '../setup/browser.ts'
import { signIn } from './desk.ts'

const { baseUrl, admin } = inject('recourse')

describe('people and duty', () => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await openBrowser()
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' })).newPage()
    await signIn(page, baseUrl, admin)
  })
  afterAll(() => browser.close())

  it('says for each post of a department who answers, with the reason of each turn', async () => {
    await page.getByRole('link', { name: 'People and duty' }).click()
    await page.getByText('Gaps of the next four weeks').waitFor()
    const turn = page.locator('.people-turn').first()
    await turn.waitFor()
    await turn.focus()
    await page.getByRole('tooltip').getByText(/until|answers|takes it/).first().waitFor()
  })

  it('shows what a file would change before it is imported', async () => {
    await page.getByRole('tab', { name: 'Absences' }).click()
    await page.getByRole('button', { name: 'Import' }).click()
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Choose a file' }).click()])
    const calendar = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:test', 'BEGIN:VEVENT', 'UID:browser-1', 'SUMMARY:Training', 'ORGANIZER:mailto:cai.juan@hospital.example',
      'DTSTART;VALUE=DATE:20370302', 'DTEND;VALUE=DATE:20370303', 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n')
    await chooser.setFiles({ name: 'away.ics', mimeType: 'text/calendar', buffer: Buffer.from(calendar) })
    const row = page.getByRole('dialog').getByRole('row').filter({ hasText: 'Cai Juan' })
    await row.getByText('Training').waitFor()
    expect(await row.getByText('2037-03-02 00:00').count()).toBe(1)
    await page.getByRole('button', { name: 'Import (1)' }).click()
    await page.getByText('Imported: 1 new').waitFor()
  })
})
