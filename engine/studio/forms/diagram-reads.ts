/** What one diagram reads and sets, element by element. */
import { readsOf, type Read } from './feel-names.ts'
import { childrenOf, extensionOf, parseBpmn, propertiesOf, type ModelElement } from '../../zeebe/model/parse.ts'
import { asText } from '../../zeebe/model/as-text.ts'

export interface Place {
  id: string
  name: string
  nameZh: string | null
}

export interface ElementReads extends Place {
  kind: 'flow' | 'step'
  /** In the process itself. */
  reads: Read[]
}

export interface FormStep extends Place {
  form: string
  kind: 'task' | 'start'
  /** Variables of its own. */
  gives: string[]
  /** What leaves the step, where it says so; null: everything under its own name. */
  outputs: { source: string; target: string }[] | null
}

export interface TableStep extends Place {
  decision: string
  /** What the table is given under which name. */
  inputs: Map<string, string>
}

export interface CallStep extends Place {
  process: string
  inputs: Map<string, string>
  /** It knows everything that its caller knows. */
  allIn: boolean
  /** Everything that it knows comes back. */
  allOut: boolean
  outputs: { source: string; target: string }[]
}

export interface ProcessReads extends Place {
  elements: ElementReads[]
  forms: FormStep[]
  tables: TableStep[]
  calls: CallStep[]
  /** Names that something in it gives a value, forms and called processes apart. */
  sets: Set<string>
}

/** @throws Error for a text that is no diagram */
export async function processesIn(xml: string): Promise<ProcessReads[]> {
  const { rootElement } = await parseBpmn(xml)
  return childrenOf(rootElement, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process').map(processReads)
}

function processReads(process: ModelElement): ProcessReads {
  const found: ProcessReads = { ...placeOf(process), elements: [], forms: [], tables: [], calls: [], sets: new Set() }
  const walk = (scope: ModelElement): void => {
    for (const element of childrenOf(scope, 'flowElements')) {
      look(element, found)
      walk(element)
    }
  }
  walk(process)
  return found
}

function look(element: ModelElement, found: ProcessReads): void {
  const place = placeOf(element)
  const inputs = mappingsOf(element, 'inputParameters')
  const outputs = mappingsOf(element, 'outputParameters')
  const own = new Set(inputs.map(({ target }) => target))
  const form = formOf(element)
  if (form !== null) found.forms.push({ ...place, ...form, gives: inputs.filter(({ source }) => !isEmpty(source)).map(({ target }) => target), outputs: outputs.length > 0 ? outputs : null })
  const decision = extensionOf(element, 'zeebe:calledDecision')
  if (typeof decision?.['decisionId'] === 'string') {
    found.tables.push({ ...place, decision: decision['decisionId'], inputs: simple(inputs) })
    if (decision['resultVariable']) found.sets.add(asText(decision['resultVariable']))
  }
  const called = extensionOf(element, 'zeebe:calledElement')
  if (typeof called?.['processId'] === 'string') {
    found.calls.push({ ...place, process: called['processId'], inputs: simple(inputs), allIn: called['propagateAllParentVariables'] !== false, allOut: called['propagateAllChildVariables'] !== false && outputs.length === 0, outputs })
  }
  const script = extensionOf(element, 'zeebe:script')
  if (script?.['resultVariable']) found.sets.add(asText(script['resultVariable']))
  for (const { source, target } of [...inputs, ...outputs]) if (handedOn(source) !== target && !isEmpty(source)) found.sets.add(target.split('.')[0] ?? target)
  const loop = extensionOf((element['loopCharacteristics'] ?? { $type: 'none' }) as ModelElement, 'zeebe:loopCharacteristics')
  for (const name of ['inputElement', 'outputCollection']) if (loop?.[name]) found.sets.add(asText(loop[name]))

  // What leaves a step is read from its answer, and what is handed on to a table or process is looked for there.
  const elsewhere = new Set([...outputs, ...(decision || called ? inputs.filter(({ source }) => handedOn(source) !== null) : [])].map(({ source }) => source))
  const seen = expressionsIn(element).filter((expression) => !elsewhere.has(expression)).flatMap((expression) => readsOf(expression.slice(1)))
    .filter(({ name }) => !own.has(name) || inputs.some(({ source, target }) => target === name && readsOf(source.slice(1)).some((read) => read.name === name)))
  if (seen.length > 0) found.elements.push({ ...place, ...(element.$type === 'bpmn:SequenceFlow' ? flowPlace(element) : { kind: 'step' }), reads: seen })
}

/** A way out of a gateway is spoken of by what stands on it, else by the gateway. */
function flowPlace(flow: ModelElement): Place & { kind: 'flow' } {
  const own = placeOf(flow)
  const gateway = placeOf((flow['sourceRef'] ?? { $type: 'none' }) as ModelElement)
  const joined = (one: string | null, other: string | null): string | null => (one && other ? `${one} ${other}` : one || other)
  return { id: own.id, kind: 'flow', name: joined(gateway.name, own.name) ?? '', nameZh: joined(gateway.nameZh, own.nameZh) }
}

function formOf(element: ModelElement): { form: string; kind: FormStep['kind'] } | null {
  const id = extensionOf(element, 'zeebe:formDefinition')?.['formId']
  if (typeof id === 'string' && id !== '' && !id.startsWith('=')) return { form: id, kind: element.$type === 'bpmn:StartEvent' ? 'start' : 'task' }
  const start = propertiesOf(element)['startable.form']
  return start ? { form: start, kind: 'start' } : null
}

const placeOf = (element: ModelElement): Place => ({ id: element.id ?? '', name: element.name ?? '', nameZh: propertiesOf(element)['name.zh'] ?? null })

const mappingsOf = (element: ModelElement, side: 'inputParameters' | 'outputParameters'): { source: string; target: string }[] =>
  childrenOf(extensionOf(element, 'zeebe:ioMapping') ?? { $type: 'none' }, side).map(({ source, target }) => ({ source: asText(source), target: asText(target) }))

/** Mappings that hand a variable on as it is: the new name → the old one. */
const simple = (mappings: { source: string; target: string }[]): Map<string, string> => new Map(mappings.flatMap(({ source, target }) => {
  const name = handedOn(source)
  return name === null ? [] : [[target, name] as const]
}))

/** A name of its own that begins with nothing in it. */
const isEmpty = (source: string): boolean => /^=\s*null\s*$/.test(source)

/** `=tier` hands `tier` on. */
export const handedOn = (source: string): string | null => /^=\s*([\p{L}_][\p{L}\p{N}_]*)\s*$/u.exec(source)?.[1] ?? null

/** Every text of the element that the engine evaluates; what it contains is looked at by itself. */
function expressionsIn(element: ModelElement): string[] {
  const found: string[] = []
  const skipped = new Set(['$parent', 'flowElements', 'incoming', 'outgoing', 'sourceRef', 'targetRef', 'attachedToRef', 'default', 'di', 'messageRef', 'errorRef', 'escalationRef', 'signalRef'])
  const walk = (value: unknown): void => {
    if (typeof value === 'string') {
      if (value.startsWith('=')) found.push(value)
    } else if (Array.isArray(value)) value.forEach(walk)
    else if (typeof value === 'object' && value !== null) for (const [key, child] of Object.entries(value)) if (!skipped.has(key)) walk(child)
  }
  walk(element)
  return found
}
