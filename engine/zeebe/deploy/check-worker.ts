/** Runs in a thread of its own: checks files one after the other and tells each result. */
import { parentPort, workerData } from 'node:worker_threads'
import type { DeploymentFile } from '../client.ts'
import type { DiagramRules } from './check-diagram.ts'
import { checkFile } from './check-file.ts'

const { files, rules } = workerData as { files: DeploymentFile[], rules: DiagramRules }
for (const file of files) parentPort?.postMessage(await checkFile(file, rules))
