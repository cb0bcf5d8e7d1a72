import type { DrawnElement, ElementRegistry, EventBus, Moddle } from '../services.ts'

/**
 * bpmn-js saves the positions of what it draws and no others. Other tools also draw what it leaves out (the inside of a called process, pools by their process): that comes back to the
 * file as it was.
 */
class KeepUndrawn {
  static $inject = ['eventBus', 'elementRegistry']

  constructor(events: EventBus, registry: ElementRegistry) {
    let planes: { plane: Moddle; read: Moddle[] }[] = []
    const heldBy = (plane: Moddle) => plane.get<Moddle[] | undefined>('planeElement') ?? []
    events.on<{ definitions?: Moddle }>('import.parse.complete', 500, ({ definitions }) => {
      planes = (definitions?.get<Moddle[] | undefined>('diagrams') ?? []).flatMap((diagram) => {
        const plane = diagram.get<Moddle | undefined>('plane')
        return plane ? [{ plane, read: [...heldBy(plane)] }] : []
      })
    })
    events.on('import.done', 500, () => {
      const drawn = new Set(registry.getAll().map(({ di }: DrawnElement) => di))
      planes = planes.map(({ plane, read }) => ({ plane, read: read.filter((di) => !drawn.has(di) && heldBy(plane).includes(di)) }))
    })
    // After bpmn-js has put the drawn ones in order.
    events.on('saveXML.start', 100, () => {
      for (const { plane, read } of planes) heldBy(plane).push(...read.filter((di) => !heldBy(plane).includes(di)))
    })
  }
}

export const keepUndrawn = { __init__: ['keepUndrawn'], keepUndrawn: ['type', KeepUndrawn] }
