/** What is wrong with one file by itself, and what it brings and needs. */
import type { DeploymentFile } from '../client.ts'
import { checkDiagram, type DiagramRules, type Reference } from './check-diagram.ts'
import { checkForm } from './check-form.ts'
import { checkTable } from './check-table.ts'
import { error, type Fault } from './finding.ts'
import { scanXml } from './scan-xml.ts'

const largest = 5 * 1024 * 1024

export interface CheckedFile {
  file: string
  faults: Fault[]
  brings: Omit<Reference, 'elementId'>[]
  needs: Reference[]
}

/** Runs off the main thread: a large diagram takes seconds. */
export async function checkFile({ name: file, content }: DeploymentFile, rules: DiagramRules): Promise<CheckedFile> {
  const bytes = Buffer.from(content)
  const refused = (...faults: Fault[]): CheckedFile => ({ file, faults, brings: [], needs: [] })
  const ending = /\.(bpmn|dmn|form)$/i.exec(file)?.[1]?.toLowerCase()
  if (!ending) return refused(error(null, 'file-type', { en: 'Only .bpmn, .dmn and .form files can be deployed.', zh: '只能部署 .bpmn、.dmn 和 .form 文件。' }))
  if (bytes.length > largest) return refused(error(null, 'size', { en: `The file is larger than ${largest / 1024 / 1024} MB.`, zh: `文件超过 ${largest / 1024 / 1024} MB。` }))
  const text = bytes.toString('utf8')
  if (ending === 'form') {
    const { faults, id } = checkForm(text)
    return { file, faults, brings: id ? [{ kind: 'form', id }] : [], needs: [] }
  }
  const suspect = scanXml(bytes)
  if (suspect.length > 0) return refused(...suspect)
  if (ending === 'dmn') {
    const { faults, decisions } = await checkTable(text)
    return { file, faults, brings: decisions.map((id) => ({ kind: 'decision', id })), needs: [] }
  }
  const { faults, processes, references } = await checkDiagram(text, rules)
  return { file, faults, brings: processes.map((id) => ({ kind: 'process', id })), needs: references }
}
