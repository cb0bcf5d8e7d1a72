/** Which step of the other version a running step becomes: proposed, for somebody to look at. */
import type { Step, Version } from './steps.ts'

/** Why it is proposed: the same id, the same name, the same place between its neighbours, or the only one left of its kind. */
export type Likeness = 'same' | 'name' | 'place' | 'only'

export interface Mapped {
  from: string
  /** null where nothing fits: somebody has to choose. */
  to: string | null
  because: Likeness | null
  /** Steps of the same kind and place, to choose from. */
  choices: string[]
}

/** @param ids steps in which cases stand */
export function proposeMapping(ids: readonly string[], source: Version, target: Version): Mapped[] {
  const taken = new Set(ids.filter((id) => fits(source.steps.get(id), target.steps.get(id), source, target)))
  return ids.toSorted().flatMap((id) => {
    const step = source.steps.get(id)
    if (!step) return []
    const choices = [...target.steps.values()].filter((other) => fits(step, other, source, target))
    const ids = choices.map((choice) => choice.id)
    if (taken.has(id)) return [{ from: id, to: id, because: 'same', choices: ids } satisfies Mapped]
    const free = choices.filter((choice) => !taken.has(choice.id))
    const [found, because] = likest(step, free, source.steps)
    if (found) taken.add(found.id)
    return [{ from: id, to: found?.id ?? null, because, choices: ids } satisfies Mapped]
  })
}

/** A step may only become one of its own kind in the same subprocess. */
function fits(step: Step | undefined, other: Step | undefined, source: Version, target: Version): boolean {
  if (!step || !other || step.type !== other.type || step.repeats !== other.repeats) return false
  return step.scope === other.scope || (step.scope === source.processId && other.scope === target.processId)
}

function likest(step: Step, free: readonly Step[], all: ReadonlyMap<string, Step>): [Step | null, Likeness | null] {
  const only = <T>(found: readonly T[]): T | null => (found.length === 1 ? found[0]! : null)
  const name = only(free.filter((other) => other.name !== '' && other.name.toLowerCase() === step.name.toLowerCase()))
  if (name) return [name, 'name']
  const place = only(free.filter((other) => !all.has(other.id) && meets(step.before, other.before) && meets(step.after, other.after)))
  if (place) return [place, 'place']
  const rest = only(free.filter((other) => !all.has(other.id)))
  return [rest, rest && 'only']
}

const meets = (some: readonly string[], others: readonly string[]): boolean => some.some((id) => others.includes(id))
