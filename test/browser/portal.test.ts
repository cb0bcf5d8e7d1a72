import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { fits, follow, picture, receiptOn, report } from './portal.ts'
import { Client } from '../kit/client.ts'
import { openBrowser } from '../setup/browser.ts'

const { baseUrl, admin } = inject('recourse')
const words = { subject: '走廊太滑', narrative: '住院部三楼走廊有水，差点摔倒。', department: '骨科' }
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, locale: 'zh-CN', hasTouch: true, isMobile: true }

let browser: Browser
let office: Client
beforeAll(async () => {
  ;[browser, office] = await Promise.all([openBrowser(['--use-fake-device-for-media-stream']), Client.signedIn(baseUrl, admin.email, admin.password)])
})
afterAll(() => browser.close())

const filedAbout = async (words: string) => (await office.get<{ items: { id: string, subject: string, receipt: string }[] }>(`/api/complaints?q=${encodeURIComponent(words)}`)).items
const fileOf = async (receipt: string) => {
  const [found] = await filedAbout(receipt)
  return await office.get<{ anonymous: boolean, narrative: string, channel: string, department: string, facts: Record<string, unknown>, attachments: { name: string, type: string }[], entries: { elementId: string, words: unknown }[] }>(`/api/complaints/${found!.id}`)
}

describe('the portal on a phone', () => {
  let context: BrowserContext
  let page: Page

  beforeEach(async () => {
    context = await browser.newContext(phone)
    page = await context.newPage()
    return () => context.close()
  })

  it('takes a voice instead of words, played back first, and a picture', async () => {
    await context.grantPermissions(['microphone'])
    await page.goto(`${baseUrl}/report`)
    await page.getByText('24小时内：专人阅读并与您联系；紧急情况1小时内联系。').waitFor()
    await page.getByText('每个不超过 50 MB', { exact: false }).waitFor()
    await page.getByRole('button', { name: '语音反映' }).press('Enter')
    await page.getByText('0:01 / 5:00').waitFor()
    // What has not ended is no file yet: nothing is sent without it.
    expect(await page.getByRole('button', { name: '提交' }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: '结束录音' }).press('Enter')
    const player = page.locator('audio')
    await player.waitFor()
    expect(await player.evaluate((audio: HTMLAudioElement) => audio.play().then(() => !audio.error))).toBe(true)
    await page.locator('input[type=file][multiple]').setInputFiles({ name: '走廊.png', mimeType: 'image/png', buffer: png })
    await expect.poll(() => page.getByText('已添加').count()).toBe(2)
    await picture(page, 'report-phone')
    await page.getByLabel('匿名反映').check()
    await page.getByText('24小时内：专人阅读；紧急情况1小时内。').waitFor()
    await page.getByRole('button', { name: '提交' }).click()

    const { receipt } = await receiptOn(page)
    expect(await page.getByAltText('扫码查看您的反映').evaluate((qr: HTMLImageElement) => qr.decode().then(() => qr.naturalWidth > 0))).toBe(true)
    await page.getByText('最迟', { exact: false }).first().waitFor()
    await picture(page, 'receipt-phone')
    expect(await fits(page)).toBe(true)
    expect(await fileOf(receipt)).toMatchObject({
      anonymous: true, narrative: '详见录音。', attachments: [{ name: '录音 1.webm', type: 'audio/webm' }, { name: '走廊.png', type: 'image/png' }],
    })

    await page.reload()
    expect((await receiptOn(page)).receipt).toBe(receipt)
    await page.getByRole('button', { name: '再反映一件事' }).click()
    expect(await page.getByLabel('事情经过').inputValue()).toBe('')
  })

  it('says what to do where the microphone is refused', async () => {
    await page.goto(`${baseUrl}/report`)
    await page.getByRole('button', { name: '语音反映' }).click()
    await page.getByText('未获得麦克风权限', { exact: false }).waitFor()
  })

  it('keeps words and files when the connection is lost and the page closed, and sends them once by itself', async () => {
    const narrative = `${words.narrative} ${Date.now()}`
    await page.goto(`${baseUrl}/report`)
    await page.getByText('每个不超过 50 MB', { exact: false }).waitFor()
    await context.route('**/api/public/**', (route) => route.abort())
    await page.getByLabel('事情经过').fill(narrative)
    await page.locator('input[type=file][multiple]').setInputFiles({ name: '走廊.png', mimeType: 'image/png', buffer: png })
    await page.getByText('等待网络').waitFor()
    await page.getByLabel('电话').fill('13800138000')
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByText('连接已中断').waitFor()
    await picture(page, 'lost-phone')
    await page.close()
    expect(await filedAbout(narrative)).toEqual([])

    // The network is back, but the first answer does not arrive.
    await context.unroute('**/api/public/**')
    let answers = 0
    await context.route('**/api/public/complaints', async (route) => {
      if (answers++ > 0) return route.continue()
      await route.fetch()
      await route.abort()
    })
    page = await context.newPage()
    await page.goto(`${baseUrl}/report`)
    await page.getByText('连接已中断').waitFor()
    expect(await page.getByLabel('事情经过').inputValue()).toBe(narrative)
    await page.getByRole('button', { name: '重试' }).click()

    const { receipt } = await receiptOn(page)
    expect(await filedAbout(narrative)).toEqual([expect.objectContaining({ receipt })])
    expect(await fileOf(receipt)).toMatchObject({ attachments: [{ name: '走廊.png' }] })
  })

  it('takes what is sent from a second tab for a report of its own', async () => {
    const [first, second] = [`${words.narrative} ${Date.now()}01`, `${words.narrative} ${Date.now()}02`]
    await page.goto(`${baseUrl}/report`)
    await page.getByLabel('事情经过').fill(first)
    const other = await context.newPage()
    await other.goto(`${baseUrl}/report`)
    await expect.poll(() => other.getByLabel('事情经过').inputValue()).toBe(first)
    await page.getByLabel('电话').fill('13800138000')
    await page.getByRole('button', { name: '提交' }).click()
    const { receipt } = await receiptOn(page)
    await other.getByLabel('事情经过').fill(second)
    await other.getByLabel('电话').fill('13800138000')
    await other.getByRole('button', { name: '提交' }).click()
    expect((await receiptOn(other)).receipt).not.toBe(receipt)
    expect([await filedAbout(first), await filedAbout(second)]).toEqual([[expect.anything()], [expect.anything()]])
    await other.close()
  })

  it('is begun again with a file that was refused gone', async () => {
    await page.goto(`${baseUrl}/report`)
    await page.locator('input[type=file][multiple]').setInputFiles({ name: '走廊.png', mimeType: 'image/png', buffer: Buffer.from('no picture') })
    await page.getByText('无法添加', { exact: false }).waitFor()
    expect(await page.getByRole('button', { name: '提交' }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: '重新填写' }).click()
    await expect.poll(() => page.getByRole('button', { name: '提交' }).isEnabled()).toBe(true)
  })

  it('opens without a connection once it was opened with one', async () => {
    await page.goto(`${baseUrl}/report`)
    await page.evaluate(async () => { await navigator.serviceWorker.ready })
    await expect.poll(() => page.evaluate(async () => (await (await caches.open('recourse-report')).keys()).length)).toBeGreaterThan(5)
    await context.setOffline(true)
    await page.reload()
    await page.getByText('当前没有网络', { exact: false }).waitFor()
    await page.getByLabel('事情经过').fill(words.narrative)
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

  it('does not tell a wrong code from an unknown number', async () => {
    const filed = await report(page, baseUrl, words)
    const said: string[] = []
    for (const keys of [{ ...filed, code: 'AAAA-BBBB-CCCC' }, { receipt: '2001-000001', code: filed.code }]) {
      await follow(page, baseUrl, keys)
      said.push(await page.getByRole('alert').innerText())
    }
    expect(said).toEqual(['没有找到对应的记录，请核对编号和查询码。', '没有找到对应的记录，请核对编号和查询码。'])
  })

  it('takes what came to mind later, and a report back only after a second word', async () => {
    const filed = await report(page, baseUrl, words)
    await follow(page, baseUrl, filed)
    await page.getByText('还有要补充的？').click()
    await page.getByRole('button', { name: '提交补充' }).click()
    await page.getByText('请填写补充内容').waitFor()
    await page.getByLabel('您想补充什么？').fill('第二天还是湿的。')
    await page.getByRole('button', { name: '提交补充' }).click()
    await page.getByText('谢谢，已送达办理人员。').waitFor()
    await picture(page, 'follow-phone')
    // It arrived, but nobody heard: what is sent then in other words is sent as well.
    await context.route('**/facts', async (route) => { await route.fetch(); await route.abort() }, { times: 1 })
    await page.getByLabel('您想补充什么？').fill('第三天干了。')
    await page.getByRole('button', { name: '提交补充' }).click()
    await page.getByRole('alert').waitFor()
    await page.getByLabel('您想补充什么？').fill('第三天才干。')
    await page.getByRole('button', { name: '提交补充' }).click()
    await expect.poll(() => page.getByLabel('您想补充什么？').inputValue()).toBe('')
    expect(await fits(page)).toBe(true)

    await page.getByRole('button', { name: '撤回此反映' }).click()
    await page.getByRole('button', { name: '不撤回' }).click()
    await page.getByRole('button', { name: '撤回此反映' }).click()
    await page.getByLabel('撤回原因').fill('已经解决了')
    await page.getByRole('button', { name: '确定撤回' }).click()
    await page.getByText('您已申请撤回。').waitFor()
    expect(await page.getByRole('button', { name: '撤回此反映' }).count()).toBe(0)
    const { entries, facts } = await fileOf(filed.receipt)
    expect(entries).toEqual([...['第二天还是湿的。', '第三天干了。', '第三天才干。'].map((facts) => expect.objectContaining({ elementId: 'new-facts', words: { facts } })), expect.objectContaining({ elementId: 'withdrawal' })])
    expect(facts).toMatchObject({ withdrawal: 'asked' })
  })

  it('works without scripts from the same address', async () => {
    const plain = await browser.newContext({ ...phone, javaScriptEnabled: false })
    const bare = await plain.newPage()
    await bare.goto(`${baseUrl}/report`)
    await bare.getByLabel('事情经过').fill('没有脚本也能反映。')
    await bare.getByLabel('电话').fill('13800138000')
    await picture(bare, 'plain-phone')
    await bare.getByRole('button', { name: '提交' }).click()
    await bare.getByRole('heading', { name: '我们已收到您的反映' }).waitFor()
    await bare.getByRole('button', { name: '查看进度' }).click()
    await bare.getByRole('heading', { name: '没有脚本也能反映' }).waitFor()
    await plain.close()
  })
})
