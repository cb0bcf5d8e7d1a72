import type { BpmnFactory, DrawnElement, Moddle, Modeling } from '../services.ts'

/** What changes the drawing: everything goes over the command stack and can be undone. */
export interface Tools {
  modeling: Modeling
  factory: BpmnFactory
}

/** An extension element of a kind, such as `zeebe:FormDefinition`. */
export const extensionOf = ({ extensionElements }: Moddle, type: string): Moddle | undefined => extensionElements?.values?.find(({ $type }) => $type === type)

/** Changes an extension element, and makes it where there is none yet: one step to undo. */
export function setExtension(element: DrawnElement, type: string, properties: Record<string, unknown>, { modeling, factory }: Tools): void {
  const { businessObject } = element
  const there = extensionOf(businessObject, type)
  if (there !== undefined) return modeling.updateModdleProperties(element, there, adopted(there, properties))
  const extensions: NonNullable<Moddle['extensionElements']> = businessObject.extensionElements ?? within(businessObject, factory.create('bpmn:ExtensionElements', { values: [] }))
  const made = within(extensions, factory.create(type, properties))
  adopted(made, properties)
  const values = [...(extensions.values ?? []), made]
  if (businessObject.extensionElements !== undefined) return modeling.updateModdleProperties(element, extensions, { values })
  extensions.values = values
  modeling.updateProperties(element, { extensionElements: extensions })
}

export function dropExtension(element: DrawnElement, type: string, { modeling }: Tools): void {
  const { extensionElements } = element.businessObject
  if (extensionOf(element.businessObject, type) === undefined) return
  modeling.updateModdleProperties(element, extensionElements!, { values: extensionElements!.values!.filter(({ $type }) => $type !== type) })
}

/** A text that stands beside the element under a name of ours, such as `name.zh` or `public.en`. */
export const propertyOf = (element: Moddle, key: string): string | undefined => extensionOf(element, 'zeebe:Properties')?.properties?.find(({ name }) => name === key)?.value

/** Sets it, or takes it away where it is empty. */
export const setProperty = (element: DrawnElement, key: string, value: string, tools: Tools): void => {
  const held = extensionOf(element.businessObject, 'zeebe:Properties')?.properties ?? []
  setListed(element, { holder: 'zeebe:Properties', list: 'properties', one: 'zeebe:Property', by: 'name' }, held, key, value, tools)
}

/** A header of a task: what the house reads when the task is worked on, such as `meets`. */
export const headerOf = (element: Moddle, key: string): string | undefined => headersOf(element).find((header) => header.get('key') === key)?.value

export const setHeader = (element: DrawnElement, key: string, value: string, tools: Tools): void =>
  setListed(element, { holder: 'zeebe:TaskHeaders', list: 'values', one: 'zeebe:Header', by: 'key' }, headersOf(element.businessObject), key, value, tools)

const headersOf = (element: Moddle): Moddle[] => extensionOf(element, 'zeebe:TaskHeaders')?.get<Moddle[] | undefined>('values') ?? []

function setListed(element: DrawnElement, kind: Record<'holder' | 'list' | 'one' | 'by', string>, held: Moddle[], key: string, value: string, tools: Tools): void {
  const there = held.find((one) => one.get(kind.by) === key)
  if (there !== undefined && value !== '') return tools.modeling.updateModdleProperties(element, there, { value })
  const left = held.filter((one) => one !== there)
  if (value !== '') setExtension(element, kind.holder, { [kind.list]: [...left, tools.factory.create(kind.one, { [kind.by]: key, value })] }, tools)
  else if (left.length === 0) dropExtension(element, kind.holder, tools)
  else setExtension(element, kind.holder, { [kind.list]: left }, tools)
}

const within = <Child extends Moddle>(parent: Moddle, child: Child): Child => Object.assign(child, { $parent: parent })

/** What hangs on an element knows it. */
function adopted(parent: Moddle, properties: Record<string, unknown>): Record<string, unknown> {
  for (const held of Object.values(properties).flat()) if (typeof held === 'object' && held !== null) within(parent, held as Moddle)
  return properties
}
