/** Everything that keeps files from being deployed, found before the broker sees them. */
import { Resources } from '../records/shapes.ts'
import { deployedDecisionIds } from '../decisions.ts'
import type { DeploymentFile } from '../client.ts'
import { checkDiagram, type DiagramRules, type Reference } from './check-diagram.ts'
import { checkForm } from './check-form.ts'
import { checkTable } from './check-table.ts'
import { error, type Fault, type Finding } from './finding.ts'
import { scanXml } from './scan-xml.ts'

const largest = 5 * 1024 * 1024

interface Checked {
  faults: Fault[]
  /** What the file brings. */
  brings: Omit<Reference, 'elementId'>[]
  needs: Reference[]
}

/** Findings of all files, those about references between them last. An empty list means that the broker may have them. */
export async function checkFiles(files: DeploymentFile[], rules: DiagramRules): Promise<Finding[]> {
  const checked: (Checked & { file: string })[] = []
  for (const { name, content } of files) {
    checked.push({ file: name, ...await checkFile(name, Buffer.from(content), rules) })
  }
  const missing = await missingOf(checked.flatMap(({ needs }) => needs), checked.flatMap(({ brings }) => brings))
  return checked.flatMap(({ file, faults, needs }) => [
    ...faults,
    ...needs.filter((need) => missing.has(nameOf(need))).map(({ kind, id, elementId }) =>
      error(elementId, `${kind}-missing`, `There is no ${kind} "${id}", neither among these files nor deployed before.`)),
  ].map((fault) => ({ file, ...fault })))
}

async function checkFile(name: string, bytes: Buffer, rules: DiagramRules): Promise<Checked> {
  const ending = /\.(bpmn|dmn|form)$/i.exec(name)?.[1]?.toLowerCase()
  if (bytes.length > largest) return refused(error(null, 'size', `The file is larger than ${largest / 1024 / 1024} MB.`))
  if (ending === 'form') {
    const { faults, id } = checkForm(bytes.toString('utf8'))
    return { faults, brings: id ? [{ kind: 'form', id }] : [], needs: [] }
  }
  if (!ending) return refused(error(null, 'file-type', 'Only .bpmn, .dmn and .form files can be deployed.'))
  const suspect = scanXml(bytes)
  if (suspect.length > 0) return refused(...suspect)
  if (ending === 'dmn') {
    const { faults, decisions } = await checkTable(bytes.toString('utf8'))
    return { faults, brings: decisions.map((id) => ({ kind: 'decision', id })), needs: [] }
  }
  const { faults, processes, references } = await checkDiagram(bytes.toString('utf8'), rules)
  return { faults, brings: processes.map((id) => ({ kind: 'process', id })), needs: references }
}

const refused = (...faults: Fault[]): Checked => ({ faults, brings: [], needs: [] })

const nameOf = ({ kind, id }: Omit<Reference, 'elementId'>): string => `${kind} ${id}`

async function missingOf(needs: Reference[], brought: Checked['brings']): Promise<Set<string>> {
  const missing = new Set(needs.map(nameOf))
  for (const one of brought) missing.delete(nameOf(one))
  if (missing.size === 0) return missing
  for (const { kind, id } of await Resources.find({ kind: { $in: ['process', 'form'] } }, { kind: 1, id: 1 }).lean()) missing.delete(`${kind} ${id}`)
  for (const id of await deployedDecisionIds()) missing.delete(`decision ${id}`)
  return missing
}
