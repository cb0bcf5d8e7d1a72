import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

interface Violation {
  id: string
  impact: string
  nodes: { target: string[] }[]
}

const source = readFile(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8')

/** What axe finds serious or critical on the page as it is now. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(await source)
  const { violations } = await page.evaluate(() => (window as unknown as { axe: { run(where: unknown, how: unknown): Promise<{ violations: Violation[] }> } }).axe.run(document, { runOnly: ['wcag2a', 'wcag2aa'], resultTypes: ['violations'] }))
  return violations.filter(({ impact }) => ['serious', 'critical'].includes(impact)).map(({ id, nodes }) => `${id} at ${nodes.slice(0, 3).map(({ target }) => target.join(' ')).join(' | ')}`)
}
