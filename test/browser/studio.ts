/** What administrators do with mouse and keyboard in the studio. */
import type { Locator, Page } from 'playwright-core'
import { fillIn, type Answers } from './desk.ts'
import type { Client } from '../kit/client.ts'

/** Other tests' drafts are none of this one's. */
export async function discardDrafts(admin: Client): Promise<void> {
  const { items } = await admin.get<{ items: { name: string, draft: { revision: number } | null }[] }>('/api/studio/files')
  for (const { name, draft } of items) if (draft) await admin.call('DELETE', `/api/studio/draft?name=${encodeURIComponent(name)}&revision=${draft.revision}`)
}

/** The release that went live last. */
export async function lastLive(admin: Client): Promise<number> {
  const { items } = await admin.get<{ items: { number: number, state: string }[] }>('/api/studio/releases')
  return items.find(({ state }) => state === 'live')!.number
}

export const saved = (page: Page): Promise<void> => page.locator('.document-saving[data-saving=saved]', { hasText: 'Draft saved' }).waitFor()

export const shape = (page: Page, id: string): Locator => page.locator(`.djs-shape[data-element-id="${id}"]`)

/** Puts something of the palette on the way between two neighbours. */
export async function dropOnWay(page: Page, tool: string, from: string, to: string): Promise<void> {
  await shape(page, from).waitFor()
  await page.locator(`.djs-palette [data-action="${tool}"]`).click()
  const [left, right] = await Promise.all([shape(page, from).boundingBox(), shape(page, to).boundingBox()])
  const at = [(left!.x + left!.width + right!.x) / 2, right!.y + right!.height / 2] as const
  await page.mouse.move(at[0], at[1] - 40)
  await page.mouse.move(...at, { steps: 5 })
  await page.mouse.click(...at)
}

/** Appends something to what is selected, and names it: its name can be written at once. */
export async function append(page: Page, kind: string, name: string): Promise<void> {
  await page.locator('.djs-context-pad [data-action=append]').click()
  await page.locator('.djs-popup-search input').pressSequentially(kind)
  await page.locator('.djs-popup .entry', { hasText: kind }).first().click()
  await page.locator('.djs-direct-editing-content').fill(name)
  await page.locator('.djs-direct-editing-content').press('Enter')
}

/** Selects it. The first click after something was drawn only ends the drawing; one on what is selected lets it go. */
export async function take(element: Locator): Promise<void> {
  const selected = element.and(element.page().locator('.selected'))
  for (let tries = 0; tries < 3 && await selected.count() === 0; tries += 1) {
    await element.click()
    await selected.waitFor({ timeout: 5_000 }).catch(() => undefined)
  }
  await selected.waitFor()
}

export async function pick(page: Page, label: string, answer: string): Promise<void> {
  const list = page.getByRole('combobox', { name: label })
  await list.click()
  await list.pressSequentially(answer)
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: answer }).first().click()
  await page.keyboard.press('Escape')
}

/** Completes a step of the play by its real form, as whoever is offered first. */
export async function play(page: Page, step: string, answers: Answers): Promise<void> {
  const open = page.locator('.rehearsal-step').filter({ has: page.getByRole('button', { name: new RegExp(`^${step}`) }) })
  const head = open.getByRole('button').first()
  await head.waitFor()
  if (await head.getAttribute('aria-expanded') !== 'true') await head.click()
  const form = open.locator('.fjs-container')
  await form.locator('.fjs-form-field').first().waitFor()
  for (const [label, answer] of Object.entries(answers)) await fillIn(form, label, answer)
  await open.getByRole('button', { name: 'Complete the step' }).click()
  await open.waitFor({ state: 'detached' })
}

/** Why, and live. */
export async function putLive(page: Page, why: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Why' }).fill(why)
  await page.getByRole('button', { name: 'Put live', exact: true }).click()
  await page.getByText(/^Release \d+ is live/).first().waitFor()
}
