import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bin, fail, node24, root, say } from './project.mjs'

const pages = join(root, 'admin-ui')
const config = join(pages, 'vite.config.ts')
const note = join(pages, 'dist/.built-from')

/** Builds the pages with Vite when their sources have changed since the last build. */
export function buildPages() {
  if (!existsSync(config)) return
  const sources = hashOfSources()
  if (existsSync(note) && readFileSync(note, 'utf8') === sources) return
  say('Building the pages …')
  const { status } = spawnSync(node24(), [join(bin, 'vite'), 'build', '--config', config, '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' })
  if (status !== 0) fail('The pages could not be built: Vite says why above.')
  writeFileSync(note, sources)
}

function hashOfSources() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  for (const file of filesBelow(pages)) hash.update(file.slice(pages.length)).update(readFileSync(file))
  return hash.digest('hex')
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'dist' && name !== 'node_modules')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]))
}
