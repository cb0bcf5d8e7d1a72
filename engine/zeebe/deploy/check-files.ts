/** Everything that keeps files from being deployed, found before the broker sees them. */
import { Worker } from 'node:worker_threads'
import { deployedDecisionIds } from '../decisions.ts'
import type { DeploymentFile } from '../client.ts'
import { Resources } from '../records/shapes.ts'
import type { DiagramRules, Reference } from './check-diagram.ts'
import type { CheckedFile } from './check-file.ts'
import { error, type Finding } from './finding.ts'

/** For all files together. */
const patience = 60_000

/** Findings of all files. One without severity `error` does not keep the broker from getting them. */
export async function checkFiles(files: DeploymentFile[], rules: DiagramRules): Promise<Finding[]> {
  const checked = await checkApart(files, rules)
  const missing = await missingOf(checked)
  return checked.flatMap(({ file, faults, needs }) => [
    ...faults,
    ...needs.filter((need) => missing.has(nameOf(need))).map(({ kind, id, elementId }) =>
      error(elementId, `${kind}-missing`, { en: `There is no ${kind} "${id}", neither among these files nor deployed before.`, zh: `没有${kinds[kind]}“${id}”：既不在这些文件中，也未曾部署。` })),
  ].map((fault) => ({ file, ...fault })))
}

/** In a thread of its own, so that a file which takes long or takes the memory leaves all other requests alone. */
async function checkApart(files: DeploymentFile[], rules: DiagramRules): Promise<CheckedFile[]> {
  const checked: CheckedFile[] = []
  const worker = new Worker(new URL('check-worker.ts', import.meta.url), { workerData: { files, rules }, resourceLimits: { maxOldGenerationSizeMb: 512 } })
  const { promise: ended, resolve } = Promise.withResolvers<string | null>()
  const timer = setTimeout(resolve, patience, 'checking it takes too long')
  worker.on('message', (file: CheckedFile) => void checked.push(file))
  worker.on('error', (cause) => resolve(cause.message))
  worker.on('exit', () => resolve(null))
  const broken = await ended
  clearTimeout(timer)
  await worker.terminate()
  const culprit = files[checked.length]
  if (culprit) checked.push({ file: culprit.name, faults: [error(null, 'unreadable', { en: `The file could not be checked: ${broken ?? 'the check ended early'}.`, zh: '此文件无法检查。' })], brings: [], needs: [] })
  return checked
}

const kinds: Record<Reference['kind'], string> = { process: '流程', decision: '决策表', form: '表单' }

const nameOf = ({ kind, id }: Omit<Reference, 'elementId'>): string => `${kind} ${id}`

/** What the files need and nobody brings. */
async function missingOf(checked: CheckedFile[]): Promise<Set<string>> {
  const missing = new Set(checked.flatMap(({ needs }) => needs.map(nameOf)))
  for (const one of checked.flatMap(({ brings }) => brings)) missing.delete(nameOf(one))
  if (missing.size === 0) return missing
  for (const { kind, id } of await Resources.find({ kind: { $in: ['process', 'form'] } }, { kind: 1, id: 1 }).lean()) missing.delete(`${kind} ${id}`)
  for (const id of await deployedDecisionIds()) missing.delete(`decision ${id}`)
  return missing
}
