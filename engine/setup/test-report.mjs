/** What the parts of a test run came to, from Vitest's JSON reports. */
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { root } from './project.mjs'

/** @typedef {{ passed: number, failed: number, failures: string[], again: string[], seconds: [file: string, seconds: number][] }} Part */

/**
 * A file that could not be loaded, or a run that broke off, has no failed test to count: it counts as one.
 * @param {string} file the report
 * @param {number} code the exit code of the run that wrote it
 * @returns {Part}
 */
export function partOf(file, code) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(file, 'utf8'))
    return {
      passed: numPassedTests,
      failed: code === 0 ? numFailedTests : Math.max(1, numFailedTests),
      failures: testResults.flatMap(failuresOf),
      again: testResults.flatMap(({ name, assertionResults }) => assertionResults.filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0).map((test) => said(name, test))),
      seconds: testResults.map(({ name, startTime, endTime }) => [relative(root, name), Math.round((endTime - startTime) / 1000)]),
    }
  } catch (error) {
    return { passed: 0, failed: 1, failures: [`no report of a part: ${error.message}`], again: [], seconds: [] }
  }
}

function failuresOf({ name, status, message, assertionResults }) {
  const failed = assertionResults.filter(({ status }) => status === 'failed')
  if (failed.length === 0) return status === 'failed' ? [`${relative(root, name)}: ${firstLines(message)}`] : []
  return failed.map((test) => said(name, test))
}

function said(file, { fullName, failureMessages }) {
  return `${relative(root, file)}: ${fullName}: ${firstLines(failureMessages.join('\n'))}`
}

function firstLines(text) {
  return text.split('\n', 6).join('\n    ')
}

/**
 * What is wanted last in a long log: what took longest, what passed at the second try only, and what failed.
 * @param {Part[]} parts
 */
export function summaryOf(parts) {
  const failures = parts.flatMap(({ failures }) => failures)
  const slowest = parts
    .flatMap(({ seconds }) => seconds)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 12)
  return [
    ...(slowest.length > 1 ? [`slowest: ${slowest.map(([file, seconds]) => `${file} ${seconds} s`).join(', ')}`] : []),
    ...parts.flatMap(({ again }) => again).map((failure) => `passed at the second try: ${failure}`),
    ...failures.map((failure) => `failed: ${failure}`),
  ]
}
