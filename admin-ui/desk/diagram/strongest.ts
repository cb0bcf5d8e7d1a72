import type { ElementMark, ElementState } from '../../kit/shapes/desk.ts'

const strength: Record<ElementState, number> = { incident: 3, active: 2, completed: 1, terminated: 0 }

/** One state an element: it may have been passed several times, and what is going on now outshines what was. */
export function strongest(marks: ElementMark[]): Map<string, ElementState> {
  const lit = new Map<string, ElementState>()
  for (const { elementId, state } of marks) {
    const before = lit.get(elementId)
    if (before === undefined || strength[state] > strength[before]) lit.set(elementId, state)
  }
  return lit
}
