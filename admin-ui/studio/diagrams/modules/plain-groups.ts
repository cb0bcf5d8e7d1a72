import { jsx } from '@bpmn-io/properties-panel/preact/jsx-runtime'
import type { DrawnElement } from '../services.ts'

/** Sections of the panel that say things in plain words; what stands in them is drawn by `plain/`. */
export type PlainGroup = 'work' | 'way' | 'ways' | 'wait' | 'calls' | 'asks' | 'about'

const labels: Record<PlainGroup, string> = { work: 'Work', way: 'Way taken when', ways: 'Which way', wait: 'Waits', calls: 'Calls', asks: 'Asks', about: 'In words' }

/** Which of them an element has. */
export function plainGroupsOf({ type, source, businessObject, outgoing = [] }: DrawnElement): PlainGroup[] {
  const chooses = (element: DrawnElement | undefined) => element !== undefined && ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway'].includes(element.type) && (element.outgoing?.length ?? 0) > 1
  const own: PlainGroup[] = []
  if (type === 'bpmn:UserTask') own.push('work')
  if (type === 'bpmn:SequenceFlow' && chooses(source)) own.push('way')
  if (['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway'].includes(type) && outgoing.length > 1) own.push('ways')
  if (type === 'bpmn:CallActivity') own.push('calls')
  if (type === 'bpmn:BusinessRuleTask') own.push('asks')
  if (businessObject.get<{ $type: string }[] | undefined>('eventDefinitions')?.some(({ $type }) => $type === 'bpmn:TimerEventDefinition')) own.push('wait')
  return [...own, 'about']
}

interface Group {
  id: string
}

interface PropertiesPanel {
  registerProvider(priority: number, provider: { getGroups(element: DrawnElement): (groups: Group[]) => Group[] }): void
}

/** Where the panel keeps room for each section: nothing while it is not shown. */
export class PlainHosts {
  static $inject = ['propertiesPanel', 'translate']
  #shown: ReadonlyMap<PlainGroup, HTMLElement> = new Map()
  readonly #listeners = new Set<() => void>()

  constructor(panel: PropertiesPanel, translate: (text: string) => string) {
    const room = Object.fromEntries(Object.keys(labels).map((id) => [id, this.#roomFor(id as PlainGroup)])) as Record<PlainGroup, () => object>
    panel.registerProvider(300, {
      getGroups: (element) => (groups) => {
        const plain = plainGroupsOf(element.labelTarget ?? element).map((id) => ({ id: `plain-${id}`, label: translate(labels[id]), shouldOpen: id !== 'about', entries: [{ id: `plain-${id}-room`, component: room[id] }] }))
        const [general, ...others] = groups
        return [...plain.slice(0, -1), ...(general ? [general] : []), ...plain.slice(-1), ...others]
      },
    })
  }

  readonly shown = (): ReadonlyMap<PlainGroup, HTMLElement> => this.#shown

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** An entry that is nothing but room, the same each time: the panel then keeps it in place. */
  #roomFor(id: PlainGroup): () => object {
    const stands = (node: HTMLElement | null) => {
      const shown = new Map(this.#shown)
      if (node === null) shown.delete(id)
      else shown.set(id, node)
      this.#shown = shown
      for (const listener of this.#listeners) listener()
    }
    return () => jsx('div', { class: 'plain-room', ref: stands })
  }
}

export const plainGroups = { __init__: ['plainHosts'], plainHosts: ['type', PlainHosts] }
