import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')
export const bin = join(root, 'node_modules/.bin')

/** The Node 24 that comes with the dependencies: it runs TypeScript as it is, the machine's own may be older. */
export function node24() {
  const own = join(bin, 'node')
  if (existsSync(own)) return own
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  return fail('Node 24 is missing: its npm package has no build for this system. Install Node.js 24 or newer and start again.')
}

export function say(line) {
  process.stdout.write(`${line}\n`)
}

/** Ends the program with one line for the person in front of it. */
export function fail(line) {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}
