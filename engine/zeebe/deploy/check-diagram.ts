/** What is wrong with one BPMN file, and what it needs from others. */
import { childrenOf, extensionOf, flowElementsOf, parseBpmn, type ModelElement, type ParsedModel } from '../model/parse.ts'
import { checkOutward, type OutwardRules } from './check-outward.ts'
import { checkStartable } from './check-startable.ts'
import { error, type Fault } from './finding.ts'
import { lint } from './lint.ts'
import { checkTimers } from './timers.ts'

/** A process, decision or form that an element names by its id. */
export interface Reference {
  kind: 'process' | 'decision' | 'form'
  id: string
  elementId: string | null
}

export interface CheckedDiagram {
  faults: Fault[]
  /** Ids of the executable processes in it. */
  processes: string[]
  references: Reference[]
}

export interface DiagramRules {
  /** Version of the broker. */
  version: string
  /** Job types that somebody works on; null does not check them. */
  knownJobTypes: readonly string[] | null
  /** Which other systems a diagram may call; left out, it is not checked. */
  outward?: OutwardRules | undefined
}

export async function checkDiagram(xml: string, { version, knownJobTypes, outward }: DiagramRules): Promise<CheckedDiagram> {
  const parsed = await parse(xml)
  if (Array.isArray(parsed)) return { faults: parsed, processes: [], references: [] }
  const processes = childrenOf(parsed, 'rootElements').filter(({ $type, isExecutable }) => $type === 'bpmn:Process' && isExecutable === true)
  const elements = processes.flatMap(flowElementsOf)
  const startable = checkStartable(processes)
  return {
    faults: [
      ...(childrenOf(parsed, 'rootElements').some(({ $type }) => $type === 'bpmn:Process') ? [] : [error(null, 'no-process', { en: 'The file holds no process.', zh: '文件中没有流程。' })]),
      ...await lint(parsed, version), ...checkTimers(elements), ...(knownJobTypes ? checkJobTypes(elements, knownJobTypes) : []),
      ...(outward ? checkOutward(elements, outward) : []), ...startable.faults,
    ],
    processes: processes.map(({ id }) => id ?? ''),
    references: [...elements.flatMap(referencesOf), ...startable.references],
  }
}

async function parse(xml: string): Promise<ModelElement | Fault[]> {
  try {
    const { rootElement, warnings } = await parseBpmn(xml)
    return warnings.length === 0 ? rootElement : warnings.map(asFault)
  } catch (cause) {
    const { warnings = [], message } = cause as Error & Partial<ParsedModel>
    return warnings.length > 0 ? warnings.map(asFault) : [error(null, 'xml', message)]
  }
}

const asFault = ({ message, element }: ParsedModel['warnings'][number]): Fault => error(element?.id, 'xml', message.replaceAll(/\s+/g, ' '))

function checkJobTypes(elements: ModelElement[], known: readonly string[]): Fault[] {
  return elements.flatMap((element) => {
    const type = extensionOf(element, 'zeebe:taskDefinition')?.['type']
    return typeof type === 'string' && !type.startsWith('=') && !known.includes(type) ? [error(element.id, 'job-type', { en: `No connector works on jobs of the type "${type}": the case would wait there for ever.`, zh: `没有连接器处理“${type}”类型的工作，案件将永远停在这里。` })] : []
  })
}

const referring: [kind: Reference['kind'], extension: string, attribute: string][] = [
  ['process', 'zeebe:calledElement', 'processId'],
  ['decision', 'zeebe:calledDecision', 'decisionId'],
  ['form', 'zeebe:formDefinition', 'formId'],
]

/** Those that are written out; what an expression names is only known when it runs. */
function referencesOf(element: ModelElement): Reference[] {
  return referring.flatMap(([kind, extension, attribute]) => {
    const id = extensionOf(element, extension)?.[attribute]
    return typeof id === 'string' && id !== '' && !id.startsWith('=') ? [{ kind, id, elementId: element.id ?? null }] : []
  })
}
