import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { expectNoSeriousFindings } from './axe.ts'
import { signIn } from './desk.ts'
import { openBrowser } from '../setup/browser.ts'

const { baseUrl, admin } = inject('recourse')
/** `STUDIO_SCREENS=1` takes the pictures of docs/screens/studio/ anew. */
const pictures = process.env['STUDIO_SCREENS'] ? join(import.meta.dirname, '../../docs/screens/studio') : null

const pages = {
  'home': '/studio',
  'diagrams': '/studio/diagrams', 'diagram': '/studio/diagrams/complaint-registration',
  'tables': '/studio/tables', 'table': '/studio/tables/complaint-tier', 'clocks': '/studio/settings/clocks',
  'forms': '/studio/forms', 'form': '/studio/forms/register-complaint',
  'templates': '/studio/templates', 'template': '/studio/templates/notify/answer',
  'departments': '/studio/settings/departments', 'people': '/studio/settings/people', 'posts': '/studio/settings/posts', 'calendar': '/studio/settings/calendar', 'categories': '/studio/settings/words', 'roles': '/studio/settings/roles', 'channels': '/studio/settings/channels',
  'rehearsal': '/studio/rehearsal', 'changes': '/studio/changes', 'releases': '/studio/releases', 'packs': '/studio/packs',
  'watch': '/studio/watch', 'watched-process': '/studio/watch/complaint-handling', 'cases': '/studio/cases', 'health': '/studio/health',
  'migrations': '/studio/migrations', 'migration-plan': '/studio/migrations/new',
} as const

describe('every page of the studio', () => {
  let browser: Browser
  let session: Awaited<ReturnType<BrowserContext['storageState']>>
  let page: Page
  const faults: string[] = []

  beforeAll(async () => {
    browser = await openBrowser()
    page = await open('en-GB')
    page.on('pageerror', (error) => faults.push(error.message))
    await signIn(page, baseUrl, admin)
    session = await page.context().storageState()
  })
  afterAll(() => browser.close())

  async function open(locale: string): Promise<Page> {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, locale, ...(session && { storageState: session }) })).newPage()
    page.setDefaultTimeout(90_000)
    return page
  }

  async function enter(page: Page, path: string): Promise<void> {
    await page.goto(`${baseUrl}${path}`)
    await page.locator('h1').first().waitFor()
    await page.locator('.wait, .ant-skeleton').first().waitFor({ state: 'detached' })
  }

  it.each(Object.entries(pages))('%s has no serious finding of axe, and no fault of its own', async (name, path) => {
    faults.length = 0
    await enter(page, path)
    if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`) })
    await expectNoSeriousFindings(page)
    expect(faults).toEqual([])
  })

  it('speaks Chinese, and leads everywhere from the folded menu and from that of a phone', async () => {
    const chinese = await open('zh-CN')
    await enter(chinese, '/studio/settings/departments')
    await chinese.getByRole('button', { name: '新增科室' }).waitFor()
    if (pictures) await chinese.screenshot({ path: join(pictures, 'departments.zh.png') })
    await chinese.getByRole('link', { name: '案件迁移' }).click()
    await chinese.getByRole('heading', { name: '迁移运行中的案件' }).waitFor()
    await chinese.setViewportSize({ width: 390, height: 844 })
    await chinese.getByRole('button', { name: '菜单' }).press('Enter')
    await chinese.getByRole('dialog').getByRole('link', { name: '系统健康' }).click()
    await chinese.getByRole('heading', { name: '系统健康' }).waitFor()
    await chinese.getByRole('dialog').waitFor({ state: 'hidden' })
    await chinese.context().close()
  })
})
