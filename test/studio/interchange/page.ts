import { added } from './added.ts'
import { openModeler } from '../../../admin-ui/studio/diagrams/modeler.ts'
import type { BpmnFactory, DrawnElement, ElementRegistry, Modeling } from '../../../admin-ui/studio/diagrams/services.ts'

export interface Edited {
  xml: string
  /** Id of the element that was given a documentation. */
  element: string
}

/** Opens a diagram in the studio's modeler, says something about its first step, and saves it. */
async function edit(xml: string): Promise<Edited> {
  const [canvas, panel] = [document.querySelector<HTMLElement>('#canvas')!, document.querySelector<HTMLElement>('#panel')!]
  const modeler = openModeler(canvas, panel, { chinese: false, texts: {} })
  try {
    await modeler.importXML(xml)
    const element = modeler.get<ElementRegistry>('elementRegistry').getAll().find(isStep)
    if (element === undefined) throw new Error('nothing to edit in it')
    const documentation = modeler.get<BpmnFactory>('bpmnFactory').create('bpmn:Documentation', { text: added })
    modeler.get<Modeling>('modeling').updateProperties(element, { documentation: [...element.businessObject.get<object[]>('documentation'), documentation] })
    return { xml: (await modeler.saveXML({ format: true })).xml, element: element.id }
  } finally {
    modeler.destroy()
  }
}

const isStep = ({ type, labelTarget }: DrawnElement): boolean => labelTarget === undefined && /Task$|Activity$|Event$|Gateway$/.test(type)

declare global {
  interface Window {
    edit: typeof edit
  }
}

window.edit = edit
