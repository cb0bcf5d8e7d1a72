/** What comes after a task, read from its diagram and from those that called it: the ways that lead on, what they depend on, and where they lead. */
import type { Sentence } from '../complaints/vocabulary.ts'
import { childrenOf, extensionOf, flowElementsOf, parseBpmn, propertiesOf, type ModelElement } from '../zeebe/model/parse.ts'
import { Elements, Instances, Resources, type TaskDoc } from '../zeebe/records/shapes.ts'

/** `task`: somebody's next task; `called`: another process; `automatic`: the server does it at once; `wait`: until something happens; `end`: nothing follows. */
export interface Step {
  kind: 'task' | 'called' | 'automatic' | 'wait' | 'end'
  name: Sentence
  /** Candidate groups of a task, where the diagram names them outright. */
  groups?: string[]
}

export interface Way {
  /** What it depends on, question and answer in turn; empty where it is taken in any case. */
  when: Sentence[]
  /** What happens on the way; the last is what it leads to. */
  steps: Step[]
}

/** A reader follows no more. */
const mostWays = 8
const mostSteps = 40

export async function nextSteps({ processKey, instanceKey, elementId }: Pick<TaskDoc, 'processKey' | 'instanceKey' | 'elementId'>): Promise<Way[]> {
  const ways: Way[] = []
  await walkOn({ processKey, instanceKey, elementId }, { when: [], steps: [] }, ways)
  return ways
}

interface Place {
  processKey: string
  instanceKey: string
  elementId: string
}

/** From behind an element; at the end of a process its caller goes on. */
async function walkOn({ processKey, instanceKey, elementId }: Place, so: Way, ways: Way[]): Promise<void> {
  const from = (await elementsOf(processKey)).get(elementId)
  if (!from) return
  const ended: Ended[] = []
  const before = ways.length
  leave(from, so, { ways, ended, passed: new Set(), aside: false })
  const caller = ended.length > 0 ? await callerOf(instanceKey) : null
  // A branch that ends while another one works on ends no process.
  const onTheSide = ended.filter(({ aside }) => aside)
  const last = ways.length > before || ended.length > onTheSide.length ? ended.filter(({ aside }) => !aside) : ended.slice(-1)
  for (const { way } of last) {
    if (caller && way.steps.length < mostSteps) await walkOn(caller, { ...way, steps: way.steps.slice(0, -1) }, ways)
    else if (ways.length < mostWays) ways.push(way)
  }
  ways.push(...onTheSide.filter((one) => !last.includes(one) && one.way.steps.length > 1).map(({ way }) => ({ ...way, steps: way.steps.slice(0, -1) })))
}

interface Ended {
  way: Way
  /** It is one of several branches that run at the same time. */
  aside: boolean
}

interface Found {
  ways: Way[]
  /** Those that reach the end of the process. */
  ended: Ended[]
  passed: ReadonlySet<string>
  aside: boolean
}

function leave(element: ModelElement, so: Way, found: Found): void {
  const flows = childrenOf(element, 'outgoing')
  const scope = element.$parent
  if (flows.length === 0 && scope?.$type === 'bpmn:SubProcess') return leave(scope, so, found)
  const asks = flows.length > 1 && ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway'].includes(element.$type)
  const aside = found.aside || (flows.length > 1 && !asks)
  for (const flow of flows) {
    const target = flow['targetRef'] as ModelElement | undefined
    if (!target?.id || found.passed.has(target.id) || found.ways.length >= mostWays || so.steps.length >= mostSteps) continue
    enter(target, asks ? { ...so, when: [...so.when, ...conditionOf(element, flow)] } : so, { ...found, aside, passed: new Set([...found.passed, target.id]) })
  }
}

function enter(element: ModelElement, so: Way, found: Found): void {
  const kind = kindOf(element)
  const way = kind === null ? so : { ...so, steps: [...so.steps, { kind, name: nameOf(element), ...(kind === 'task' && groupsIn(element)) }] }
  if (kind === 'end' && childrenOf(element, 'eventDefinitions').length === 0) {
    const scope = element.$parent
    if (scope?.$type === 'bpmn:SubProcess') leave(scope, so, found)
    else found.ended.push({ way, aside: found.aside })
    return
  }
  if (kind === null || kind === 'automatic') leave(element, way, found)
  else found.ways.push(way)
}

/** Null: nothing that a reader would call a step. */
function kindOf({ $type, name }: ModelElement): Step['kind'] | null {
  if ($type === 'bpmn:UserTask') return 'task'
  if ($type === 'bpmn:CallActivity') return 'called'
  if ($type === 'bpmn:EndEvent') return 'end'
  if ($type === 'bpmn:IntermediateCatchEvent' || $type === 'bpmn:ReceiveTask' || $type === 'bpmn:EventBasedGateway' || $type === 'bpmn:SubProcess') return 'wait'
  return name && ($type === 'bpmn:ServiceTask' || $type === 'bpmn:SendTask' || $type === 'bpmn:IntermediateThrowEvent') ? 'automatic' : null
}

/** A question is asked by the gateway, and answered by the flow. */
const conditionOf = (gateway: ModelElement, flow: ModelElement): Sentence[] => [gateway, flow].filter(({ name }) => name).map(nameOf)

function nameOf(element: ModelElement): Sentence {
  const en = element.name || element.id || ''
  return { en, zh: propertiesOf(element)['name.zh'] ?? en }
}

/** `=["complaint-office", "operator"]`; what is worked out while the process runs is not known here. */
function groupsIn(element: ModelElement): { groups?: string[] } {
  const said = extensionOf(element, 'zeebe:assignmentDefinition')?.['candidateGroups']
  const literal = typeof said === 'string' ? /^=\s*\[((?:\s*"[a-z-]+"\s*,?)+)\]$/.exec(said)?.[1] : undefined
  return literal === undefined ? {} : { groups: literal.split(',').map((group) => group.trim().slice(1, -1)) }
}

/** Where the call activity stands that began an instance. */
async function callerOf(instanceKey: string): Promise<Place | null> {
  const instance = await Instances.findById(instanceKey, { parentKey: 1 }).lean()
  if (!instance?.parentKey) return null
  const call = await Elements.findOne({ instanceKey: instance.parentKey, calledInstanceKey: instanceKey }, { elementId: 1, processKey: 1 }).lean()
  return call && { processKey: call.processKey, instanceKey: instance.parentKey, elementId: call.elementId }
}

/** Deployed diagrams never change; the last few are held. */
const held = new Map<string, Promise<ReadonlyMap<string, ModelElement>>>()
const mostHeld = 30

function elementsOf(processKey: string): Promise<ReadonlyMap<string, ModelElement>> {
  const known = held.get(processKey)
  if (known) return known
  const reading = readElements(processKey)
  held.set(processKey, reading)
  if (held.size > mostHeld) held.delete(held.keys().next().value!)
  reading.catch(() => held.delete(processKey))
  return reading
}

async function readElements(processKey: string): Promise<ReadonlyMap<string, ModelElement>> {
  const diagram = await Resources.findById(processKey, { text: 1 }).lean()
  if (!diagram) return new Map()
  const { rootElement } = await parseBpmn(diagram.text)
  const processes = childrenOf(rootElement, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process')
  return new Map(processes.flatMap(flowElementsOf).map((element) => [element.id ?? '', element]))
}
