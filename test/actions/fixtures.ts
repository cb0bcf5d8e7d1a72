/** Two tiny processes that people start: `second-opinion` from a case, `fire-drill` from anywhere. */
import { openAsBlob } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from '../kit/client.ts'

const folder = join(import.meta.dirname, 'fixtures')

/** Deploys both; again changes nothing. */
export async function deployStartable(admin: Client): Promise<void> {
  const files = new FormData()
  for (const name of await readdir(folder)) files.append('files', await openAsBlob(join(folder, name)), name)
  await admin.post('/api/deployments', files)
}
