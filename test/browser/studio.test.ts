import { join } from 'node:path'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { signIn } from './desk.ts'
import { Client } from '../kit/client.ts'
import { openBrowser } from '../setup/browser.ts'
import type { ListedFile } from '../../admin-ui/kit/shapes/studio.ts'

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
    return async () => {
      await context.close()
      const { items } = await client.get<{ items: ListedFile[] }>('/api/studio/files')
      for (const { name, draft } of items) if (draft) await client.call('DELETE', `/api/studio/draft?name=${encodeURIComponent(name)}&revision=${draft.revision}`)
    }
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

  /** Begins a process and appends what it starts with. */
  async function begin(name: string): Promise<void> {
    await page.goto(`${baseUrl}/studio/diagrams`)
    await page.getByRole('button', { name: 'New diagram' }).click()
    await page.getByLabel('Name in English').fill(name)
    await page.getByRole('button', { name: 'Begin' }).click()
    await shape('start').waitFor()
    // The menu has the connectors once they have come.
    await page.waitForLoadState('networkidle')
    await shape('start').click()
  }

  /** Back from the panel to the drawing. A second click on what is selected would let it go. */
  async function select(element: Locator): Promise<void> {
    const id = await element.getAttribute('data-element-id')
    await shape('start').click()
    await shape(id!).click()
  }

  /** Picks from a list of the panel in plain words. */
  async function pick(label: string, answer: string): Promise<void> {
    const list = page.getByRole('combobox', { name: label })
    await list.click()
    await list.pressSequentially(answer)
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: answer }).first().click()
    await page.keyboard.press('Escape')
  }

  const saved = () => page.locator('.document-saving[data-saving=saved]', { hasText: 'Draft saved' }).waitFor()
  const draftOf = async (name: string) => (await client.get<{ content: string }>(`/api/studio/draft?name=${name}`)).content

  it('is not fetched by those who only open the task list', () => {
    expect(fetchedByDesk.some((address) => address.includes('/assets/desk-'))).toBe(true)
    expect(fetchedByDesk.filter((address) => /assets\/(editor|diagram|studio)-/.test(address))).toEqual([])
  })

  it('takes a connector from the menu, fills it in, puts it live, and its result is seen on a running instance', async () => {
    await begin('Who answers here')
    await append('Find who answers')
    await fillIn('What it is told', { Department: 'cardiology', Post: 'liaison' })
    const step = page.locator('.djs-shape.selected')
    await step.dblclick()
    await page.locator('.djs-direct-editing-content').fill('Ask who answers')
    await page.locator('.djs-direct-editing-content').press('Enter')
    await page.locator('.djs-shape.selected[data-element-id="ask-who-answers"]').waitFor()
    await append('End event')
    await expect.poll(() => draftOf('who-answers-here.bpmn')).toContain('endEvent')
    await page.getByRole('button', { name: 'Review changes' }).click()
    await page.getByRole('textbox', { name: 'Why' }).fill('The ward asked for it')
    await page.getByRole('button', { name: 'Put live', exact: true }).click()
    await expect.poll(async () => (await client.get<{ items: { id: string }[] }>('/api/processes')).items.map(({ id }) => id)).toContain('who-answers-here')

    await page.goto(`${baseUrl}/desk/processes/who-answers-here`)
    await page.getByRole('button', { name: 'Start an instance' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Start an instance' }).click()
    await page.waitForURL(/\/studio\/cases\//)
    await page.getByRole('tab', { name: 'Variables' }).click()
    await page.locator('.case-value', { hasText: 'group' }).first().waitFor()
    await page.locator('.djs-shape.is-completed[data-element-id="ask-who-answers"]').waitFor()
  })

  it('says in words who does a step, with which form, until when, and when a way is taken', async () => {
    await begin('Care for children')
    await append('User task')
    await pick('Who does it', 'Department head of the case’s department')
    await pick('Form', 'contact-complainant')
    await pick('Due', 'Some time after it began')
    await page.getByLabel('Time', { exact: true }).fill('3')
    await select(page.locator('.djs-shape.selected'))
    await append('Exclusive gateway')
    await append('End event')
    await page.locator('.djs-shape[data-element-id^="Gateway_"]').first().click({ position: { x: 25, y: 6 } })
    await append('User task')
    await page.locator('.djs-shape[data-element-id^="Gateway_"]').first().click({ position: { x: 25, y: 6 } })
    await page.locator('.plain-ways button').last().click()
    await pick('What is asked', 'Could you reach the complainant?')
    await pick('Answer', 'Not reached')
    await expect.poll(() => draftOf('care-for-children.bpmn')).toContain('conditionExpression')

    const xml = await draftOf('care-for-children.bpmn')
    for (const written of ['candidateGroups="=[&#34;department-head:&#34; + department]"', 'formId="contact-complainant"', 'duration(&#34;P3D&#34;)', '=contact = "no"']) expect(xml).toContain(written)
    await page.reload()
    await page.locator('.djs-shape[data-element-id^="Gateway_"]').first().click({ position: { x: 25, y: 6 } })
    await page.locator('.plain-ways', { hasText: 'Could you reach the complainant? is Not reached' }).waitFor()
  })

  it('says in words what cannot run while it is drawn, and leads to the element', async () => {
    await openFile('nobody-works-on-it.bpmn')
    await shape('call-nobody').waitFor()
    await page.locator('.findings-summary', { hasText: 'to correct' }).click()
    const finding = page.locator('.findings button', { hasText: 'No connector works on this step' })
    await finding.click()

    await page.locator('.djs-shape.selected.is-at-fault[data-element-id="call-nobody"]').waitFor()
    await page.getByRole('button', { name: '中文' }).click()
    await page.locator('.findings button', { hasText: '没有连接器处理此步骤' }).waitFor()
    await page.locator('.djs-shape[data-element-id="call-nobody"]', { hasText: '无人处理' }).waitFor()
    const { items } = await client.get<{ items: { id: string }[] }>('/api/processes')
    expect(items.map(({ id }) => id)).not.toContain('nobody-works-on-it')
  })

  it('keeps what was drawn when the tab is closed, for everybody, until it is discarded', async () => {
    const step = 'acknowledge'
    await page.goto(`${baseUrl}/studio/diagrams/case-acknowledgement`)
    await shape(step).click()
    await page.keyboard.press('Delete')
    await saved()
    await page.close({ runBeforeUnload: false })

    page = await context.newPage()
    await page.goto(`${baseUrl}/studio/diagrams`)
    await page.locator('tr', { hasText: 'Changed' }).locator('a[href$="/case-acknowledgement"]').first().click()
    await saved()
    expect(await shape(step).count()).toBe(0)
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Discard draft' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Discard draft' }).click()
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
    await page.locator('.editor input[type=file]').setInputFiles([fixture('published-templates.json'), fixture('hostile-templates.json')])
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
