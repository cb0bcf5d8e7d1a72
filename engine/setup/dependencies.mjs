import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { bin, fail, root, say } from './project.mjs'

/** Installs what package-lock.json names, unless exactly that is installed already. */
export function installDependencies() {
  if (isInstalled()) return
  say('Installing the dependencies, once. This takes a minute or two …')
  const { status, error } = npmCi()
  if (error) fail(`npm could not be run (${error.message}). Install Node.js 20 or newer together with npm.`)
  if (status !== 0) fail('The dependencies could not be installed: npm says why above. Check the network or the registry that npm is set to, then start again.')
  if (!isInstalled()) fail('npm ended well but did not install what package-lock.json names. Remove node_modules and start again.')
}

/** npm notes in node_modules what it has installed, as the last thing it does: compared entry by entry, either way. */
function isInstalled() {
  const wanted = packagesOf(join(root, 'package-lock.json'))
  const installed = packagesOf(join(root, 'node_modules/.package-lock.json'))
  if (!installed) return false
  const missing = Object.entries(wanted).some(([path, { version, optional }]) => path !== '' && !optional && installed[path]?.version !== version)
  const other = Object.entries(installed).some(([path, { version }]) => wanted[path]?.version !== version)
  return !missing && !other
}

function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined
}

/** Runs with the machine's own Node: npm removes node_modules first, and the Node 24 in there with it. */
function npmCi() {
  const PATH = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== bin).join(delimiter)
  return spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH, IBM_TELEMETRY_DISABLED: 'true' },
  })
}
