import { cp, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newConnector } from '../../../connectors/kit/new-connector.ts'
import type { Connector } from '../../../connectors/kit/index.ts'

describe('a new connector', () => {
  let folder: string
  const root = () => pathToFileURL(`${folder}/`)
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recourse-connector-'))
    await cp('connectors/index.ts', join(folder, 'connectors/index.ts'))
    for (const used of ['connectors/kit', 'engine', 'node_modules']) await symlink(resolve(used), join(folder, used))
  })
  afterEach(async () => await rm(folder, { recursive: true }))

  it('has worker, README and test, and can be loaded as it stands', async () => {
    expect(await newConnector('mind-the-gap', root())).toEqual(['connectors/mind-the-gap/mind-the-gap.ts', 'connectors/mind-the-gap/README.md', 'test/connectors/mind-the-gap.test.ts', 'connectors/index.ts'])
    const { mindTheGap } = await import(new URL('connectors/mind-the-gap/mind-the-gap.ts', root()).href) as { mindTheGap: Connector }
    expect(mindTheGap).toMatchObject({ type: 'mind-the-gap', shown: { en: 'Mind the gap' } })
  })

  it('stands in the list once, in its place', async () => {
    await newConnector('mind-the-gap', root())
    const lines = (await readFile(join(folder, 'connectors/index.ts'), 'utf8')).split('\n')
    const before = (await readFile('connectors/index.ts', 'utf8')).split('\n')
    expect(lines.filter((line) => !before.includes(line))).toEqual(["import { mindTheGap } from './mind-the-gap/mind-the-gap.ts'", '  mindTheGap,'])
    expect(lines.indexOf('  mindTheGap,')).toBeGreaterThan(lines.indexOf('  mergeCase,'))
    expect(lines.indexOf('  mindTheGap,')).toBeLessThan(lines.indexOf('  notify,'))
  })

  it.each(['', 'Count Words', '../escape', 'notify'])('is refused under the name %j, and nothing is written', async (name) => {
    const before = await readFile(join(folder, 'connectors/index.ts'), 'utf8')
    await expect(newConnector(name, root())).rejects.toThrow(/name|already/)
    expect(await readFile(join(folder, 'connectors/index.ts'), 'utf8')).toBe(before)
    expect(await readdir(join(folder, 'connectors'))).toEqual(['index.ts', 'kit'])
  })
})
