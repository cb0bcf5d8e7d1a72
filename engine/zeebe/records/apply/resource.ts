import { Resources, type ResourceDoc } from '../shapes.ts'
import { describeProcess, describeTables } from '../../model/describe.ts'
import type { Apply } from './record.ts'

interface Deployed {
  /** Base64. */
  resource: string
  resourceName: string
  checksum: string
}

/** A deployment reaches every partition: each brings the same document again. */
export const applyProcess: Apply<Deployed & { bpmnProcessId: string, version: number }> = async ({ intent, key, at, value }, docs) => {
  if (intent !== 'CREATED') return
  const file = readFile(value)
  docs.put(Resources, { _id: key, kind: 'process', id: value.bpmnProcessId, version: value.version, ...file, at, ...await describeProcess(file.text, value.bpmnProcessId) })
}

export const applyForm: Apply<Deployed & { formId: string, version: number }> = ({ intent, key, at, value }, docs) => {
  if (intent !== 'CREATED') return
  docs.put(Resources, { _id: key, kind: 'form', id: value.formId, version: value.version, ...readFile(value), at, names: null, elements: [] })
}

export const applyDecisionRequirements: Apply<Deployed & { decisionRequirementsId: string, decisionRequirementsVersion: number }> = async ({ intent, key, at, value }, docs) => {
  if (intent !== 'CREATED') return
  const file = readFile(value)
  docs.put(Resources, {
    _id: key, kind: 'decision-requirements', id: value.decisionRequirementsId, version: value.decisionRequirementsVersion, ...file, at, ...await describeTables(file.text),
  })
}

const readFile = ({ resource, resourceName, checksum }: Deployed): Pick<ResourceDoc, 'fileName' | 'checksum' | 'text'> =>
  ({ fileName: resourceName, checksum, text: Buffer.from(resource, 'base64').toString('utf8') })
