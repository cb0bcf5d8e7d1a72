import { fork } from 'node:child_process'
import { once } from 'node:events'
import mongoose from 'mongoose'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { beginRebuild } from '../../engine/zeebe/records/clear.ts'
import { startProjection } from '../../engine/zeebe/records/projection.ts'
import { rebuild, RebuildRefused } from '../../engine/zeebe/records/rebuild.ts'
import { trimRecords } from '../../engine/zeebe/records/retention.ts'
import { Cursors, DeadLetters, Elements, Flows, Records, Tasks } from '../../engine/zeebe/records/shapes.ts'
import { emptied, ownDatabase, silent, type OwnDatabase } from './support/database.ts'
import { caseFiles, caughtUp, everything, project, recording } from './support/recording.ts'

let database: OwnDatabase
beforeAll(async () => {
  database = await ownDatabase()
})
afterAll(async () => await database.close())
beforeEach(async () => {
  await emptied()
  await caseFiles()
})

test('a rebuild makes the same documents from the raw records', async () => {
  await project(recording())
  const before = await everything()
  await Tasks.updateMany({}, { assignee: 'nobody' })
  await Elements.deleteMany({ type: 'USER_TASK' })
  await Flows.updateMany({}, { $inc: { times: 5 } })

  await rebuild(silent)

  expect(await everything()).toEqual(before)
})

test('a rebuild applies what came late and had been put aside', async () => {
  await project(recording())
  const whole = await everything()
  await emptied()
  await caseFiles()
  const late = recording().findIndex(({ valueType }) => valueType === 'DECISION_EVALUATION')
  await project(recording().toSpliced(late, 1))
  await project([recording()[late]!])
  expect(await DeadLetters.countDocuments()).toBe(1)

  await rebuild(silent)

  expect(await everything()).toEqual(whole)
})

test('a rebuild that was ended half-way is finished by the next start', async () => {
  await project(recording())
  const whole = await everything()

  await beginRebuild()
  await Tasks.deleteMany({})
  const projection = await startProjection({ log: silent, recordsDays: 0 })
  await caughtUp(projection)
  await projection.close()

  expect(await everything()).toEqual(whole)
})

test('trimming keeps what is not applied yet, and a rebuild is refused from then on', async () => {
  await project(recording())
  const before = await everything()
  const waiting = { ...recording().at(-1)!, _id: { p: 1, n: 1_000_000 } }
  await Records.collection.insertOne(waiting as object)

  expect(await trimRecords(new Date(0))).toBe(0)
  expect(await trimRecords(new Date(Date.now() + 1_000))).toBe(recording().length)

  expect((await Records.find().lean()).map(({ _id }) => _id)).toEqual([waiting._id])
  expect(await Cursors.findById(1).lean()).toMatchObject({ trimmedTo: recording().at(-1)!._id.n })
  await expect(rebuild(silent)).rejects.toThrow(RebuildRefused)
  expect(await everything()).toEqual(before)
})

test('a projection that is killed around its commits counts every record once', { timeout: 180_000 }, async () => {
  await project(recording(), 7)
  const whole = await everything()
  await emptied()
  await caseFiles()
  await Records.collection.insertMany(recording() as object[])

  await withShortTransactions(async () => {
    for (const [commits, moment] of [[0, 'before'], [0, 'after'], [2, 'before'], [3, 'after'], [7, 'before']] as const) {
      expect(await projectingUntil(database.url, String(commits), moment)).toBe('SIGKILL')
    }
    expect(await projectingUntil(database.url)).toBe(0)
  })

  expect(await everything()).toEqual(whole)
})

/** The database keeps the transaction of somebody who was killed for a minute; here for two seconds. */
async function withShortTransactions(work: () => Promise<void>): Promise<void> {
  const admin = mongoose.connection.getClient().db('admin')
  const { was } = await admin.command({ setParameter: 1, transactionLifetimeLimitSeconds: 2 })
  try {
    await work()
  } finally {
    await admin.command({ setParameter: 1, transactionLifetimeLimitSeconds: Number(was) })
  }
}

/** Runs a projection in a process of its own. @returns how it ended */
async function projectingUntil(url: string, ...crashPoint: string[]): Promise<unknown> {
  const child = fork(new URL('support/projecting.ts', import.meta.url), [url, ...crashPoint], { execArgv: [], stdio: 'inherit' })
  const [code, signal] = await once(child, 'exit') as [number | null, string | null]
  return signal ?? code
}
