import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { complete, openStep, signIn, type Answers } from './desk.ts'
import { append, discardDrafts, dropOnWay, lastLive, pick, play, putLive, saved, shape, take } from './studio.ts'
import { hospital, type Hospital, type Opened } from '../kit/hospital.ts'
import { openBrowser } from '../setup/browser.ts'

const { baseUrl, admin } = inject('recourse')
const changed = ['tier-policy.dmn', 'register-complaint.form', 'complaint-registration.bpmn']
const dispute: Answers = { 'What is it?': 'A complaint', 'Tier': 'Dispute', 'Nature': 'Quality', 'Field': 'Clinical', 'Injury degree': '2' }
const rehearsed = 'Rehearsed and nowhere else'

/** From a wish to a running case and back again: each step goes on where the one before it ended. */
describe('a new administrator, without a word of code,', () => {
  let browser: Browser
  let place: Hospital
  let page: Page
  let before: number

  beforeAll(async () => {
    ;[browser, place] = await Promise.all([openBrowser(), hospital()])
    page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })).newPage()
    page.setDefaultTimeout(60_000)
    await discardDrafts(place.admin)
    ;[before] = await Promise.all([lastLive(place.admin), signIn(page, baseUrl, admin)])
  })
  afterAll(async () => {
    await browser.close()
    await place.admin.call('DELETE', '/api/studio/rehearsal')
    await discardDrafts(place.admin)
    await place.admin.call('POST', `/api/studio/releases/${before}/restore`, { note: 'As it was before the test' })
  })

  const gateway = () => page.locator('.djs-shape[data-element-id^="Gateway_"]').first()
  /** What is left of a stage's time when it begins. */
  const minutesFor = async ({ id }: Opened, stage: string): Promise<number> => {
    await expect.poll(async () => (await place.caseFile(id)).deadlines.some((one) => one.stage === stage)).toBe(true)
    const { at } = (await place.caseFile(id)).deadlines.find((one) => one.stage === stage)!
    return (Date.parse(at) - (await place.now()).getTime()) / 60_000
  }

  it('lets dispute cases be contacted within 30 minutes and the social service be asked for children', async () => {
    // half an hour instead of one
    await page.goto(`${baseUrl}/studio/settings/clocks`)
    const contact = page.getByRole('region', { name: 'Dispute' }).locator('tr', { has: page.getByRole('rowheader', { name: /^First contact/ }) }).first()
    await contact.getByRole('combobox', { name: /^Unit of: .*done within/ }).click()
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: 'minute' }).first().click()
    await contact.getByRole('spinbutton', { name: /done within/ }).fill('30')
    await saved(page)

    // a question more
    await page.goto(`${baseUrl}/studio/forms/register-complaint`)
    await page.getByRole('button', { name: 'Tick box' }).click()
    await page.getByLabel('Label in English').fill('The patient is a child')
    await page.getByLabel('Label in Chinese').fill('患者是儿童')
    await saved(page)

    // a step more
    await page.goto(`${baseUrl}/studio/diagrams/complaint-registration`)
    await dropOnWay(page, 'create.exclusive-gateway', 'register-complaint', 'registered')
    await take(gateway())
    await append(page, 'User task', 'Ask the social service')
    await page.locator('.djs-shape.selected[data-element-id="ask-the-social-service"]').waitFor()
    await pick(page, 'Who does it', 'Everybody in Social service group')
    await page.locator('.djs-context-pad [data-action=connect]').click()
    await shape(page, 'registered').click()
    await take(gateway())
    await page.locator('.plain-ways button', { hasText: 'Registered' }).click()
    await page.getByRole('checkbox', { name: /^Otherwise/ }).check()
    await page.getByRole('button', { name: 'Show everything' }).click()
    await take(gateway())
    await page.locator('.plain-ways button', { hasText: 'Ask the social service' }).click()
    await pick(page, 'What is asked', 'The patient is a child')
    await saved(page)
    await page.getByRole('button', { name: 'Review changes' }).click()
    await page.waitForURL('**/studio/changes')
  })

  it('rehearses it across a limit: the real forms, who would be told, kept as a scenario; nothing of it is real', async () => {
    await place.admin.call('DELETE', '/api/studio/rehearsal')
    await page.goto(`${baseUrl}/studio/changes`)
    await page.getByRole('link', { name: 'Try it' }).click()
    await page.getByRole('button', { name: 'Start with 3 drafts' }).click()
    await page.getByLabel('What it is about').fill(rehearsed, { timeout: 300_000 })
    await pick(page, 'Department', 'Radiology')
    await page.getByRole('button', { name: 'Report it' }).click()
    await play(page, 'Register and classify', { ...dispute, 'The patient is a child': true })
    await play(page, 'Ask the social service', {})

    const limit = page.locator('.rehearsal-jump', { hasText: 'First contact' })
    await limit.getByText(/ (30|[12]\d) minutes$/).waitFor()
    await limit.getByRole('button', { name: 'Past it' }).click()
    await page.locator('.rehearsal-step', { hasText: 'Start emergency handling' }).getByText(/^overdue by/).waitFor()
    await shape(page, 'emergency-contact').waitFor()
    await page.getByRole('tab', { name: /^Who would be told/ }).click()
    await page.getByRole('tabpanel').getByText(/the limit comes near|时限将至/).first().waitFor()

    const { rows } = await place.admin.get<{ rows: { who: string, does: string }[] }>('/api/studio/rehearsal/play')
    expect(rows.map(({ who, does }) => `${who} ${does}`)).toEqual(['complainant reports', 'complaint-office register-complaint', 'department:social-service ask-the-social-service', 'time until'])
    const name = `The contact of a dispute is missed ${Date.now()}`
    await page.getByRole('button', { name: 'Keep as a scenario' }).click()
    await page.getByRole('dialog').getByLabel('What it shows').fill(name)
    await page.getByRole('dialog').getByRole('button', { name: 'Keep', exact: true }).click()
    await page.getByRole('tab', { name: 'Scenarios' }).click()
    await page.getByText(/^All \(/).click()
    await page.getByRole('searchbox', { name: 'Find a scenario' }).fill(name)
    await page.getByRole('row', { name }).waitFor()
    await page.getByRole('button', { name: 'Play it' }).click()
    await page.getByRole('tooltip').getByRole('button', { name: 'Play it' }).click()
    await page.getByRole('row', { name }).getByText('As written').waitFor({ timeout: 120_000 })

    await page.getByRole('button', { name: 'End the rehearsal' }).click()
    await page.getByRole('tooltip').getByRole('button', { name: 'End the rehearsal' }).click()
    await page.getByRole('button', { name: 'Start with 3 drafts' }).waitFor()
    const { items } = await place.admin.get<{ items: { subject: string }[] }>('/api/complaints?limit=50')
    expect(items.filter(({ subject }) => subject === rehearsed)).toEqual([])
    expect((await place.admin.call('GET', '/api/studio/rehearsal/play/anything')).status).toBe(409)
  }, 500_000)

  it('puts all of it live, and sees a case that runs on it', async () => {
    await page.goto(`${baseUrl}/studio/changes`)
    await page.getByText('The scenario that was played passed').waitFor()
    await putLive(page, 'Children get the social service; disputes a call within half an hour')
    const { items } = await place.admin.get<{ items: { name: string, draft: unknown }[] }>('/api/studio/files')
    expect(items.filter(({ name, draft }) => changed.includes(name) && draft !== null)).toEqual([])

    const filed = await place.report({ department: 'radiology' })
    await openStep(await desk(), filed.receipt, 'Register and classify')
    await complete(page, 'Register and classify', { ...dispute, 'The patient is a child': true })
    const asked = await place.task(filed.id, 'ask-the-social-service')
    expect(asked).toMatchObject({ name: 'Ask the social service', candidateGroups: ['department:social-service'] })

    await page.goto(`${baseUrl}/studio/watch/complaint-registration`)
    await shape(page, 'ask-the-social-service').click()
    await page.locator('.ant-drawer', { hasText: 'Cases that stand here' }).getByRole('link', { name: filed.receipt }).click()
    await page.locator('.djs-shape.is-active[data-element-id="ask-the-social-service"]').waitFor()

    await place.complete(asked, {})
    expect(await minutesFor(filed, 'contact')).toBeLessThanOrEqual(30)
  })

  it('goes back to the release before: the next case runs as it used to', async () => {
    await page.goto(`${baseUrl}/studio/releases`)
    await page.locator('.release-list > li', { hasText: 'Went live' }).nth(1).getByRole('link').first().click()
    await page.getByRole('button', { name: 'Back to this' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Go back' }).click()
    await page.getByText(/^Release \d+ is live/).first().waitFor()

    const next = await place.report({ department: 'radiology' })
    const { key } = await place.task(next.id, 'register-complaint')
    expect(JSON.stringify(await place.admin.get(`/api/tasks/${key}/form?lang=en`))).not.toContain('The patient is a child')
    await openStep(await desk(), next.receipt, 'Register and classify')
    await complete(page, 'Register and classify', dispute)
    expect(await minutesFor(next, 'contact')).toBeGreaterThan(50)
    await place.task(next.id, 'emergency-contact')
  })

  async function desk(): Promise<Page> {
    await page.goto(`${baseUrl}/desk/tasks`)
    await page.getByRole('heading', { name: 'Tasks' }).waitFor()
    return page
  }
})
