import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** `PORTAL_SCREENS=1` takes the pictures of docs/screens/portal/ anew. */
const pictures = process.env['PORTAL_SCREENS'] ? join(import.meta.dirname, '../../docs/screens/portal') : null
export async function picture(page: Page, name: string): Promise<void> {
  if (!pictures) return
  // A bar that stays at the top would be taken where the page was scrolled to.
  await page.mouse.wheel(0, -9_999)
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
}

/** Nothing of the page has to be scrolled to sideways. */
export const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)

export interface Receipt {
  receipt: string
  code: string
}

/** Reports as somebody with a phone that speaks Chinese. */
export async function report(page: Page, baseUrl: string, { subject, narrative, department }: Record<'subject' | 'narrative' | 'department', string>): Promise<Receipt> {
  await page.goto(`${baseUrl}/`)
  await page.getByLabel('反映什么问题').fill(subject)
  await page.getByLabel('事情经过').fill(narrative)
  await page.getByLabel('科室').selectOption({ label: department })
  await page.getByLabel('姓名').fill('王芳')
  await page.getByLabel('电话').fill('13800138000')
  await page.getByRole('button', { name: '提交' }).click()
  return receiptOn(page)
}

export async function receiptOn(page: Page): Promise<Receipt> {
  await page.getByRole('heading', { name: '我们已收到您的反映' }).waitFor()
  return { receipt: await page.getByTestId('receipt').innerText(), code: await page.getByTestId('code').innerText() }
}

/** Types receipt number and code in, as somebody does who wrote them down. */
export async function follow(page: Page, baseUrl: string, { receipt, code }: Receipt): Promise<void> {
  await page.goto(`${baseUrl}/follow`)
  await page.getByLabel('受理编号').fill(receipt)
  await page.getByLabel('查询码').fill(code)
  await page.getByRole('button', { name: '查询' }).click()
}
