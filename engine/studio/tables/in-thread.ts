/** Runs in a thread of its own: answers one question about tables. */
import { parentPort, workerData } from 'node:worker_threads'
import { askTable, tableOf } from './ask.ts'
import { checkTablesHere } from './check-table.ts'
import { readDecisions } from './decisions.ts'
import type { Question } from './thread.ts'

const question = workerData as Question

async function answer(): Promise<unknown> {
  if (question.kind === 'check') return await checkTablesHere(question.file)
  const table = tableOf(await readDecisions(question.content), question.table)
  return question.values.map((values) => askTable(table, values, question.scope))
}

parentPort?.postMessage(await answer())
