import type { BpmnFactory, DrawnElement, Moddle, Modeling } from '../services.ts'

const key = 'name.zh'

const propertiesOf = (element: Moddle): Moddle | undefined => element.extensionElements?.values?.find(({ $type }) => $type === 'zeebe:Properties')

const holderOf = (element: Moddle): Moddle | undefined => propertiesOf(element)?.properties?.find(({ name }) => name === key)

/** The element's Chinese name: its extension property `name.zh`. */
export const chineseNameOf = (element: Moddle): string | undefined => holderOf(element)?.value

/** Sets it, or takes it away where it is empty. Goes over the command stack: it can be undone. */
export function setChineseName(element: DrawnElement, name: string, modeling: Modeling, factory: BpmnFactory): void {
  const { businessObject } = element
  const holder = holderOf(businessObject)
  const properties = propertiesOf(businessObject)
  if (holder !== undefined) {
    if (name !== '') return modeling.updateModdleProperties(element, holder, { value: name })
    return modeling.updateModdleProperties(element, properties!, { properties: properties!.properties!.filter((one) => one !== holder) })
  }
  if (name === '') return
  const named = (parent: Moddle) => Object.assign(factory.create('zeebe:Property', { name: key, value: name }), { $parent: parent })
  if (properties !== undefined) return modeling.updateModdleProperties(element, properties, { properties: [...(properties.properties ?? []), named(properties)] })
  const extensions: NonNullable<Moddle['extensionElements']> = businessObject.extensionElements ?? Object.assign(factory.create('bpmn:ExtensionElements', { values: [] }), { $parent: businessObject })
  const made: Moddle = Object.assign(factory.create('zeebe:Properties', { properties: [] }), { $parent: extensions })
  made.properties = [named(made)]
  const values = [...(extensions.values ?? []), made]
  if (businessObject.extensionElements !== undefined) return modeling.updateModdleProperties(element, extensions, { values })
  extensions.values = values
  modeling.updateProperties(element, { extensionElements: extensions })
}
