/** The database of a running server, looked at directly: what is there after a fault, whatever the server says. */
import mongoose from 'mongoose'
import type { RecourseAddress } from '../setup/start-recourse.ts'

export type Database = ReturnType<InstanceType<typeof mongoose.mongo.MongoClient>['db']>

export async function withDatabase<T>({ mongoUrl }: RecourseAddress, work: (database: Database) => Promise<T>): Promise<T> {
  const client = await mongoose.mongo.MongoClient.connect(mongoUrl)
  try {
    return await work(client.db())
  } finally {
    await client.close()
  }
}
