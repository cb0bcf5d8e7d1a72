/** A version of a process as a migration reads it: its steps, what stands before and after them, what is attached to them. */
import { Refusal } from '../errors/errors.ts'
import { childrenOf, extensionOf, flowElementsOf, parseBpmn, propertiesOf, type ModelElement } from '../zeebe/model/parse.ts'
import { Resources } from '../zeebe/records/shapes.ts'

export interface Attached {
  id: string
  name: string
  nameZh: string | null
  on: 'timer' | 'message' | 'signal' | 'error' | 'escalation' | 'other'
}

export interface Step {
  id: string
  /** `UserTask`, `CallActivity` … */
  type: string
  name: string
  nameZh: string | null
  /** Of the subprocess that it stands in; the process's own id at the top. */
  scope: string
  /** Ids of the steps that lead here, and that follow. */
  before: string[]
  after: string[]
  attached: Attached[]
  repeats: boolean
  formId: string | null
}

export interface Version {
  processId: string
  version: number
  /** Of the deployed version. */
  key: string
  steps: Map<string, Step>
  /** Handlers within the process that wait for the whole of it. */
  hasEventSubprocess: boolean
}

const kinds: [string, Attached['on']][] = [['Timer', 'timer'], ['Message', 'message'], ['Signal', 'signal'], ['Error', 'error'], ['Escalation', 'escalation']]

/** @throws Refusal `process.unknown` */
export async function readVersion(processId: string, version: number): Promise<Version> {
  const resource = await Resources.findOne({ kind: 'process', id: processId, version }, { text: 1 }).lean()
  if (!resource) throw new Refusal('process.unknown')
  return { processId, version, key: resource._id, ...await readSteps(resource.text, processId) }
}

export async function readSteps(xml: string, processId: string): Promise<Pick<Version, 'steps' | 'hasEventSubprocess'>> {
  const { rootElement } = await parseBpmn(xml)
  const process = childrenOf(rootElement, 'rootElements').find(({ $type, id }) => $type === 'bpmn:Process' && id === processId)
  const elements = process ? flowElementsOf(process) : []
  const boundaries = Map.groupBy(elements.filter(({ $type }) => $type === 'bpmn:BoundaryEvent'), (element) => (element['attachedToRef'] as ModelElement | undefined)?.id ?? '')
  const steps = elements.filter(({ $type }) => $type !== 'bpmn:SequenceFlow').map((element): Step => ({
    ...namesOf(element),
    type: element.$type.replace('bpmn:', ''),
    scope: element.$parent?.id ?? processId,
    before: neighbours(element, 'incoming', 'sourceRef'),
    after: neighbours(element, 'outgoing', 'targetRef'),
    attached: (boundaries.get(element.id ?? '') ?? []).map((boundary) => ({ ...namesOf(boundary), on: eventOf(boundary) })),
    repeats: element['loopCharacteristics'] !== undefined,
    formId: (extensionOf(element, 'zeebe:formDefinition')?.['formId'] as string | undefined) ?? null,
  }))
  return { steps: new Map(steps.map((step) => [step.id, step])), hasEventSubprocess: elements.some((element) => element['triggeredByEvent'] === true) }
}

const namesOf = (element: ModelElement) => ({ id: element.id ?? '', name: element.name ?? '', nameZh: propertiesOf(element)['name.zh'] ?? null })

const neighbours = (element: ModelElement, flows: string, end: string): string[] =>
  childrenOf(element, flows).map((flow) => (flow[end] as ModelElement | undefined)?.id ?? '').filter(Boolean)

function eventOf(element: ModelElement): Attached['on'] {
  const type = childrenOf(element, 'eventDefinitions')[0]?.$type ?? ''
  return kinds.find(([name]) => type.includes(name))?.[1] ?? 'other'
}
