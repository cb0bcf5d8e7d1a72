import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openBrowser } from '../setup/browser.ts'
import { Client } from '../kit/client.ts'
import { signIn } from './desk.ts'

const { baseUrl, admin } = inject('recourse')

describe('the connectors', () => {
  let browser: Browser
  let page: Page
  let client: Client
  beforeAll(async () => {
    browser = await openBrowser()
    client = await Client.signedIn(baseUrl, admin.email, admin.password)
    page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })).newPage()
    await signIn(page, baseUrl, admin)
  })
  afterAll(() => browser.close())

  it('are listed with the process that runs them, found by name, and set up with a secret that is never shown again', async () => {
    await page.getByRole('link', { name: 'Connectors' }).click()
    await page.getByRole('listitem').filter({ hasText: 'all connectors' }).first().waitFor()

    await page.getByRole('button', { name: 'Add a secret' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('browser_key')
    await dialog.getByLabel('Value').fill('open-sesame-7')
    await dialog.getByLabel('Hosts it may be sent to').fill('api.example.org')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Only to api.example.org').waitFor()
    expect(await page.content()).not.toContain('open-sesame-7')

    await page.getByPlaceholder('Search').fill('http-call')
    await page.getByRole('row').filter({ hasText: 'Call another system' }).getByRole('link').click()
    await page.getByLabel('Allowed hosts').fill('api.example.org\nhis.example.org')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved. It holds from the next job on.').waitFor()
    expect(await client.get('/api/connectors/http-call')).toMatchObject({ values: { hosts: ['api.example.org', 'his.example.org'] } })

    await client.call('PUT', '/api/connectors/http-call/settings', { values: {} })
    await client.call('DELETE', '/api/secrets/BROWSER_KEY')
  })
})
