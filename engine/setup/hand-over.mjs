import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { root } from './project.mjs'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** Runs programs in the foreground until the first of them ends, then ends the others, and answers the first one's exit code. */
export async function handOver(...commands) {
  const { run, tell } = foreground('inherit')
  const ends = commands.map(run)
  const code = await Promise.race(ends)
  tell('SIGTERM')
  await Promise.all(ends)
  return code
}

/** Runs programs in this order, so many at a time, their lines among each other, until all have ended, and answers their exit codes. */
export async function handOverInTurn(atATime, commands) {
  const { run } = foreground('pipe')
  const codes = []
  const waiting = commands.entries()
  const work = async () => {
    for (const [at, command] of waiting) codes[at] = await run(command)
  }
  await Promise.all(Array.from({ length: atATime }, work))
  return codes
}

/** A signal is passed on exactly once: Ctrl-C arrives twice here, from the terminal and from npm, and a second one would cut a clean stop short. */
function foreground(output) {
  const children = new Set()
  let told
  const tell = (signal) => {
    if (told) return
    told = signal
    for (const child of children) child.kill(signal)
  }
  for (const signal of SIGNALS) process.on(signal, () => tell(signal === 'SIGHUP' ? 'SIGTERM' : signal))
  stopWithNpm(() => tell('SIGTERM'))
  const run = async ([program, args]) => {
    if (told) return 128 + constants.signals[told]
    // A group of its own: what the terminal sends reaches it through us only.
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', output, output], detached: true })
    child.stdout?.on('data', (lines) => process.stdout.write(lines))
    child.stderr?.on('data', (lines) => process.stderr.write(lines))
    children.add(child)
    const code = await endOf(child)
    children.delete(child)
    return code
  }
  return { run, tell }
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
