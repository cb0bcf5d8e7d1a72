import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

interface Violation {
  id: string
  impact: string
  nodes: { target: string[], failureSummary: string }[]
}

const source = readFile(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8')
/** Axe looks at one element after the other: a button that becomes disabled meanwhile is an enabled one in faint letters to it. */
const looks = 3
const betweenLooks = 500

/**
 * Axe finds nothing serious or critical on the page as it is now.
 * @throws Error that names each finding that stays, where it is and what to do
 */
export async function expectNoSeriousFindings(page: Page): Promise<void> {
  await page.evaluate(await source)
  let found: string[] = []
  for (let look = 0; look < looks; look += 1) {
    if (look > 0) await page.waitForTimeout(betweenLooks)
    found = await seriousFindings(page)
    if (found.length === 0) return
  }
  throw new Error(`axe on ${new URL(page.url()).pathname}: ${found.join('; ')}`)
}

async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate(() => (window as unknown as { axe: { run(where: unknown, how: unknown): Promise<{ violations: Violation[] }> } }).axe.run(document, { runOnly: ['wcag2a', 'wcag2aa'], resultTypes: ['violations'] }))
  const serious = violations.filter(({ impact }) => ['serious', 'critical'].includes(impact))
  return serious.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary.replaceAll(/\s+/g, ' ')}`))
}
