/** An empty database beside the server's, on the same real mongod; files after each other have the same one, whose indexes are there. */
import mongoose from 'mongoose'
import { pino } from 'pino'
import { inject } from 'vitest'
import { connectStore, prepareCollections } from '../../../engine/store/store.ts'

export const silent = pino({ level: 'silent' })

export interface OwnDatabase {
  url: string
  close(): Promise<void>
}

export async function ownDatabase(): Promise<OwnDatabase> {
  const url = inject('recourse').mongoUrl.replace('/recourse?', `/test-${process.pid}?`)
  await connectStore(url, silent)
  await prepareCollections()
  await emptied()
  return { url, close: () => mongoose.disconnect() }
}

/** All documents go, the collections stay. */
export async function emptied(): Promise<void> {
  for (const model of Object.values(mongoose.models)) await model.collection.deleteMany({})
}
