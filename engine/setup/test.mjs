/** `npm test`: sees to everything the tests need, runs them, and closes with the line `N passed, N failed`. Arguments go to Vitest. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from './chromium.mjs'
import { installDependencies } from './dependencies.mjs'
import { handOverInTurn } from './hand-over.mjs'
import { buildPages } from './pages.mjs'
import { node24, root, say } from './project.mjs'
import { partOf, summaryOf } from './test-report.mjs'

const args = process.argv.slice(2)
const projects = args.flatMap((arg, at) => (arg === '--project' ? [args[at + 1]] : arg.startsWith('--project=') ? [arg.slice('--project='.length)] : []))
const includes = (...names) => projects.length === 0 || names.some((name) => projects.includes(name))

installDependencies()
if (includes('server', 'scenarios', 'browser', 'setup', 'faults')) buildPages()
if (includes('server', 'scenarios', 'browser', 'setup', 'faults')) ensureChromium('the tests of pages and letters')

/** Two at a time, the longest first, each with a server of its own: most of a test's time is waiting for the broker. */
const parts = args.length > 0 ? [args] : [['unit', 'server'], ['browser'], ['faults'], ['scenarios'], ['walks'], ['setup']].map((names) => names.flatMap((name) => ['--project', name]))
const results = mkdtempSync(join(tmpdir(), 'recourse-results-'))
// What one run has made or compiled, the others need not.
const firstStart = mkdtempSync(join(tmpdir(), 'recourse-first-start-'))
process.env.TEST_FIRST_START = firstStart
process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules/.cache/compiled')
const file = (part) => join(results, `${part}.json`)
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const codes = await handOverInTurn(2, parts.map((chosen, part) => [node24(), [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file(part)}`, ...chosen]]))
const came = parts.map((_, part) => partOf(file(part), codes[part]))
for (const made of [results, firstStart]) rmSync(made, { recursive: true })
for (const line of summaryOf(came)) say(line)
say(`${sum(came.map(({ passed }) => passed))} passed, ${sum(came.map(({ failed }) => failed))} failed`)
process.exit(codes.find((code) => code !== 0) ?? 0)

function sum(numbers) {
  return numbers.reduce((all, one) => all + one, 0)
}
