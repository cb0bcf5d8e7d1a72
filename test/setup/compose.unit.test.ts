import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { settings } from '../../engine/config/settings.ts'

test('compose.yaml gives the server only settings that it knows: it refuses others', async () => {
  const compose = await readFile(new URL('../../compose.yaml', import.meta.url), 'utf8')
  const server = /^ {2}server:\n((?: {4}.*\n|\n)+)/m.exec(compose)![1]!
  const given = [...server.matchAll(/^ {6}([A-Z_]+):/gm)].map(([, name]) => name)

  expect(given).toContain('ZEEBE_ADDRESS')
  const known: string[] = Object.values(settings).map(({ env }) => env)
  expect(given.filter((name) => !known.includes(name!))).toEqual([])
})
