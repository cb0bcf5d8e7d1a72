import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { expectNoSeriousFindings } from './axe.ts'
import { signIn } from './desk.ts'
import { hospital, type Hospital } from '../kit/hospital.ts'
import { somebody } from '../kit/somebody.ts'
import { staffWith, type Staff } from '../kit/staff.ts'
import { openBrowser } from '../setup/browser.ts'

const { baseUrl, admin } = inject('recourse')
/** `DESK_SCREENS=1` takes the pictures of docs/screens/desk/ anew. */
const pictures = process.env['DESK_SCREENS'] ? join(import.meta.dirname, '../../docs/screens/desk') : null
const mark = `${process.pid}${Date.now() % 1_000_000}`
const caller = { ...somebody(), name: `李${mark}` }

let browser: Browser
let place: Hospital
let supervisor: Staff

beforeAll(async () => {
  ;[browser, place] = await Promise.all([openBrowser(), hospital()])
  supervisor = await staffWith(place.admin, ({ roles }) => roles.includes('supervision') && !roles.includes('administrator'))
  for (const subject of ['排队四小时', '又排队四小时']) await place.report({ subject, narrative: `我是${caller.name}，排队四小时。`, complainant: caller })
})
afterAll(() => browser.close())

async function open(path: string, width: number, language: 'en' | 'zh'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 860 }, locale: 'en-GB' })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  await page.clock.setSystemTime(await place.now())
  await signIn(page, baseUrl, { email: supervisor.email, password: admin.password })
  if (language === 'zh') await page.getByRole('button', { name: '中文' }).click()
  await page.goto(`${baseUrl}${path}`)
  return page
}

const picture = async (page: Page, name: string) => pictures && await page.screenshot({ path: join(pictures, `${name}.png`) })

it('the supervision office finds who complained, says whose case it is, takes it back, and sees why nobody is anonymised yet', async () => {
  const page = await open('/desk/customers', 1280, 'en')
  await page.getByRole('searchbox').fill(caller.phone.slice(-4))
  const row = page.getByRole('row', { name: caller.name })
  await row.getByText('1 to confirm').waitFor()
  await picture(page, 'customers')
  await expectNoSeriousFindings(page)

  await row.getByRole('link').click()
  await page.getByRole('heading', { name: caller.name }).waitFor()
  await page.getByRole('button', { name: 'Same person' }).click()
  await page.getByText('says it is the same person').waitFor()
  await picture(page, 'customer')
  await expectNoSeriousFindings(page)
  await page.getByRole('button', { name: 'Take back' }).click()
  await page.getByRole('button', { name: 'Somebody else' }).waitFor()

  await page.getByRole('button', { name: 'Anonymise', exact: true }).click()
  const drawer = page.getByRole('dialog', { name: 'Anonymise this person' })
  await drawer.getByText('Anonymise when all is closed').waitFor()
  await drawer.getByText(caller.phone).waitFor()
  expect(await drawer.getByRole('button', { name: 'Anonymise for good' }).count()).toBe(0)
  await picture(page, 'anonymise')
  await expectNoSeriousFindings(page)
})

it('patients of the hospital\'s system are looked at first, then taken in, on a phone and in Chinese', async () => {
  const page = await open('/desk/customers?view=patients', 390, 'zh')
  await page.getByRole('button', { name: '导入患者' }).click()
  const fhir = { resourceType: 'Bundle', type: 'collection', entry: [
    { resource: { resourceType: 'Patient', identifier: [{ system: 'urn:his', value: mark }], name: [{ text: caller.name }], telecom: [{ system: 'phone', value: caller.phone }] } },
    { resource: { resourceType: 'Patient', name: [{ text: '<img src=x onerror=alert(1)>' }] } },
  ] }
  await page.locator('input[type=file]').setInputFiles({ name: 'patients.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(fhir)) })
  await page.getByText('第 2 个资源').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await picture(page, 'patients-phone')
  await expectNoSeriousFindings(page)
  await page.getByRole('button', { name: '导入 1 位患者' }).click()
  await page.getByText('新增 1').waitFor()
  await page.getByRole('searchbox').fill(mark)
  await page.getByRole('row', { name: caller.name }).waitFor()
})
