import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { signIn } from './desk.ts'
import type { Draft } from '../../admin-ui/kit/shapes/studio.ts'
import { Client } from '../kit/client.ts'
import { staffWith, type Staff } from '../kit/staff.ts'
import { openBrowser } from '../setup/browser.ts'

const { baseUrl, admin } = inject('recourse')
const name = 'notify/digest.en.hbs'
const asked = `/api/studio/draft?name=${encodeURIComponent(name)}`

describe('a draft in the browser', () => {
  let browser: Browser
  let page: Page
  let client: Client
  let other: Staff
  const roles = async (given: string): Promise<void> => { await client.post('/api/hospital/people/changes', { items: [{ id: other.id, roles: given }] }) }
  const saved = async (): Promise<Draft> => await client.get<Draft>(asked)
  const said = (saving: string) => page.locator(`[data-saving="${saving}"]`).waitFor()

  beforeAll(async () => {
    ;[browser, client] = await Promise.all([openBrowser(), Client.signedIn(baseUrl, admin.email, admin.password)])
    other = await staffWith(client, (person) => person.roles.join() === 'quality-team')
    await roles('quality-team; administrator')
    page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })).newPage()
    await signIn(page, baseUrl, admin)
  })
  afterAll(async () => {
    await browser.close()
    const { revision } = await saved()
    await client.call('DELETE', `${asked}&revision=${revision}`)
    await roles('quality-team')
  })

  it('is saved as it is typed, shows who else is there, and is never written over unseen', async () => {
    await other.client.post('/api/studio/presence', { name })
    await page.goto(`${baseUrl}/studio/templates/notify/digest?lang=en`)
    const text = page.getByRole('textbox', { name: 'Text' })
    await page.getByText('1 more here').waitFor()
    await text.fill('Mine, once. {{link}}')
    await said('saved')
    expect((await saved()).content).toContain('Mine, once.')

    const theirs = async (words: string) => {
      const { content, revision } = await saved()
      await other.client.call('PUT', '/api/studio/draft', { name, content: content.replace(/\n\n[^]*/, `\n\n${words} {{link}}`), revision })
    }
    await theirs('Theirs.')
    await text.fill('Mine, twice. {{link}}')
    await said('conflict')
    expect((await saved()).content).toContain('Theirs.')
    await page.getByRole('button', { name: 'Take theirs' }).click()
    await expect.poll(() => text.inputValue()).toBe('Theirs. {{link}}')

    // Whoever has typed nothing yet is simply shown what is new.
    await text.fill('Mine again. {{link}}')
    await expect.poll(async () => (await saved()).content).toContain('Mine again.')
    await theirs('Theirs again.')
    await text.fill('Mine, at last. {{link}}')
    await page.getByRole('button', { name: 'Keep mine' }).click()
    await said('saved')
    expect((await saved()).content).toContain('Mine, at last.')
  })

  it('survives a lost connection and a page that is left at once', async () => {
    const text = page.getByRole('textbox', { name: 'Text' })
    await page.context().setOffline(true)
    await text.fill('Written on the train. {{link}}')
    await said('offline')
    await page.context().setOffline(false)
    await said('saved')
    expect((await saved()).content).toContain('Written on the train.')

    await text.fill('And off. {{link}}')
    await page.getByRole('link', { name: 'Back to the list' }).click()
    await expect.poll(async () => (await saved()).content).toContain('And off.')

    await page.goto(`${baseUrl}/studio`)
    await page.getByRole('link', { name: 'Digest of the morning' }).first().waitFor()
    await page.getByRole('link', { name: 'Review changes' }).click()
    await page.waitForURL('**/studio/changes')
  })
})
