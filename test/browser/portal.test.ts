import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { follow, receiptOn, report } from './portal.ts'
import { Client } from '../kit/client.ts'
import { openBrowser } from '../setup/browser.ts'

const { baseUrl, admin } = inject('recourse')
const words = { subject: '走廊太滑', narrative: '住院部三楼走廊有水，差点摔倒。', department: '骨科' }

describe('the portal on a phone', () => {
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let office: Client

  beforeAll(async () => {
    ;[browser, office] = await Promise.all([openBrowser(), Client.signedIn(baseUrl, admin.email, admin.password)])
  })
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
    page = await context.newPage()
    return () => context.close()
  })
  afterAll(() => browser.close())

  const filedAbout = async (subject: string) => (await office.get<{ items: { subject: string }[] }>(`/api/complaints?q=${encodeURIComponent(subject)}`)).items.filter((one) => one.subject === subject)

  it('keeps what was typed when the page is closed too early', async () => {
    await page.goto(`${baseUrl}/report`)
    await page.getByLabel('反映什么问题').fill(words.subject)
    await page.getByLabel('事情经过').fill(words.narrative)

    await page.goto('about:blank')
    await page.goto(`${baseUrl}/report`)

    expect(await page.getByLabel('反映什么问题').inputValue()).toBe(words.subject)
    expect(await page.getByLabel('事情经过').inputValue()).toBe(words.narrative)
  })

  it('sends a report once although its first answer is lost on the way', async () => {
    const subject = `${words.subject} ${Date.now()}`
    let answers = 0
    await page.route('**/api/public/complaints', async (route) => {
      if (answers++ > 0) return route.continue()
      await route.fetch()
      await route.abort()
    })
    await page.goto(`${baseUrl}/report`)
    await page.getByLabel('反映什么问题').fill(subject)
    await page.getByLabel('事情经过').fill(words.narrative)
    await page.getByLabel('匿名反映').check()
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByText('连接已中断').waitFor()

    await page.reload()
    await page.getByRole('button', { name: '重试' }).click()

    const { receipt } = await receiptOn(page)
    expect(await filedAbout(subject)).toEqual([expect.objectContaining({ receipt, anonymous: true })])
  })

  it('says at the field what is missing, and nothing is filed', async () => {
    const subject = `${words.subject} ${Date.now()}`
    await page.goto(`${baseUrl}/report`)
    await page.getByLabel('反映什么问题').fill(subject)
    await page.getByRole('button', { name: '提交' }).click()

    await page.getByText('请描述事情经过').waitFor()
    await page.getByText('请留下电话或邮箱，或选择匿名').waitFor()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('narrative')
    expect(await filedAbout(subject)).toEqual([])
  })

  it('takes a picture along, and the office sees it in the case file', async () => {
    const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
    await page.goto(`${baseUrl}/report`)
    await page.locator('input[type=file]').setInputFiles({ name: 'floor.png', mimeType: 'image/png', buffer: picture })
    await page.getByText('已添加').waitFor()
    const { receipt } = await report(page, baseUrl, words)

    const { items } = await office.get<{ items: { id: string }[] }>(`/api/complaints?q=${receipt}`)
    const file = await office.get<{ attachments: { name: string; type: string }[] }>(`/api/complaints/${items[0]!.id}`)
    expect(file.attachments).toEqual([expect.objectContaining({ name: 'floor.png', type: 'image/png' })])
  })

  it('does not tell a wrong code from an unknown number', async () => {
    const filed = await report(page, baseUrl, words)
    const said: string[] = []
    for (const keys of [{ ...filed, code: 'AAAA-BBBB-CCCC' }, { receipt: '2001-000001', code: filed.code }]) {
      await follow(page, baseUrl, keys)
      said.push(await page.getByRole('alert').innerText())
    }
    expect(said).toEqual(['没有找到对应的记录，请核对编号和查询码。', '没有找到对应的记录，请核对编号和查询码。'])
  })

  it('takes what came to mind later, with a picture, and the office reads it', async () => {
    const filed = await report(page, baseUrl, words)
    await follow(page, baseUrl, filed)
    await page.getByText('还有要补充的？').click()
    await page.getByRole('button', { name: '提交补充' }).click()
    await page.getByText('请填写补充内容').waitFor()
    await page.getByLabel('您想补充什么？').fill('第二天还是湿的。')
    await page.getByRole('button', { name: '提交补充' }).click()
    await page.getByText('谢谢，已送达办理人员。').waitFor()

    const { items } = await office.get<{ items: { id: string }[] }>(`/api/complaints?q=${filed.receipt}`)
    const { entries } = await office.get<{ entries: { elementId: string, words: unknown, actor: { name: string } }[] }>(`/api/complaints/${items[0]!.id}`)
    expect(entries).toEqual([expect.objectContaining({ elementId: 'new-facts', words: { facts: '第二天还是湿的。' } })])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true)
  })

  it('takes a report back only after a second word, and says what happens then', async () => {
    const filed = await report(page, baseUrl, words)
    await follow(page, baseUrl, filed)
    await page.getByRole('button', { name: '撤回此反映' }).click()
    await page.getByRole('button', { name: '不撤回' }).click()
    await page.getByRole('button', { name: '撤回此反映' }).click()
    await page.getByLabel('撤回原因').fill('已经解决了')
    await page.getByRole('button', { name: '确定撤回' }).click()
    await page.getByText('您已申请撤回。').waitFor()
    expect(await page.getByRole('button', { name: '撤回此反映' }).count()).toBe(0)

    const { items } = await office.get<{ items: { id: string }[] }>(`/api/complaints?q=${filed.receipt}`)
    const { entries, facts } = await office.get<{ entries: { elementId: string }[], facts: unknown }>(`/api/complaints/${items[0]!.id}`)
    expect(entries.map(({ elementId }) => elementId)).toEqual(['withdrawal'])
    expect(facts).toMatchObject({ withdrawal: 'asked' })
  })
})
