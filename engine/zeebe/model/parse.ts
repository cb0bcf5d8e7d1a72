/** BPMN and DMN files as element trees. */
import { BpmnModdle } from 'bpmn-moddle'
import { DmnModdle } from 'dmn-moddle'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' }

/** An element of a diagram or table, with the attributes and children that its type has. */
export interface ModelElement {
  $type: string
  $parent?: ModelElement
  id?: string
  name?: string
  [property: string]: unknown
}

export interface ParsedModel {
  rootElement: ModelElement
  /** What the parser did not understand. */
  warnings: { message: string, element?: ModelElement }[]
}

const bpmn = new BpmnModdle({ zeebe })
const dmn = new DmnModdle()

/** @throws Error for a text that is no BPMN at all */
export const parseBpmn = async (xml: string): Promise<ParsedModel> => await bpmn.fromXML(xml)

/** @throws Error for a text that is no DMN at all */
export const parseDmn = async (xml: string): Promise<ParsedModel> => await dmn.fromXML(xml)

/** As the editors write it: indented. */
export const writeBpmn = async (root: ModelElement): Promise<string> => (await bpmn.toXML(root, { format: true })).xml

export const writeDmn = async (root: ModelElement): Promise<string> => (await dmn.toXML(root, { format: true })).xml

/** The children of an element under one of its properties. */
export const childrenOf = (element: ModelElement, property: string): ModelElement[] => (element[property] ?? []) as ModelElement[]

/** The extension of this type (`zeebe:taskDefinition`), if the element has one. */
export const extensionOf = (element: ModelElement, type: string): ModelElement | undefined =>
  childrenOf((element['extensionElements'] ?? {}) as ModelElement, 'values').find(({ $type }) => $type.toLowerCase() === type.toLowerCase())

/** The free properties of an element: `<zeebe:property name="name.zh" value="…"/>`. */
export function propertiesOf(element: ModelElement): Record<string, string> {
  const properties = childrenOf(extensionOf(element, 'zeebe:properties') ?? { $type: 'none' }, 'properties')
  return Object.fromEntries(properties.map(({ name, value }) => [String(name), typeof value === 'string' ? value : '']))
}

/** All flow elements of a process, those of subprocesses too. */
export const flowElementsOf = (scope: ModelElement): ModelElement[] =>
  childrenOf(scope, 'flowElements').flatMap((element) => [element, ...flowElementsOf(element)])
