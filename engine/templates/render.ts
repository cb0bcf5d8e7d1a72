/**
 * Fills in templates off the main thread, one after the other, each with a deadline and the thread with a memory limit: a template that somebody typed can
 * hold up nobody but itself.
 */
import { Worker } from 'node:worker_threads'
import { Refusal, type Bilingual } from '../errors/errors.ts'
import type { FaultCode, Kind, Rendered } from './rules.ts'

export interface Question {
  source: string
  kind: Kind
  /** Null: only look whether it compiles. */
  model: Readonly<Record<string, unknown>> | null
}

export interface Fault {
  code: FaultCode
  said: Bilingual
  line: number | null
}

export type Answer = { rendered: Rendered | null } | { fault: Fault }

/** Milliseconds. A letter takes one or two; the start of a thread is not counted. */
const patience = 3_000
const memory = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 }

/** @throws Refusal `template.invalid`, `template.hole`, `template.header`, `template.too-long` */
export async function renderTemplate(source: string, kind: Kind, model: Readonly<Record<string, unknown>>): Promise<Rendered> {
  return (await answered({ source, kind, model }))!
}

/** Whether it compiles. @throws Refusal `template.invalid` */
export async function checkTemplate(source: string, kind: Kind): Promise<void> {
  await answered({ source, kind, model: null })
}

async function answered(question: Question): Promise<Rendered | null> {
  const answer = await inTurn(() => ask(question))
  if ('rendered' in answer) return answer.rendered
  const { code, said, line } = answer.fault
  const detail = line === null ? { en: `${said.en}.`, zh: `${said.zh}。` } : { en: `Line ${line}: ${said.en}.`, zh: `第 ${line} 行：${said.zh}。` }
  throw new Refusal(code, { detail, errors: [{ path: '/source', message: detail.en, zh: detail.zh }] })
}

let last: Promise<unknown> = Promise.resolve()

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work)
  last = mine.catch(() => undefined)
  return mine
}

let thread: Promise<Worker> | null = null

async function ask(question: Question): Promise<Answer> {
  thread ??= startThread()
  const worker = await thread
  const { promise, resolve } = Promise.withResolvers<Answer>()
  const tooLong = (): void => resolve({ fault: { code: 'template.too-long', said: { en: 'it takes too long or too much memory', zh: '耗时过长或占用内存过多' }, line: null } })
  const timer = setTimeout(tooLong, patience)
  worker.once('message', resolve).once('error', tooLong).ref()
  worker.postMessage(question)
  const answer = await promise
  clearTimeout(timer)
  worker.off('message', resolve).off('error', tooLong).unref()
  // One that was too much for it may still be running in there.
  if ('fault' in answer && answer.fault.code === 'template.too-long') await endThread(worker)
  return answer
}

async function startThread(): Promise<Worker> {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), { resourceLimits: memory, env: {}, execArgv: [] })
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  worker.once('message', resolve).once('error', reject)
  worker.once('exit', () => { thread = null })
  try {
    await promise
  } catch (error) {
    thread = null
    throw error
  }
  worker.off('error', reject)
  // Out of memory while nobody waits: the next one starts another.
  worker.on('error', () => { thread = null })
  return worker
}

async function endThread(worker: Worker): Promise<void> {
  thread = null
  await worker.terminate()
}
