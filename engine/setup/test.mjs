/** `npm test`: sees to everything the tests need, runs them, and closes with the line `N passed, N failed`. Arguments go to Vitest. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from './chromium.mjs'
import { installDependencies } from './dependencies.mjs'
import { handOverAll } from './hand-over.mjs'
import { buildPages } from './pages.mjs'
import { node24, root, say } from './project.mjs'

const args = process.argv.slice(2)
const projects = args.flatMap((arg, at) => (arg === '--project' ? [args[at + 1]] : arg.startsWith('--project=') ? [arg.slice('--project='.length)] : []))
const includes = (...names) => projects.length === 0 || names.some((name) => projects.includes(name))

installDependencies()
if (includes('server', 'scenarios', 'browser', 'setup', 'faults')) buildPages()
if (includes('server', 'scenarios', 'browser', 'setup', 'faults')) ensureChromium('the tests of pages and letters')

/** Runs side by side, each with servers of its own: most of a test's time is waiting for the broker. */
const lanes = args.length > 0 ? [args] : [['unit', 'server'], ['scenarios', 'walks', 'setup'], ['browser', 'faults']].map((names) => names.flatMap((name) => ['--project', name]))
const results = mkdtempSync(join(tmpdir(), 'recourse-results-'))
// What one run has made or compiled, the others need not.
const firstStart = mkdtempSync(join(tmpdir(), 'recourse-first-start-'))
process.env.TEST_FIRST_START = firstStart
process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules/.cache/compiled')
const file = (lane) => join(results, `${lane}.json`)
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const codes = await handOverAll(...lanes.map((chosen, lane) => [node24(), [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file(lane)}`, ...chosen]]))
const counts = lanes.map((_, lane) => countsOf(lane))
for (const made of [results, firstStart]) rmSync(made, { recursive: true })
say(`${sum(counts.map(({ passed }) => passed))} passed, ${sum(counts.map(({ failed }) => failed))} failed`)
process.exit(codes.find((code) => code !== 0) ?? 0)

/** A file that could not be loaded, or a run that broke off, has no failed test to count: it counts as one. */
function countsOf(lane) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file(lane), 'utf8'))
    return { passed: numPassedTests, failed: codes[lane] === 0 ? numFailedTests : Math.max(1, numFailedTests) }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

function sum(numbers) {
  return numbers.reduce((all, one) => all + one, 0)
}
