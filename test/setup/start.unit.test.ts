import { execFile } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'

const SETUP = fileURLToPath(new URL('../../engine/setup', import.meta.url))

describe('npm start, in a clone', () => {
  let clone: string

  beforeEach(async () => {
    clone = await mkdtemp(join(tmpdir(), 'recourse-clone-'))
    onTestFinished(() => rm(clone, { recursive: true }))
    await cp(SETUP, join(clone, 'engine/setup'), { recursive: true })
    await write('engine/main.ts', 'const answer: number = 3; process.stdout.write("server runs\\n"); process.exit(answer)')
    await lock('1.0.0')
    await npm(`echo called >> calls; mkdir -p node_modules/.bin; ln -sf "${process.execPath}" node_modules/.bin/node; cp package-lock.json node_modules/.package-lock.json`)
  })

  test('installs what the lockfile names, then runs the server and answers with its exit code', async () => {
    expect(await start()).toMatchObject({ code: 3, stdout: expect.stringContaining('server runs') })
    expect(await calls()).toBe(1)
  })

  test('installs again only when the lockfile names something else', async () => {
    await start()
    await start()
    expect(await calls()).toBe(1)

    await lock('1.0.1')
    await start()
    expect(await calls()).toBe(2)
  })

  test('says in one line that the dependencies could not be installed, and starts nothing', async () => {
    await npm('exit 1')

    const { code, stdout, stderr } = await start()

    expect(code).toBe(1)
    expect(stderr).toMatch(/^The dependencies could not be installed: .* Check the network[^\n]*\n$/)
    expect(stdout).not.toContain('server runs')
  })

  test('tells nobody: the installation runs with telemetry switched off', async () => {
    await npm('printf %s "$IBM_TELEMETRY_DISABLED" > telemetry; exit 1')

    await start()

    expect(await readFile(join(clone, 'telemetry'), 'utf8')).toBe('true')
  })

  async function write(name: string, content: string): Promise<void> {
    await mkdir(join(clone, name, '..'), { recursive: true })
    await writeFile(join(clone, name), content)
  }

  async function lock(version: string): Promise<void> {
    await write('package-lock.json', JSON.stringify({ packages: { '': {}, 'node_modules/thing': { version }, 'node_modules/other-system': { version, optional: true } } }))
  }

  async function npm(script: string): Promise<void> {
    await write('programs/npm', `#!/bin/sh\n${script}\n`)
    await chmod(join(clone, 'programs/npm'), 0o755)
  }

  function start(): Promise<{ code: number; stdout: string; stderr: string }> {
    const env = { ...process.env, PATH: join(clone, 'programs') + delimiter + process.env['PATH'] }
    return new Promise((resolve) => {
      execFile(process.execPath, ['engine/setup/start.mjs'], { cwd: clone, env }, (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stdout, stderr }))
    })
  }

  async function calls(): Promise<number> {
    return (await readFile(join(clone, 'calls'), 'utf8')).split('\n').length - 1
  }
})

test('Ctrl-C, which arrives from the terminal and from npm, reaches the server once', async () => {
  const server = `let times = 0; process.on('SIGINT', () => { times += 1; setTimeout(() => process.exit(times), 400) }); setInterval(() => 0, 1000); console.log('up')`
  const parent = execFile(process.execPath, ['--input-type=module', '-e', `
    import { handOver } from ${JSON.stringify(join(SETUP, 'hand-over.mjs'))}
    process.exit(await handOver([process.execPath, ['-e', ${JSON.stringify(server)}]]))`])
  await new Promise((resolve) => parent.stdout!.once('data', resolve))

  parent.kill('SIGINT')
  setTimeout(() => parent.kill('SIGINT'), 100)
  const code = await new Promise((resolve) => parent.once('exit', resolve))

  expect(code).toBe(1)
})
