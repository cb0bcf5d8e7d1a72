import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { root } from './project.mjs'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** Runs programs in the foreground until the first of them ends, then ends the others, and answers the first one's exit code. */
export async function handOver(...commands) {
  const { ends, tell } = spawnAll(commands, 'inherit')
  const code = await Promise.race(ends)
  tell('SIGTERM')
  await Promise.all(ends)
  return code
}

/** Runs programs side by side, their lines among each other, until all have ended, and answers their exit codes. */
export async function handOverAll(...commands) {
  const { children, ends } = spawnAll(commands, 'pipe')
  for (const child of children) {
    child.stdout.on('data', (lines) => process.stdout.write(lines))
    child.stderr.on('data', (lines) => process.stderr.write(lines))
  }
  return await Promise.all(ends)
}

/** A signal is passed on exactly once: Ctrl-C arrives twice here, from the terminal and from npm, and a second one would cut a clean stop short. */
function spawnAll(commands, output) {
  // Groups of their own: what the terminal sends reaches them through us only.
  const children = commands.map(([program, args]) => spawn(program, args, { cwd: root, stdio: ['ignore', output, output], detached: true }))
  let told = false
  const tell = (signal) => {
    if (told) return
    told = true
    for (const child of children) child.kill(signal)
  }
  for (const signal of SIGNALS) process.on(signal, () => tell(signal === 'SIGHUP' ? 'SIGTERM' : signal))
  stopWithNpm(() => tell('SIGTERM'))
  return { children, ends: children.map(endOf), tell }
}

/** npm killed outright cannot pass anything on: its disappearance from above us counts as a signal. */
function stopWithNpm(stop) {
  if (!process.env.npm_lifecycle_event) return
  const before = ancestors()
  setInterval(() => {
    if (ancestors() !== before) stop()
  }, 1000).unref()
}

/** Our parent, which is the shell that npm runs scripts with, and the shell's: npm itself. */
function ancestors() {
  try {
    return `${process.ppid} ${/\) \S (\d+)/.exec(readFileSync(`/proc/${process.ppid}/stat`, 'utf8'))?.[1]}`
  } catch {
    return `${process.ppid}` // no Linux, or the shell is gone as well
  }
}

function endOf(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      process.stderr.write(`${error.message}\n`)
      resolve(1)
    })
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
  })
}
