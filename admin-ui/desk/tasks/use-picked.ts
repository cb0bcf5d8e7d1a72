import { useState } from 'react'
import type { Task } from '../../kit/shapes/desk.ts'

export interface Picked {
  keys: ReadonlySet<string>
  tasks: Task[]
  toggle: (key: string) => void
  /** Picks out without taking back: a range grows. */
  add: (...keys: string[]) => void
  clear: () => void
}

/** Tasks picked out of a list. One that is gone from the list is not picked any more. */
export function usePicked(list: readonly Task[]): Picked {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const tasks = list.filter(({ key }) => picked.has(key))
  return {
    keys: new Set(tasks.map(({ key }) => key)),
    tasks,
    toggle: (key) => setPicked((before) => (before.has(key) ? new Set([...before].filter((one) => one !== key)) : new Set([...before, key]))),
    add: (...keys) => setPicked((before) => new Set([...before, ...keys])),
    clear: () => setPicked(new Set()),
  }
}
