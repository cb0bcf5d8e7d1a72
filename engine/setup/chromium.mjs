import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { say } from './project.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const MACOS = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']
const PACKAGES = ['chromium', 'fonts-noto-cjk']

/** The path of an installed Chromium or Chrome, undefined where there is none. */
export function findChromium() {
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return [...onPath, ...MACOS].find(isProgram)
}

/** Sees to a browser, and to a font that has Chinese. @param what needs them, for the line that says that they are missing */
export function ensureChromium(what) {
  if (findChromium() && hasChineseFont()) return
  const wayOut = `${what} need Chromium and a Chinese font: apt-get install ${PACKAGES.join(' ')}`
  if (!isDebianRoot()) return say(`Note: ${wayOut}`)
  say(`Installing ${PACKAGES.join(' and ')} …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const steps = [['update', '-qq'], ['install', '-qq', '-y', '--no-install-recommends', ...PACKAGES]]
  const failed = steps.some((args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status !== 0)
  if (failed) say(`Note: apt-get failed, and ${wayOut}`)
}

function hasChineseFont() {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' })
  return status === 0 && stdout.trim() !== ''
}

function isDebianRoot() {
  return existsSync('/etc/debian_version') && process.getuid?.() === 0
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
