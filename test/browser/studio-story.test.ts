import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { complete, openStep, signIn } from './desk.ts'
import { hospital, type Hospital } from '../kit/hospital.ts'
import { openBrowser } from '../setup/browser.ts'

const { baseUrl, admin } = inject('recourse')
const changed = ['tier-policy.dmn', 'register-complaint.form', 'complaint-registration.bpmn']

describe('a new administrator', () => {
  let browser: Browser
  let place: Hospital
  let page: Page
  let before: { name: string, content: string }[]

  beforeAll(async () => {
    ;[browser, place] = await Promise.all([openBrowser(), hospital()])
    page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })).newPage()
    page.setDefaultTimeout(30_000)
    await discard()
    before = await Promise.all(changed.map((name) => place.admin.get<{ name: string, content: string }>(`/api/studio/file?name=${name}`)))
    await signIn(page, baseUrl, admin)
  })
  afterAll(async () => {
    await browser.close()
    await discard()
    const revisions: Record<string, number> = {}
    for (const { name, content } of before) revisions[name] = ((await place.admin.call('PUT', '/api/studio/draft', { name, content, revision: 0 })).body as { revision: number }).revision
    await place.admin.call('POST', '/api/studio/releases', { names: changed, revisions, note: 'As it was before the test' })
  })

  /** Other tests' drafts are none of this story. */
  async function discard(): Promise<void> {
    const { items } = await place.admin.get<{ items: { name: string, draft: { revision: number } | null }[] }>('/api/studio/files')
    for (const { name, draft } of items) if (draft) await place.admin.call('DELETE', `/api/studio/draft?name=${encodeURIComponent(name)}&revision=${draft.revision}`)
  }
  const saved = () => page.locator('.document-saving[data-saving=saved]', { hasText: 'Draft saved' }).waitFor()
  const shape = (id: string) => page.locator(`.djs-shape[data-element-id="${id}"]`)
  const gateway = () => page.locator('.djs-shape[data-element-id^="Gateway_"]').first()

  /** Puts something of the palette on the way between two neighbours. */
  async function dropOnWay(tool: string, from: string, to: string): Promise<void> {
    await shape(from).waitFor()
    await page.locator(`.djs-palette [data-action="${tool}"]`).click()
    const [left, right] = await Promise.all([shape(from).boundingBox(), shape(to).boundingBox()])
    const at = [(left!.x + left!.width + right!.x) / 2, right!.y + right!.height / 2] as const
    await page.mouse.move(at[0], at[1] - 40)
    await page.mouse.move(...at, { steps: 5 })
    await page.mouse.click(...at)
  }

  async function append(name: string): Promise<void> {
    await page.locator('.djs-context-pad [data-action=append]').click()
    await page.locator('.djs-popup-search input').pressSequentially(name)
    await page.locator('.djs-popup .entry', { hasText: name }).first().click()
  }

  /** Selects it; the first click after something was drawn only ends the drawing. */
  const take = (element: Locator) => expect.poll(async () => {
    const isTaken = /(^| )selected( |$)/.test(await element.getAttribute('class') ?? '')
    if (!isTaken) await element.click()
    return isTaken
  }).toBe(true)

  async function pick(label: string, answer: string): Promise<void> {
    const list = page.getByRole('combobox', { name: label })
    await list.click()
    await list.pressSequentially(answer)
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: answer }).first().click()
    await page.keyboard.press('Escape')
  }

  it('lets dispute cases be contacted within 30 minutes and the social service be asked for children, without a word of code', async () => {
    // half an hour instead of one
    await page.goto(`${baseUrl}/studio/settings/clocks`)
    const dispute = page.getByRole('region', { name: 'Dispute' })
    const contact = dispute.locator('tr', { has: page.getByRole('rowheader', { name: /^First contact/ }) }).first()
    await contact.getByRole('combobox', { name: /^Unit of: .*done within/ }).click()
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: 'minute' }).first().click()
    await contact.getByRole('spinbutton', { name: /done within/ }).fill('30')
    await saved()

    // a question more
    await page.goto(`${baseUrl}/studio/forms/register-complaint`)
    await page.getByRole('button', { name: 'Tick box' }).click()
    await page.getByLabel('Label in English').fill('The patient is a child')
    await page.getByLabel('Label in Chinese').fill('患者是儿童')
    await saved()

    // a step more
    await page.goto(`${baseUrl}/studio/diagrams/complaint-registration`)
    await dropOnWay('create.exclusive-gateway', 'register-complaint', 'registered')
    await take(gateway())
    await append('User task')
    await pick('Who does it', 'Everybody in Social service group')
    const step = page.locator('.djs-shape.selected')
    await step.dblclick()
    await page.locator('.djs-direct-editing-content').fill('Ask the social service')
    await page.locator('.djs-direct-editing-content').press('Enter')
    await page.locator('.djs-shape.selected[data-element-id="ask-the-social-service"]').waitFor()
    await page.locator('.djs-context-pad [data-action=connect]').click()
    await shape('registered').click()
    await take(gateway())
    await page.locator('.plain-ways button', { hasText: 'Registered' }).click()
    await page.getByRole('checkbox', { name: /^Otherwise/ }).check()
    await take(gateway())
    await page.locator('.plain-ways button', { hasText: 'Ask the social service' }).click()
    await pick('What is asked', 'The patient is a child')
    await saved()

    // all of it together
    await page.getByRole('button', { name: 'Review changes' }).click()
    await page.getByRole('textbox', { name: 'Why' }).fill('Children get the social service; disputes a call within half an hour')
    await page.getByRole('button', { name: 'Put live', exact: true }).click()
    await page.getByText(/^Release \d+ is live/).first().waitFor()
    const { items } = await place.admin.get<{ items: { name: string, draft: unknown }[] }>('/api/studio/files')
    expect(items.filter(({ name, draft }) => changed.includes(name) && draft !== null)).toEqual([])

    // and a case that runs on it
    const filed = await place.report({ department: 'radiology' })
    await openStep(await desk(), filed.receipt, 'Register and classify')
    await complete(page, 'Register and classify', { 'What is it?': 'A complaint', 'Tier': 'Dispute', 'Nature': 'Quality', 'Field': 'Clinical', 'Injury degree': '2', 'The patient is a child': true })
    const asked = await place.task(filed.id, 'ask-the-social-service')
    expect(asked).toMatchObject({ name: 'Ask the social service', candidateGroups: ['department:social-service'] })
    const instance = (await place.admin.get<{ items: { key: string, processId: string }[] }>(`/api/instances?complaint=${filed.id}`)).items.find(({ processId }) => processId === 'complaint-registration')!
    await page.goto(`${baseUrl}/studio/cases/${instance.key}`)
    await page.locator('.djs-shape[data-element-id="ask-the-social-service"]').waitFor()

    await place.complete(asked, {})
    await expect.poll(async () => (await place.caseFile(filed.id)).deadlines.some(({ stage }) => stage === 'contact')).toBe(true)
    const { deadlines } = await place.caseFile(filed.id)
    const limit = deadlines.find(({ stage }) => stage === 'contact')!
    expect(Date.parse(limit.at) - Date.parse(limit.remindAt)).toBe(15 * 60_000)
    expect(Date.parse(limit.at) - (await place.now()).getTime()).toBeLessThanOrEqual(30 * 60_000)
  })

  async function desk(): Promise<Page> {
    await page.goto(`${baseUrl}/desk/tasks`)
    await page.getByRole('heading', { name: 'Tasks' }).waitFor()
    return page
  }
})
