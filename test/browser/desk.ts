import type { Locator, Page } from 'playwright-core'

/** What a test fills into a form: by how the label begins, a text, how the chosen option begins, or whether a box is ticked. */
export type Answers = Record<string, string | boolean>

export async function signIn(page: Page, baseUrl: string, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto(`${baseUrl}/desk/sign-in`)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Tasks' }).waitFor()
}

/** Looks the case up in the ledger and waits there until the step is an open task: the case file learns of it without a reload. */
export async function openStep(page: Page, receipt: string, step: string): Promise<void> {
  await page.getByRole('link', { name: 'Complaints' }).click()
  // The list of tasks has a field of its own to search in.
  await page.getByRole('heading', { name: 'Complaints' }).waitFor()
  await page.getByRole('searchbox').fill(receipt)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: receipt }).click()
  await page.getByRole('link', { name: step }).click()
  await page.getByRole('heading', { name: step }).waitFor()
}

/** Fills in the form of the task on the page and completes it. */
export async function complete(page: Page, step: string, answers: Answers): Promise<void> {
  const takeOver = page.getByRole('button', { name: 'Take it over' })
  const form = page.locator('.fjs-container')
  await form.locator('.fjs-form-field').first().waitFor()
  if (await takeOver.isVisible()) await takeOver.click()
  for (const [label, answer] of Object.entries(answers)) await fillIn(form, label, answer)
  await page.getByRole('button', { name: 'Complete', exact: true }).click()
  await page.getByText(`“${step}” is done`).waitFor()
}

/** One field of a form, by how its label begins. */
export async function fillIn(form: Locator, label: string, answer: string | boolean): Promise<void> {
  const labelled = form.page().locator('.fjs-form-field-label', { hasText: beginningWith(label) })
  const field = form.locator('.fjs-form-field').filter({ has: labelled }).first()
  await field.waitFor()
  if (typeof answer === 'boolean') await field.getByRole('checkbox').setChecked(answer)
  else if (await field.getByRole('radio').count() > 0) await field.getByLabel(beginningWith(answer)).check()
  else if (await field.locator('.fjs-select-display').count() > 0) {
    await field.locator('.fjs-select-display').click()
    await field.locator('.fjs-dropdownlist-item', { hasText: beginningWith(answer) }).click()
  } else await field.getByRole('textbox').fill(answer)
}

const beginningWith = (text: string) => new RegExp(`^${RegExp.escape(text)}`)
