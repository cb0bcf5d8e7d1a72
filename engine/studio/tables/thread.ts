/** Evaluates what somebody typed into a table off the main thread, with a deadline: it can hold up nobody but itself. */
import { Worker } from 'node:worker_threads'
import { Refusal } from '../../errors/errors.ts'
import { error, type Finding } from '../../zeebe/deploy/finding.ts'
import type { Answer } from './ask.ts'
import type { CheckedTables, TableFile } from './check-table.ts'
import type { Scope } from './feel.ts'

export type Question =
  | { kind: 'check'; file: TableFile }
  | { kind: 'ask'; content: string; table: string; values: unknown[][]; scope: Scope }

/** Milliseconds, the start of the thread counted. */
const patience = 30_000
const memory = { maxOldGenerationSizeMb: 256, stackSizeMb: 4 }

/** Gaps, overlaps and cells that cannot be what was meant: findings for the check of everything. */
export const checkTable = async (file: TableFile, within = patience): Promise<Finding[]> => (await checkTables(file, within)).findings

export async function checkTables(file: TableFile, within = patience): Promise<CheckedTables> {
  try {
    return await inThread<CheckedTables>({ kind: 'check', file }, within)
  } catch (cause) {
    return { tables: [], findings: [{ file: file.name, ...error(null, 'table-unjudged', { en: `The table could not be looked at: ${(cause as Error).message}.`, zh: '此表无法检查。' }) }] }
  }
}

/** What a table decides for each of several lists of values, one an input column. @throws Refusal `decision.undecided` */
export async function askTables(question: Omit<Extract<Question, { kind: 'ask' }>, 'kind'>): Promise<Answer[]> {
  try {
    return await inThread<Answer[]>({ kind: 'ask', ...question }, patience)
  } catch (cause) {
    throw new Refusal('decision.undecided', { cause, detail: (cause as Error).message })
  }
}

async function inThread<A>(question: Question, within: number): Promise<A> {
  const worker = new Worker(new URL('./in-thread.ts', import.meta.url), { workerData: question, resourceLimits: memory, env: {}, execArgv: [] })
  const { promise, resolve, reject } = Promise.withResolvers<A>()
  const timer = setTimeout(() => reject(new Error('it takes too long')), within)
  worker.once('message', resolve).once('error', reject)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
