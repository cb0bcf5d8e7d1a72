import type { DrawnElement, ElementRegistry, EventBus, Modeling } from '../services.ts'

const generated = /^(Activity|Event|Gateway|Flow|Process|DataObjectReference|DataStoreReference)_[0-9a-z]{7}$/

/** `Ask the head (again)` → `ask-the-head-again`; empty where nothing of it can stand in an id. */
export function idFrom(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^[-0-9]+|-+$/g, '').slice(0, 40).replace(/-$/, '')
}

/** An element that is named for the first time is called so in the engine, too: incidents and histories then speak in words. */
class IdsFromNames {
  static $inject = ['eventBus', 'modeling', 'elementRegistry']

  constructor(events: EventBus, modeling: Modeling, registry: ElementRegistry) {
    const rename = (element: DrawnElement) => {
      const { id, name = '' } = element.businessObject
      const wanted = idFrom(name)
      if (!generated.test(id) || wanted === '') return
      const isTaken = (candidate: string) => registry.get(candidate) !== undefined
      const free = isTaken(wanted) ? Array.from({ length: 1000 }, (_, at) => `${wanted}-${at + 2}`).find((candidate) => !isTaken(candidate)) : wanted
      if (free !== undefined) modeling.updateProperties(element, { id: free })
    }
    events.on<{ context: { element: DrawnElement; properties?: object } }>(['commandStack.element.updateLabel.postExecuted', 'commandStack.element.updateProperties.postExecuted'], 500, ({ context: { element, properties } }) => {
      if (properties === undefined || 'name' in properties) rename(element.labelTarget ?? element)
    })
  }
}

export const idsFromNames = { __init__: ['idsFromNames'], idsFromNames: ['type', IdsFromNames] }
