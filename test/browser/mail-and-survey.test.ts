import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { eventually } from '../kit/client.ts'
import { hospital, type Hospital } from '../kit/hospital.ts'
import { aMail, openMailServer, type MailServer } from '../kit/mail-server.ts'
import { openBrowser } from '../setup/browser.ts'
import { signIn } from './desk.ts'

const { baseUrl, admin } = inject('recourse')

describe('from a mail to what the complainant thinks of it', () => {
  let browser: Browser
  let place: Hospital
  let server: MailServer
  let desk: Page
  const contexts: BrowserContext[] = []
  const open = async (options: Parameters<Browser['newContext']>[0]): Promise<Page> => {
    const context = await browser.newContext(options)
    contexts.push(context)
    return await context.newPage()
  }

  beforeAll(async () => {
    ;[browser, place, server] = await Promise.all([openBrowser(), hospital(), openMailServer()])
    await place.admin.call('PUT', '/api/secrets/MAILBOX', { value: 'testpass', hosts: [] })
  })
  afterAll(async () => {
    await place.admin.call('PUT', '/api/connectors/incoming-mail/settings', { values: { on: false } })
    await Promise.all([browser.close(), server.close()])
  })
  beforeEach(async () => {
    desk = await open({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' })
    await signIn(desk, baseUrl, admin)
    return async () => { for (const context of contexts.splice(0)) await context.close() }
  })

  it('a mail that belongs to no case waits for the office, who opens one with it; its questionnaire is answered on a phone, and the case shows what was said', async () => {
    const subject = `By mail ${Date.now()}`
    await place.admin.call('PUT', '/api/connectors/incoming-mail/settings', { values: { ...server.settings, password: '{{secrets.MAILBOX}}', newCases: 'ask' } })
    server.deliver(aMail({ subject, text: 'I waited four hours in the hall.' }))
    await eventually('the mail is read', async () => (await place.admin.get<{ items: { subject: string }[] }>('/api/incoming-mails?state=asks')).items.some((mail) => mail.subject === subject))

    await desk.getByRole('link', { name: 'Incoming mail' }).click()
    await desk.getByText('The mailbox is read').waitFor()
    await desk.getByRole('button', { name: subject }).click()
    const mail = desk.getByRole('dialog')
    await mail.getByText('I waited four hours in the hall.').waitFor()
    await mail.getByRole('button', { name: 'Open a case with it' }).click()
    await desk.getByRole('heading', { name: subject }).waitFor()
    const id = desk.url().split('/').at(-1)!
    await place.task(id, 'register-complaint')
    await place.admin.post(`/api/complaints/${id}/actions/satisfaction-survey`, { variables: { way: 'qr' } })
    const { link } = await eventually('it is offered', async () => {
      const survey = await place.admin.get<{ state: string, link?: string }>(`/api/complaints/${id}/survey`)
      return survey.state === 'open' && survey
    })
    await desk.reload()
    await desk.getByRole('img', { name: 'Code to photograph or print' }).waitFor()

    const phone = await open({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
    await phone.goto(`${baseUrl}/survey${new URL(link!).hash}`)
    await phone.getByRole('button', { name: '提交' }).click()
    await phone.getByText('请评价“就诊过程”').waitFor()
    await phone.getByRole('group', { name: '就诊过程' }).getByLabel('4 分').check()
    await phone.getByRole('group', { name: '信息获取' }).getByLabel('5 分').check()
    await phone.getByRole('group', { name: '出院随访' }).getByLabel('不适用').check()
    await phone.getByLabel('还有什么想告诉我们').fill('大厅太挤了。')
    await phone.getByRole('button', { name: '提交' }).click()
    await phone.getByRole('heading', { name: '谢谢您的评价' }).waitFor()
    await phone.reload()
    await phone.getByRole('heading', { name: '此问卷已填写' }).waitFor()

    await desk.reload()
    await desk.getByText('大厅太挤了。').waitFor()
    expect(await desk.getByText('Answered by code').count()).toBe(1)
  })
})
