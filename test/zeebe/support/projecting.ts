/**
 * `node projecting.ts <url> [<commits> before|after]`: projects what is stored there, five records at a time, until it is caught up. Given a crash
 * point, it is killed just before or just after the commit that follows so many others.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import mongoose from 'mongoose'
import { pino } from 'pino'
import { connectStore } from '../../../engine/store/store.ts'
import { startProjection } from '../../../engine/zeebe/records/projection.ts'
import { caughtUp } from './recording.ts'

const [url = '', commits, moment] = process.argv.slice(2)

if (commits) {
  const session = mongoose.mongo.ClientSession.prototype
  const commit = Object.getOwnPropertyDescriptor(session, 'commitTransaction')?.value as (this: unknown, ...given: unknown[]) => Promise<void>
  let done = 0
  const die = async () => {
    process.kill(process.pid, 'SIGKILL')
    await sleep(60_000)
  }
  Object.assign(session, {
    async commitTransaction(...given: unknown[]) {
      if (done === Number(commits) && moment === 'before') await die()
      await commit.apply(this, given)
      if (done === Number(commits)) await die()
      done += 1
    },
  })
}

const log = pino({ level: 'silent' })
const connection = await connectStore(url, log)
const projection = await startProjection({ log, recordsDays: 0, batchSize: 5 })
await caughtUp(projection)
await projection.close()
await connection.close()
