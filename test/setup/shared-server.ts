import type { TestProject } from 'vitest/node'
import { startRecourse, type RecourseAddress, type RunningRecourse } from './start-recourse.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** the one server of this run: `inject('recourse')` */
    recourse: RecourseAddress
  }
}

// The projects of one run share the server, and each of them runs this file: kept where all find it.
const shared = globalThis as typeof globalThis & { recourseOfThisRun?: Promise<RunningRecourse> }

export default async function sharedServer(project: TestProject): Promise<() => Promise<void>> {
  shared.recourseOfThisRun ??= startRecourse()
  const { baseUrl, admin, dataDir, logFile, mongoUrl, zeebe, stop } = await shared.recourseOfThisRun
  project.provide('recourse', { baseUrl, admin, dataDir, logFile, mongoUrl, zeebe })
  return stop
}
