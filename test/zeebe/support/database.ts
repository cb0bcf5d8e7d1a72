/** A database of a test's own beside the server's, on the same real mongod. */
import { randomUUID } from 'node:crypto'
import mongoose from 'mongoose'
import { pino } from 'pino'
import { inject } from 'vitest'
import { connectStore, prepareCollections } from '../../../engine/store/store.ts'

export const silent = pino({ level: 'silent' })

export interface OwnDatabase {
  url: string
  drop(): Promise<void>
}

export async function ownDatabase(): Promise<OwnDatabase> {
  const url = inject('recourse').mongoUrl.replace('/recourse?', `/test-${randomUUID().slice(0, 8)}?`)
  await connectStore(url, silent)
  await prepareCollections()
  return {
    url,
    drop: async () => {
      await mongoose.connection.dropDatabase()
      await mongoose.disconnect()
    },
  }
}

/** All documents go, the collections stay. */
export async function emptied(): Promise<void> {
  for (const model of Object.values(mongoose.models)) await model.collection.deleteMany({})
}
