import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
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
afterAll(async () => await database.drop())
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

test('a projection that is killed again and again counts every record once', { timeout: 120_000 }, async () => {
  await project(recording(), 7)
  const whole = await everything()
  await emptied()
  await caseFiles()
  await Records.collection.insertMany(recording() as object[])

  for (const lifetime of [0, 5, 10, 20, 40, 80]) {
    const child = await projecting(database.url)
    await sleep(lifetime)
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  const last = await projecting(database.url)
  const end = recording().at(-1)!._id.n
  while ((await Cursors.findById(1).lean())?.position !== end) await sleep(50)
  last.kill('SIGTERM')
  await once(last, 'exit')

  expect(await everything()).toEqual(whole)
})

/** A process of its own that projects what is stored, in small batches; resolves when it has begun. */
async function projecting(url: string): Promise<ChildProcess> {
  const child = fork(new URL('support/projecting.ts', import.meta.url), [url], { execArgv: [], stdio: 'inherit' })
  await once(child, 'message')
  return child
}
