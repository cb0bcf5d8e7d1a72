import { execFile } from 'node:child_process'

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

/** Runs a program to its end and never rejects: a failure is an answer like any other. It does not outlive this process. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const child = execFile(
      command,
      args,
      { cwd: options.cwd, timeout: options.timeout ?? 0, env: { ...process.env, ...options.env }, maxBuffer: 64 << 20 },
      (error, stdout, stderr) => {
        process.removeListener('exit', end)
        const code = error?.code === 'ENOENT' ? undefined : typeof error?.code === 'number' ? error.code : error ? 1 : 0
        resolve({ code, text: stdout + stderr })
      },
    )
    const end = (): void => void child.kill()
    process.once('exit', end)
  })
}

/** The last line of a program's output that says what went wrong, for a one-line message. */
export function lastWords(text: string): string {
  const lines = text.split('\n').map((line) => line.trim()).filter(Boolean)
  const line = lines.findLast((each) => /error|could not|cannot|failed/i.test(each)) ?? lines.at(-1) ?? 'no output'
  return line.slice(0, 300)
}
