import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { checkFormSchema, type FormSchema } from '../../engine/forms/index.ts'
import { hospital, type Hospital } from '../kit/hospital.ts'
import { openBrowser } from '../setup/browser.ts'
import { signIn } from './desk.ts'

const { baseUrl, admin } = inject('recourse')

describe('forms in the studio', () => {
  let browser: Browser
  let page: Page
  let place: Hospital
  beforeAll(async () => {
    ;[browser, place] = await Promise.all([openBrowser(), hospital()])
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' })).newPage()
    await signIn(page, baseUrl, admin)
  })
  afterAll(() => browser.close())

  const draft = async (): Promise<{ content: string; revision: number }> => {
    const { status, body } = await place.admin.call<{ content: string; revision: number }>('GET', '/api/studio/draft?name=register-complaint.form')
    return status === 200 ? body : { content: '', revision: 0 }
  }
  const panel = () => page.getByRole('complementary', { name: 'Properties' })

  it('a tick is added in both languages, shown only when it is meant, and kept as a draft', async () => {
    await page.goto(`${baseUrl}/studio/forms`)
    await page.getByRole('textbox', { name: 'Find a form or a step' }).fill('register and classify')
    await page.getByRole('link', { name: 'Register and classify' }).click()
    await page.getByRole('button', { name: 'Tick box' }).click()
    await panel().getByRole('textbox', { name: 'Label in English' }).fill('The patient is a child')
    await panel().getByRole('textbox', { name: 'Label in Chinese' }).fill('患者为儿童')
    await panel().getByText('When it is shown').click()
    await panel().getByRole('button', { name: 'Add a condition' }).click()
    await expect.poll(async () => (await draft()).content).toContain('whose != \\"ours\\"')

    const preview = page.locator('.form-preview-frame')
    await page.getByRole('tab', { name: 'Preview' }).click()
    await preview.getByText('The patient is a child').waitFor()
    await preview.getByRole('radio', { name: 'Not ours to decide' }).check()
    await preview.getByText('The patient is a child').waitFor({ state: 'detached' })
    await preview.getByRole('radio', { name: 'A case of its own' }).check()
    await page.locator('.form-preview-bar').getByText('中文').click()
    await preview.getByText('患者为儿童').waitFor()

    const kept = JSON.parse((await draft()).content) as FormSchema
    expect(kept.components.at(-1)).toMatchObject({ type: 'checkbox', id: 'thePatientIsAChild', key: 'thePatientIsAChild', label: 'The patient is a child', conditional: { hide: '=whose != "ours"' }, properties: { 'label.zh': '患者为儿童' } })
    expect(checkFormSchema(kept)).toEqual([])
  })

  it('a field that a diagram needs is missed when it is removed, and comes back by undoing', async () => {
    await page.reload()
    await page.locator('.fjs-element', { hasText: 'Dispute (complaint)' }).last().click()
    await panel().locator('.form-asked').getByText(/Asked for by .*Tier policy/).waitFor()
    await panel().getByRole('button', { name: 'Remove the field' }).click()
    await page.locator('.findings').getByRole('button').first().click()
    await page.locator('.findings').getByText(/does not give "tier" any more/).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.locator('.findings').getByText(/does not give "tier"/).waitFor({ state: 'detached' })
    await expect.poll(async () => (await draft()).content).toContain('"key": "tier"')
    await place.admin.call('DELETE', `/api/studio/draft?name=register-complaint.form&revision=${(await draft()).revision}`)
  })
})
