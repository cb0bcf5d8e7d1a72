import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { signIn } from './desk.ts'
import { hospital, type Hospital, type Opened } from '../kit/hospital.ts'
import { openBrowser } from '../setup/browser.ts'

const { baseUrl, admin } = inject('recourse')
const englishDesktop = { viewport: { width: 1440, height: 900 }, locale: 'en-GB' }
const remark = 'The caller sounded tired.'

describe('the desk', () => {
  let browser: Browser
  let place: Hospital
  let page: Page
  let filed: Opened
  let session: Awaited<ReturnType<BrowserContext['storageState']>>

  beforeAll(async () => {
    ;[browser, place] = await Promise.all([openBrowser(), hospital()])
    const first = await browser.newContext(englishDesktop)
    await signIn(await first.newPage(), baseUrl, admin)
    session = await first.storageState()
    await first.close()
  })
  beforeEach(async () => {
    const context = await browser.newContext({ ...englishDesktop, storageState: session })
    page = await context.newPage()
    filed = await place.report()
    return () => context.close()
  })
  afterAll(() => browser.close())

  async function openRegistration(): Promise<string> {
    const { key } = await place.task(filed.id, 'register-complaint')
    await page.goto(`${baseUrl}/desk/tasks/${key}`)
    await page.locator('.fjs-container textarea').waitFor()
    return key
  }

  it('keeps a half-filled form through a reload, for this task only', async () => {
    await openRegistration()
    await page.getByLabel('Remark').fill(remark)
    await page.waitForFunction((typed) => Object.values(localStorage).some((kept) => String(kept).includes(typed)), remark)
    await page.reload()

    await page.getByText('What you had typed is back.').waitFor()
    expect(await page.getByLabel('Remark').inputValue()).toBe(remark)
    await page.getByRole('button', { name: 'Discard it' }).click()
    await expect.poll(() => page.getByLabel('Remark').inputValue()).toBe('')
  })

  it('says so when a colleague was faster, and goes on', async () => {
    const key = await openRegistration()
    await page.route('**/api/tasks/*/complete', async (route) => {
      await place.complete(await place.task(filed.id, 'register-complaint'), {
        kind: 'suggestion', tier: 'general', department: 'outpatient', nature: 'service', field: 'management', severity: '0', major: false, epidemicRelated: false,
      })
      await route.continue()
    })
    await page.getByRole('button', { name: 'Complete', exact: true }).click()

    await page.getByText('A colleague has completed this task').waitFor()
    await expect.poll(() => page.url()).not.toContain(key)
  })

  it('shows at the field what the server refuses, and the task stays open', async () => {
    await openRegistration()
    await page.route('**/api/tasks/*/complete', (route) => route.continue({ postData: JSON.stringify({ variables: { kind: 'a matter that no form knows' } }) }))
    await page.getByRole('button', { name: 'Complete', exact: true }).click()

    await page.locator('.fjs-has-errors').filter({ hasText: 'What is it?' }).waitFor()
    expect((await place.openTasks(filed.id)).map(({ elementId }) => elementId)).toContain('register-complaint')
  })

  it('lights the current step in the diagram, in the language of the reader', async () => {
    await openRegistration()
    const current = page.locator('.djs-shape.is-active[data-element-id="register-complaint"]')
    await current.waitFor()
    expect(await current.textContent()).toContain('Register and')

    await page.getByRole('button', { name: '中文' }).click()
    await page.locator('.djs-shape.is-active', { hasText: '登记并分类' }).waitFor()
    await page.getByLabel('备注').waitFor()
  })

  it('puts a task that has just been given to somebody into their list without a reload', async () => {
    const { key } = await place.task(filed.id, 'register-complaint')
    await page.goto(`${baseUrl}/desk/tasks`)
    await page.getByText('Mine', { exact: true }).click()
    const row = page.locator('.task-row', { hasText: filed.receipt })
    await page.locator('.task-list, .empty').waitFor()
    await expect.poll(() => row.count()).toBe(0)

    await place.admin.post(`/api/tasks/${key}/claim`)

    await expect.poll(() => row.count(), { timeout: 20_000 }).toBe(1)
  })

  it('is worked with the keyboard alone', async () => {
    await page.goto(`${baseUrl}/desk/tasks`)
    await page.locator('.task-row').first().waitFor()
    const first = await page.locator('.task-row').first().getAttribute('href')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')

    await expect.poll(() => new URL(page.url()).pathname).toBe(first)
  })

  it('refuses a diagram that cannot run, names the element, and nothing is deployed', async () => {
    const deployed = async () => (await place.admin.get<{ items: { id: string; version: number }[] }>('/api/processes')).items.map(({ id, version }) => `${id} ${version}`)
    const before = await deployed()
    await page.goto(`${baseUrl}/desk/processes`)
    await page.locator('input[type=file]').setInputFiles({
      name: 'broken.bpmn',
      mimeType: 'application/xml',
      buffer: Buffer.from(`<?xml version="1.0"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
        <bpmn:process id="broken" isExecutable="true"><bpmn:startEvent id="start"><bpmn:outgoing>f</bpmn:outgoing></bpmn:startEvent>
        <bpmn:sequenceFlow id="f" sourceRef="start" targetRef="call-nobody"/><bpmn:serviceTask id="call-nobody"><bpmn:incoming>f</bpmn:incoming></bpmn:serviceTask></bpmn:process></bpmn:definitions>`),
    })

    await page.getByRole('cell', { name: 'call-nobody' }).first().waitFor()
    expect(await deployed()).toEqual(before)
  })

  it('shows the case file to nobody who is not signed in', async () => {
    const stranger = await (await browser.newContext({ locale: 'en-GB' })).newPage()
    await stranger.goto(`${baseUrl}/desk/complaints/${filed.id}`)
    await stranger.getByRole('heading', { name: 'Sign in' }).waitFor()
    expect(await stranger.content()).not.toContain(filed.receipt)
  })
})
