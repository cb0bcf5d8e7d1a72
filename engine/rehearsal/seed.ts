/** Lays into the rehearsal's database what it begins with: the hospital, the templates, what connectors are set up with, and the files. No cases, no secrets. */
import type { Connection, mongo } from 'mongoose'
import { seedCollection, type SeedFile } from './child/seeds.ts'

/** Copied as they are. Whoever complained is in none of them. */
const copied = ['people', 'departments', 'posts', 'absences', 'rosters', 'calendars', 'template_versions', 'own_words', 'connector-settings'] as const

/** Name of the database beside that of the installation. */
export const rehearsalDatabase = (name: string): string => `${name}_rehearsal`

/** The same server, another database. */
export function rehearsalUrl(mongoUrl: string, database: string): string {
  const url = new URL(mongoUrl)
  url.pathname = `/${rehearsalDatabase(database)}`
  return url.href
}

/** Begins anew: whatever an earlier rehearsal left is gone. */
export async function seed(connection: Connection, files: SeedFile[]): Promise<void> {
  const live = connection.getClient().db()
  const name = rehearsalDatabase(live.databaseName)
  const rehearsal = connection.getClient().db(name)
  await rehearsal.dropDatabase()
  const copy = (collection: string, ...change: mongo.BSON.Document[]) => live.collection(collection).aggregate([...change, { $out: { db: name, coll: collection } }]).toArray()
  await Promise.all([
    ...copied.map((collection) => copy(collection)),
    // Their names and hosts alone: settings that name one go on working.
    copy('connector-secrets', { $set: { sealed: '' } }),
    rehearsal.collection<SeedFile>(seedCollection).insertMany(files),
  ])
}

/** Takes it away again. */
export async function dropRehearsal(connection: Connection): Promise<void> {
  const client = connection.getClient()
  await client.db(rehearsalDatabase(client.db().databaseName)).dropDatabase()
}
