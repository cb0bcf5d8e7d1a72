import { Timers } from '../shapes.ts'
import { keyOf, type Apply, type Key } from './record.ts'

interface Timer {
  targetElementId: string
  /** Epoch milliseconds. */
  dueDate: number
  elementInstanceKey: Key
  processInstanceKey: Key
  processDefinitionKey: Key
}

export const applyTimer: Apply<Timer> = ({ intent, key, value }, docs) => {
  if (intent === 'TRIGGERED' || intent === 'CANCELED') return docs.remove(Timers, key)
  docs.put(Timers, {
    _id: key,
    dueAt: new Date(value.dueDate),
    elementId: value.targetElementId,
    elementInstanceKey: keyOf(value.elementInstanceKey),
    instanceKey: keyOf(value.processInstanceKey),
    processKey: keyOf(value.processDefinitionKey),
  })
}
