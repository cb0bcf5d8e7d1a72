import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import express from 'express'
import pino from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { problems } from '../../engine/http/mount.ts'

const lines: string[] = []
let server: Server
let url: string
let broken: PromiseWithResolvers<void>

beforeEach(async () => {
  lines.length = 0
  broken = Promise.withResolvers()
  const app = express()
  app.get('/download', async (_request, response) => {
    try {
      await pipeline(Readable.from(function* () { for (;;) yield 'x'.repeat(65_536) }()), response)
    } finally {
      broken.resolve()
    }
  })
  app.get('/fault', () => { throw new Error('a fault of ours') })
  app.use(problems(pino({ serializers: { error: pino.stdSerializers.err } }, { write: (line) => void lines.push(line) })))
  server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => void server.close())

it('does not take a download that somebody breaks off for a fault', async () => {
  const leaving = new AbortController()
  await fetch(`${url}/download`, { signal: leaving.signal })
  leaving.abort()
  await broken.promise
  await nextTurn()
  expect(lines).toEqual([])
})

it('logs what went wrong here, and tells nothing of it', async () => {
  const answer = await fetch(`${url}/fault`)
  expect(await answer.json()).toMatchObject({ type: '/problems/server.fault', status: 500 })
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('a fault of ours')
})
