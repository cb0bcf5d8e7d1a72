/** `npm test`: sees to everything the tests need, runs them, and closes with the line `N passed, N failed`. Arguments go to Vitest. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from './chromium.mjs'
import { installDependencies } from './dependencies.mjs'
import { handOver } from './hand-over.mjs'
import { buildPages } from './pages.mjs'
import { node24, root, say } from './project.mjs'

const args = process.argv.slice(2)
const projects = args.flatMap((arg, at) => (arg === '--project' ? [args[at + 1]] : arg.startsWith('--project=') ? [arg.slice('--project='.length)] : []))
const includes = (...names) => projects.length === 0 || names.some((name) => projects.includes(name))

installDependencies()
if (includes('server', 'browser', 'faults')) buildPages()
if (includes('browser')) ensureChromium()

const results = mkdtempSync(join(tmpdir(), 'recourse-results-'))
const file = join(results, 'results.json')
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const code = await handOver([node24(), [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args]])
const { passed, failed } = counts()
rmSync(results, { recursive: true })
say(`${passed} passed, ${failed} failed`)
process.exit(code)

/** A file that could not be loaded, or a run that broke off, has no failed test to count: it counts as one. */
function counts() {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, 'utf8'))
    return { passed: numPassedTests, failed: code === 0 ? numFailedTests : Math.max(1, numFailedTests) }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
