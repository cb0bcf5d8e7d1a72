/** What the screens need to know about a deployed model: its names and elements, in both languages. */
import type { ElementMeta, ResourceDoc } from '../records/shapes.ts'
import { childrenOf, extensionOf, flowElementsOf, parseBpmn, parseDmn, propertiesOf, type ModelElement } from './parse.ts'

export type Description = Pick<ResourceDoc, 'names' | 'elements'>

/** A model that cannot be read is still a deployed one: it is shown by its ids. */
const unreadable: Description = { names: null, elements: [] }

export async function describeProcess(xml: string, processId: string): Promise<Description> {
  try {
    const { rootElement } = await parseBpmn(xml)
    const process = childrenOf(rootElement, 'rootElements').find(({ $type, id }) => $type === 'bpmn:Process' && id === processId)
    if (!process) return unreadable
    return { names: { en: process.name || processId, zh: propertiesOf(process)['name.zh'] ?? null }, elements: flowElementsOf(process).map(toMeta) }
  } catch {
    return unreadable
  }
}

export async function describeTables(xml: string): Promise<Description> {
  try {
    const { rootElement } = await parseDmn(xml)
    const decisions = childrenOf(rootElement, 'drgElement').filter(({ $type }) => $type === 'dmn:Decision')
    return { names: { en: rootElement.name || rootElement.id || '', zh: null }, elements: decisions.map(toMeta) }
  } catch {
    return unreadable
  }
}

function toMeta(element: ModelElement): ElementMeta {
  const { 'name.zh': nameZh = null, ...properties } = propertiesOf(element)
  return { id: element.id ?? '', type: element.$type, name: element.name ?? '', nameZh, properties, ...(element.$type === 'bpmn:UserTask' && declaredIo(element)), ...(element.$type === 'bpmn:StartEvent' && startedBy(element)) }
}

/** The message that starts the process, and what is written about it; nothing for the start of a subprocess. */
function startedBy(element: ModelElement): Pick<ElementMeta, 'message' | 'about'> {
  const [definition] = childrenOf(element, 'eventDefinitions')
  const message = (definition?.['messageRef'] as ModelElement | undefined)?.name
  if (!message || element.$parent?.$type !== 'bpmn:Process') return {}
  return { message, about: childrenOf(element, 'documentation').map(({ text }) => String(text)).join('\n') }
}

/** What a task is given, and which variables its output mappings read: a form can be made of the two. */
function declaredIo(element: ModelElement): Pick<ElementMeta, 'inputs' | 'outputs'> {
  const mapping = extensionOf(element, 'zeebe:ioMapping')
  if (!mapping) return {}
  return {
    inputs: childrenOf(mapping, 'inputParameters').map(({ target }) => String(target)),
    outputs: childrenOf(mapping, 'outputParameters').flatMap(({ source }) => /^=\s*([A-Za-z_]\w*)\s*$/.exec(String(source))?.[1] ?? []),
  }
}
