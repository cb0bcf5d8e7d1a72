import { execFile } from 'node:child_process'
import { promisify, stripVTControlCharacters } from 'node:util'

export interface Ran {
  /** 0 = fine; undefined when the program does not exist */
  code: number | undefined
  /** standard output and standard error, as they came */
  text: string
}

export interface RunOptions {
  env?: Record<string, string>
  cwd?: string
  /** milliseconds after which the program is killed; unlimited where left out */
  timeout?: number
}

const ABSENT = ['ENOENT', 'ENOTDIR', 'EACCES']

/** Runs a program to its end and never rejects: a failure is an answer like any other. It does not outlive this process. */
export async function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const settings = { cwd: options.cwd, timeout: options.timeout ?? 0, env: { ...process.env, ...options.env }, maxBuffer: 64 << 20 }
  let end = (): void => undefined
  try {
    const running = promisify(execFile)(command, args, settings)
    end = () => void running.child.kill()
    process.once('exit', end)
    const { stdout, stderr } = await running
    return { code: 0, text: stdout + stderr }
  } catch (error) {
    const { code, stdout = '', stderr = '' } = error as { code?: number | string | null; stdout?: string; stderr?: string }
    const absent = typeof code === 'string' && ABSENT.includes(code)
    return { code: absent ? undefined : typeof code === 'number' ? code : 1, text: stdout + stderr }
  } finally {
    process.removeListener('exit', end)
  }
}

/** The first line of a program's output that says what went wrong, for a one-line message. */
export function firstFault(text: string): string {
  const lines = stripVTControlCharacters(text).split('\n').map((line) => line.trim()).filter(Boolean)
  const line = lines.find((each) => /\berror\b|could not|cannot|failed/i.test(each)) ?? lines.at(-1) ?? 'no output'
  return line.slice(0, 400)
}
