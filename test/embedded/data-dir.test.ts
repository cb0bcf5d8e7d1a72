import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import mongoose from 'mongoose'
import { expect, onTestFinished, test } from 'vitest'
import { startEmbedded, type Embedded } from '../../engine/embedded/index.ts'
import { isRunning } from '../../engine/embedded/processes.ts'
import { options } from './options.ts'
import { freshFolder, until } from './support.ts'

test('what a killed holder left running is ended before its data directory is used again', async () => {
  const dataDir = await freshFolder()
  const holder = spawn(process.execPath, [fileURLToPath(new URL('holder.ts', import.meta.url)), dataDir], { stdio: 'inherit' })
  const orphans: number[] = []
  await until(async () => {
    orphans.splice(0, 2, ...(await Promise.all(['zeebe', 'mongo'].map((part) => readFile(join(dataDir, `${part}.pid`), 'utf8').then(Number, () => 0)))))
    return orphans.every(Boolean)
  })
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  expect(await Promise.all(orphans.map(isRunning))).toEqual([true, true])

  const embedded = await startEmbedded(options(dataDir, { mongo: true }))
  onTestFinished(embedded.stop)

  expect(await Promise.all(orphans.map(isRunning))).toEqual([false, false])
  expect(await insertAndCount(embedded)).toBe(1)
})

test('a database whose port somebody else has taken meanwhile moves to another port with its data', async () => {
  const dataDir = await freshFolder()
  const first = await startEmbedded(options(dataDir, { mongo: true }))
  await insertAndCount(first)
  await Promise.all([first.stop(), first.stop()])
  await first.stop()
  await occupy(portOf(first))

  const second = await startEmbedded(options(dataDir, { mongo: true }))
  onTestFinished(second.stop)

  expect(portOf(second)).not.toBe(portOf(first))
  expect(await insertAndCount(second)).toBe(2)
})

test('a port that was asked for and is taken is named, and nothing is left running', async () => {
  const dataDir = await freshFolder()
  const port = await occupy(0)

  await expect(startEmbedded(options(dataDir, { mongo: true, ports: { mongo: port } }))).rejects.toMatchObject({
    name: 'SetupProblem',
    message: `Port ${port} for MongoDB is taken by another program: stop it or set another port.`,
  })

  const embedded = await startEmbedded(options(dataDir, { mongo: true })) // the refused start has given the directory free
  await embedded.stop()
})

test('a start that is broken off leaves nothing running', async () => {
  const dataDir = await freshFolder()
  const breakOff = new AbortController()
  const start = startEmbedded(options(dataDir, { mongo: true, zeebe: true, signal: breakOff.signal, onProgress: (line) => line === 'zeebe: starting' && breakOff.abort(new Error('enough')) }))

  await expect(start).rejects.toThrow('enough')

  for (const part of ['zeebe', 'mongo']) await expect(readFile(join(dataDir, `${part}.pid`))).rejects.toMatchObject({ code: 'ENOENT' })
})

async function insertAndCount({ mongoUrl }: Embedded): Promise<number> {
  const client = await mongoose.mongo.MongoClient.connect(mongoUrl!)
  try {
    await client.db().collection('kept').insertOne({}, { writeConcern: { w: 'majority' } })
    return await client.db().collection('kept').countDocuments()
  } finally {
    await client.close()
  }
}

function portOf({ mongoUrl }: Embedded): number {
  return Number(/:(\d+)\//.exec(mongoUrl!)![1])
}

/** Listens on a port until the test is done. */
async function occupy(port: number): Promise<number> {
  const server = createServer((socket) => socket.destroy()).listen(port, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return (server.address() as { port: number }).port
}
