import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { eventually } from '../kit/client.ts'
import { hospital, registered, type Hospital } from '../kit/hospital.ts'
import { staffWith } from '../kit/staff.ts'
import { openBrowser } from '../setup/browser.ts'
import { signIn } from './desk.ts'

const { baseUrl, admin } = inject('recourse')

describe('clocks in the desk', () => {
  let browser: Browser
  let page: Page
  let place: Hospital
  let complaint: string
  let receipt: string
  beforeAll(async () => {
    place = await hospital()
    const opened = await place.report()
    complaint = opened.id
    receipt = opened.receipt
    await place.done(complaint, 'register-complaint', registered({ severity: '0' }))
    await place.task(complaint, 'contact-complainant')
    browser = await openBrowser()
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' })).newPage()
    await signIn(page, baseUrl, admin)
  })
  afterAll(() => browser.close())

  it('show a pause with its end and its reason, and more time with who asked and who approved', async () => {
    const office = (isHead: boolean) => staffWith(place.admin, ({ department, roles }) => department === 'complaint-office' && roles.includes('department-head') === isHead)
    const [clerk, head] = [await office(false), await office(true)]
    const ask = (variables: Record<string, unknown>) => clerk.client.post(`/api/complaints/${complaint}/actions/deadline-change`, { variables })
    await ask({ what: 'extension', stage: 'plan', extensionReason: 'complex', evidence: 'Seen by three departments.', days: 2 })
    await place.complete(await place.task(complaint, 'decide-deadline-change'), { decision: 'approve', decisionReason: 'Agreed.' }, head.client)
    await ask({ what: 'pause', stage: 'contact', pauseReason: 'waiting-complainant', evidence: 'Asked by letter.', days: 3 })
    await place.task(complaint, 'resume-clock')

    await page.goto(`${baseUrl}/desk/complaints/${complaint}`)
    const contact = page.locator('.deadlines li').filter({ hasText: 'First contact' })
    await contact.getByText('Paused').waitFor()
    await contact.getByText(/Stands still since .* at the longest: waiting for the complainant/).waitFor()
    const plan = page.locator('.deadlines li').filter({ has: page.locator('.deadline-stage', { hasText: 'Plan' }) })
    await plan.getByText('2 days more: complex facts').waitFor()
    await plan.getByText(/asked for by .* · approved by /).waitFor()
    await page.getByText('More time: the facts are complex.').waitFor()
  })

  it('say why nobody was alarmed', async () => {
    await place.done(complaint, 'resume-clock', { remark: 'She called.' })
    await place.done(complaint, 'contact-complainant', { contact: 'message' })
    await place.wait('PT11H')
    await page.goto(`${baseUrl}/desk/complaints/${complaint}`)
    const contact = page.locator('.deadlines li').filter({ hasText: 'First contact' })
    await contact.getByText(/Met 1[12] hours before/).waitFor()
    await contact.getByText(/Limit for first contact not escalated: met 1[12] hours before\./).waitFor()
  })

  it('move with the calendar once its administrator has seen which ones and from when to when', async () => {
    const files = new FormData()
    files.append('files', new Blob([await readFile(new URL('fixtures/clock-trial.bpmn', import.meta.url))]), 'clock-trial.bpmn')
    await place.admin.post('/api/deployments', files)
    await place.admin.post('/api/processes/clock-trial/instances', { variables: { complaintId: complaint, stages: [{ stage: 'department', within: 'P3D', counting: 'working-time', remind: 'P1D' }] } })
    const clock = () => place.caseFile(complaint).then(({ deadlines }) => deadlines.find(({ stage }) => stage === 'department'))
    const before = await eventually('the clock is set', clock)
    // The limit's own day: if the hospital is closed on it, the limit is a working day later.
    const free = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date(before.at))

    await page.getByRole('link', { name: 'Calendar' }).click()
    const holidays = page.locator('.ant-card').filter({ hasText: 'Holidays of the hospital' })
    await holidays.getByLabel('Date').fill(free)
    await page.keyboard.press('Enter')
    await holidays.getByLabel('Name').fill('Moving day')
    await holidays.getByRole('button', { name: 'Add' }).click()
    await page.getByRole('button', { name: 'Show the difference' }).click()
    const row = page.getByRole('row').filter({ hasText: receipt })
    await row.getByText('Answer of the department').waitFor()
    expect((await clock())?.at).toBe(before.at)
    await page.getByRole('button', { name: /^Save and move limits \(\d+\)$/ }).click()
    await page.getByText(/^Saved\. Limits moved: \d+$/).waitFor()
    expect(Date.parse((await clock())!.at)).toBeGreaterThan(Date.parse(before.at))

    await page.getByRole('button', { name: `Remove ${free}` }).click()
    await page.getByRole('button', { name: 'Show the difference' }).click()
    await page.getByRole('button', { name: /^Save and move/ }).click()
    await eventually('the limit is where it was', async () => (await clock())?.at === before.at)
  })
})
