import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { signIn } from './desk.ts'
import { Client } from '../kit/client.ts'
import { openBrowser } from '../setup/browser.ts'

const { baseUrl, admin } = inject('recourse')
const english = { viewport: { width: 1280, height: 800 }, locale: 'en-GB' }
const fixture = (name: string) => join(import.meta.dirname, 'fixtures', name)

describe('the studio', () => {
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let session: Awaited<ReturnType<BrowserContext['storageState']>>
  let client: Client
  const fetchedByDesk: string[] = []

  beforeAll(async () => {
    browser = await openBrowser()
    client = await Client.signedIn(baseUrl, admin.email, admin.password)
    const first = await browser.newContext(english)
    const desk = await first.newPage()
    desk.on('request', (request) => fetchedByDesk.push(request.url()))
    await signIn(desk, baseUrl, admin)
    session = await first.storageState()
    await first.close()
  })
  beforeEach(async () => {
    context = await browser.newContext({ ...english, storageState: session })
    page = await context.newPage()
    return () => context.close()
  })
  afterAll(() => browser.close())

  const shape = (id: string) => page.locator(`.djs-shape[data-element-id="${id}"]`)
  const field = (label: string) => page.locator('.editor-panel .bio-properties-panel-entry').filter({ has: page.locator('label', { hasText: new RegExp(`^${label}`) }) }).locator('input, textarea, [contenteditable]').first()

  async function openFile(name: string): Promise<void> {
    await page.goto(`${baseUrl}/studio/diagrams`)
    await page.getByRole('heading', { name: 'Diagrams' }).waitFor()
    await page.locator('input[type=file]').setInputFiles(fixture(name))
  }

  /** Appends what the menu finds by a name to the element that is selected. */
  async function append(name: string): Promise<void> {
    await page.keyboard.press('a')
    await page.locator('.djs-popup-search input').pressSequentially(name)
    await page.locator('.djs-popup .entry', { hasText: name }).first().click()
  }

  /** Fills in fields of the panel, in a section that may be folded. */
  async function fillIn(section: string, answers: Record<string, string>): Promise<void> {
    const header = page.locator('.bio-properties-panel-group-header', { hasText: section }).first()
    await header.waitFor()
    for (const [label, answer] of Object.entries(answers)) {
      if (!(await field(label).isVisible())) await header.click()
      await field(label).fill(answer)
    }
  }

  async function deploy(): Promise<void> {
    await page.locator('.editor-bar').getByRole('button', { name: 'Deploy' }).click()
    await page.locator('.ant-popconfirm').getByRole('button', { name: 'Deploy' }).press('Enter')
  }

  it('is not fetched by those who only open the task list', () => {
    expect(fetchedByDesk.some((address) => address.includes('/assets/desk-'))).toBe(true)
    expect(fetchedByDesk.filter((address) => /assets\/(editor|diagram|studio)-/.test(address))).toEqual([])
  })

  it('takes a connector from the menu, fills it in, deploys it, and its result is seen on a running instance', async () => {
    await page.goto(`${baseUrl}/studio/diagrams`)
    await page.getByRole('button', { name: 'New diagram' }).click()
    await shape('start').click()
    await append('Find who answers')
    await fillIn('What it is told', { Department: 'cardiology', Post: 'liaison' })
    const step = page.locator('.djs-shape.selected')
    await step.dblclick()
    await page.locator('.djs-direct-editing-content').fill('Ask who answers')
    await page.locator('.djs-direct-editing-content').press('Enter')
    await shape('ask-who-answers').click()
    await append('End event')
    await deploy()
    await page.getByText('is deployed as version 1').waitFor()

    await page.getByRole('button', { name: 'Start an instance' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Start an instance' }).click()
    await page.waitForURL(/\/studio\/cases\//)
    await page.getByRole('tab', { name: 'Variables' }).click()
    await page.locator('.case-value', { hasText: 'group' }).first().waitFor()
    await page.locator('.djs-shape.is-completed[data-element-id="ask-who-answers"]').waitFor()
  })

  it('says in words what cannot run and leads to the element, and nothing is deployed', async () => {
    await openFile('nobody-works-on-it.bpmn')
    await shape('call-nobody').waitFor()
    await deploy()
    const finding = page.locator('.findings button', { hasText: 'No connector works on this step' })
    await finding.click()

    await page.locator('.djs-shape.selected.is-at-fault[data-element-id="call-nobody"]').waitFor()
    await page.getByRole('button', { name: '中文' }).click()
    await page.locator('.findings button', { hasText: '没有连接器处理此步骤' }).waitFor()
    await page.locator('.djs-shape[data-element-id="call-nobody"]', { hasText: '无人处理' }).waitFor()
    const { items } = await client.get<{ items: { id: string }[] }>('/api/processes')
    expect(items.map(({ id }) => id)).not.toContain('nobody-works-on-it')
  })

  it('keeps what was drawn when the tab is closed, and asks before it is left', async () => {
    const step = 'acknowledge'
    await page.goto(`${baseUrl}/studio/diagrams/process/case-acknowledgement`)
    await shape(step).click()
    await page.keyboard.press('Delete')
    await page.getByText('Not deployed', { exact: true }).waitFor()
    await page.getByRole('link', { name: 'All diagrams' }).click()
    await page.getByRole('dialog', { name: 'Leave without deploying?' }).getByRole('button', { name: 'Stay' }).click()
    await page.close({ runBeforeUnload: false })

    page = await context.newPage()
    await page.goto(`${baseUrl}/studio/diagrams`)
    await page.locator('.half-drawn a').click()
    await page.getByText('What you had drawn is back').waitFor()
    expect(await shape(step).count()).toBe(0)
    await page.getByRole('button', { name: 'Discard' }).click()
    await page.locator('.ant-popconfirm').getByRole('button', { name: 'Discard' }).press('Enter')
    await shape(step).waitFor()
  })

  it('takes the templates of other people\'s connectors in, and none of them does harm', async () => {
    const outward: string[] = []
    await context.route((url) => /^http/.test(url.protocol) && url.origin !== baseUrl, (route) => {
      outward.push(route.request().url())
      return route.abort()
    })
    await openFile('nobody-works-on-it.bpmn')
    await shape('call-nobody').waitFor()
    await page.locator('.editor-bar input[type=file]').setInputFiles([fixture('published-templates.json'), fixture('hostile-templates.json')])
    await page.getByText('Added to the menu: REST Outbound Connector, Email Connector, Slack Outbound Connector').waitFor()
    await page.getByText('Some templates cannot be used').waitFor()
    for (const [name, group, label] of [['Email Connector', 'Send email', 'To'], ['REST Outbound Connector', 'HTTP endpoint', 'URL'], ['Slack Outbound Connector', 'Message', 'Message'], ['Hostile', 'One', 'Field']] as const) {
      await shape('call-nobody').click()
      await append(name)
      await fillIn(group, { [label]: 'somewhere' })
    }

    expect(await page.evaluate(() => (window as unknown as { hurt?: number }).hurt)).toBeUndefined()
    expect(outward).toEqual([])
  })

  it('is not for strangers, who come back to it once they are signed in', async () => {
    const stranger = await (await browser.newContext(english)).newPage()
    await stranger.goto(`${baseUrl}/studio/diagrams`)
    await stranger.getByLabel('E-mail').fill(admin.email)
    await stranger.getByLabel('Password').fill(admin.password)
    await stranger.getByRole('button', { name: 'Sign in' }).click()
    await stranger.getByRole('heading', { name: 'Diagrams' }).waitFor()
  })
})
