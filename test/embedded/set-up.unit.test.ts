import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { cached } from '../../engine/embedded/cache.ts'
import { findJava } from '../../engine/embedded/java.ts'
import { settlePorts } from '../../engine/embedded/ports.ts'
import { zeebeDistribution } from '../../engine/embedded/zeebe-distribution.ts'
import { EXPORTED } from '../../engine/embedded/zeebe-settings.ts'
import { appliedTypes } from '../../engine/zeebe/records/apply/index.ts'
import { freshFolder } from './support.ts'

const quiet = (): void => undefined

describe('on a machine that has nothing', () => {
  let cache: string
  let programs: string

  beforeEach(async () => {
    cache = await freshFolder()
    programs = await freshFolder()
    for (const [name, value] of Object.entries({ RECOURSE_CACHE: cache, HOME: cache, PATH: programs, JAVA_HOME: '' })) vi.stubEnv(name, value)
    onTestFinished(() => void vi.unstubAllEnvs())
  })

  test('no Java: one line names the version and the way out', async () => {
    const problem = await problemOf(findJava(quiet, []))

    expect(problem).toMatch(/^Zeebe needs Java 21 or newer\. Install one .*apt-get install openjdk-21-jre-headless.* or set JAVA_HOME/)
    expect(problem).not.toContain('\n')
  })

  test('a Java that is too old is passed over for a newer one', async () => {
    await program('java', 'echo \'openjdk version "17.0.1"\' >&2')
    for (const version of [11, 25, 21]) {
      await mkdir(join(programs, `jdk-${version}`, 'bin'), { recursive: true })
      await program(`jdk-${version}/bin/java`, `echo 'openjdk version "${version}.0.1"' >&2`)
    }

    expect(await findJava(quiet, [{ root: programs, below: 'bin/java' }])).toBe(join(programs, 'jdk-25/bin/java'))
  })

  test('no Maven: one line says how to get it, and where else the file may come from', async () => {
    expect(await problemOf(zeebeDistribution('8.5.8', quiet))).toBe(
      `Zeebe 8.5.8 is fetched with Maven, which is missing here: install it (for example: apt-get install maven) or lay camunda-zeebe-8.5.8.tar.gz into ${cache}.`,
    )
  })

  test('no network: one line carries what Maven said', async () => {
    await program('mvn', 'echo "[INFO] hm"; echo "[ERROR] Could not transfer artifact: Connection refused"; exit 1')

    const problem = await problemOf(zeebeDistribution('8.5.8', quiet))

    expect(problem).toContain('check the network')
    expect(problem).toContain('Could not transfer artifact: Connection refused')
    expect(problem).not.toContain('\n')
  })

  test('half a file, and half an unpacked one, are never used', async () => {
    await writeFile(join(cache, 'camunda-zeebe-8.5.8.tar.gz'), 'half')
    await mkdir(join(cache, 'zeebe-8.5.8.part-killed', 'camunda-zeebe-8.5.8'), { recursive: true })
    await program('mvn', `for last; do :; done; folder="\${last#-Dmaven.repo.local=}/io/camunda/camunda-zeebe/8.5.8"; /bin/mkdir -p "$folder"; echo half > "$folder/camunda-zeebe-8.5.8.tar.gz"`)

    expect(await problemOf(zeebeDistribution('8.5.8', quiet))).toContain('is not the expected file')

    expect((await readdir(cache)).filter((name) => name.startsWith('zeebe-8.5.8') && !name.endsWith('.lock'))).toEqual([])
  })

  test('of two starts at the same time one fetches and the other waits for it', async () => {
    const lines: string[] = []
    let fetches = 0
    const fetch = (): Promise<string> => cached('thing', async (staging) => {
      fetches += 1
      await writeFile(join(staging, 'whole'), '')
    }, (line) => lines.push(line))

    const folders = await Promise.all([fetch(), fetch()])

    expect(fetches).toBe(1)
    expect(lines).toEqual(['thing: another start is fetching it, waiting'])
    expect(folders).toEqual([join(cache, 'thing'), join(cache, 'thing')])
    expect(await readdir(join(cache, 'thing'))).toEqual(['whole'])
  })

  async function program(name: string, script: string): Promise<void> {
    await writeFile(join(programs, name), `#!/bin/sh\n${script}\n`)
    await chmod(join(programs, name), 0o755)
  }
})

test('free ports are kept for the data directory and lie below those that systems hand out', async () => {
  const dataDir = await freshFolder()

  const first = await settlePorts(dataDir, {})

  expect(await settlePorts(dataDir, {})).toEqual(first)
  expect(new Set(Object.values(first)).size).toBe(6)
  for (const port of Object.values(first)) expect(port).toBeLessThan(32_768)
})

test('the broker exports exactly the record types that the projection applies', () => {
  const exported = EXPORTED.map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase())

  expect(new Set(exported)).toEqual(appliedTypes)
})

async function problemOf(work: Promise<unknown>): Promise<string> {
  const problem = await work.then(() => undefined, (error: unknown) => error)
  expect(problem).toMatchObject({ name: 'SetupProblem' })
  return (problem as Error).message
}
