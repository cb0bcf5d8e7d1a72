import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { complete, openStep, signIn } from './desk.ts'
import { follow, report } from './portal.ts'
import { eventually } from '../kit/client.ts'
import { hospital, type Hospital } from '../kit/hospital.ts'
import { openBrowser } from '../setup/browser.ts'

const { baseUrl, admin } = inject('recourse')

describe('a complaint, from a phone to its closing', () => {
  let browser: Browser
  let place: Hospital
  let phone: Page
  let desk: Page

  beforeAll(async () => {
    ;[browser, place] = await Promise.all([openBrowser(), hospital()])
    phone = await page({ width: 390, height: 844 }, 'zh-CN')
    desk = await page({ width: 1440, height: 900 }, 'en-GB')
  })
  afterAll(() => browser.close())

  const faults: string[] = []
  async function page(viewport: { width: number; height: number }, locale: string): Promise<Page> {
    const opened = await (await browser.newContext({ viewport, locale })).newPage()
    opened.on('pageerror', (error) => faults.push(error.message))
    return opened
  }

  /** Whoever the process has asked, or the head of the department where it asked the group. */
  async function askedFor(id: string, step: string): Promise<string> {
    const { assignee } = await place.task(id, step)
    const { items } = await place.admin.get<{ items: { id: string; email: string; department: string | null; roles: string[] }[] }>('/api/people')
    const person = items.find((one) => (assignee === undefined ? one.department === 'radiology' && one.roles.includes('department-head') : one.id === assignee))
    return person!.email
  }

  it('is reported in Chinese, handled step by step by the office and the department, answered, judged and closed', async () => {
    // given
    const filed = await report(phone, baseUrl, { subject: '拍片时态度冷漠', narrative: '拍片的技师态度冷漠，没有人解释原因，我很不满意。', department: '放射科' })
    const { items } = await place.admin.get<{ items: { id: string }[] }>(`/api/complaints?q=${filed.receipt}`)
    const id = items[0]!.id

    // when
    await signIn(desk, baseUrl, admin)
    await openStep(desk, filed.receipt, 'Register and classify')
    await complete(desk, 'Register and classify', {
      'What is it?': 'Dissatisfaction', 'Tier': 'Important', 'Nature': 'Service', 'Field': 'Management', 'Injury degree': '0',
    })

    const ward = await page({ width: 1440, height: 900 }, 'en-GB')
    await signIn(ward, baseUrl, { email: await askedFor(id, 'contact-complainant'), password: admin.password })
    await openStep(ward, filed.receipt, 'Contact the complainant')
    await complete(ward, 'Contact the complainant', { 'Could you reach': 'Yes, spoken', 'What the complainant wishes': 'An explanation.' })

    await openStep(desk, filed.receipt, 'Make a plan')
    await complete(desk, 'Make a plan', { Plan: 'Waiting times are announced from now on.' })
    await openStep(desk, filed.receipt, 'Confirm the result')
    await complete(desk, 'Confirm the result', { 'What was done': 'Screens hang in the hall.', 'Answer to the complainant': '大厅已安装候诊提示屏。', 'Was the complaint founded?': 'Yes' })

    await eventually('the answer can be judged', async () => (await place.anyone.get<{ canRate: boolean }>(`/api/public/complaints/${filed.receipt}?code=${filed.code}`)).canRate)
    await follow(phone, baseUrl, filed)
    await phone.getByText('大厅已安装候诊提示屏。').waitFor()
    await phone.getByRole('button', { name: '满意', exact: true }).click()
    await phone.getByRole('radio', { name: '5 分（满分 5 分）' }).click()
    await phone.getByRole('button', { name: '提交评价' }).click()
    await phone.getByText('我们已收到您的评价').waitFor()

    // then
    const closed = await place.state(id, 'closed')
    expect(closed.deadlines.map(({ state }) => state)).not.toContain('missed')
    await follow(phone, baseUrl, filed)
    await phone.getByText('已办结', { exact: true }).waitFor()
    await desk.goto(`${baseUrl}/desk/complaints/${id}`)
    await desk.getByText('Closed', { exact: true }).first().waitFor()
    await desk.getByText('An explanation.').first().waitFor()
    expect(faults).toEqual([])
  }, 180_000)
})
