import { useEffect, useState } from 'react'
import type { Modeler } from '../modeler.ts'
import type { Canvas, DrawnElement, EventBus, Selection } from '../services.ts'

/** The element that the panel shows: what is selected, else the whole drawing; undefined for several. Told again after each change of the drawing. */
export function useShownElement(modeler: Modeler | undefined): { element: DrawnElement | undefined; times: number } {
  const [shown, setShown] = useState<{ element: DrawnElement | undefined; times: number }>({ element: undefined, times: 0 })
  useEffect(() => {
    if (modeler === undefined) return
    const events = modeler.get<EventBus>('eventBus')
    const look = () => {
      const selected = modeler.get<Selection>('selection').get()
      const [one = modeler.get<Canvas>('canvas').getRootElement()] = selected
      setShown(({ times }) => ({ element: selected.length > 1 ? undefined : (one.labelTarget ?? one), times: times + 1 }))
    }
    const moments = ['selection.changed', 'commandStack.changed', 'root.set']
    events.on(moments, 500, look)
    look()
    return () => events.off(moments, look)
  }, [modeler])
  return shown
}
