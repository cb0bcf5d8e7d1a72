/** Repeating timers that would never let the broker rest. */
import { Duration } from 'luxon'
import { childrenOf, type ModelElement } from '../model/parse.ts'
import { error, type Fault } from './finding.ts'

/** The shortest time between two repetitions, in milliseconds: the broker looks at timers once a second. */
const shortest = 1_000

export function checkTimers(elements: ModelElement[]): Fault[] {
  return elements.flatMap((element) => childrenOf(element, 'eventDefinitions').flatMap((definition) => {
    const { body } = (definition['timeCycle'] ?? {}) as { body?: string }
    const every = body === undefined ? null : intervalOf(body)
    return every !== null && every < shortest ? [error(element.id, 'timer-cycle', { en: `The timer would repeat without a pause (${body}).`, zh: `定时器会不停地重复（${body}）。` })] : []
  }))
}

/** Milliseconds between repetitions, as far as the text itself says: `R3/PT1H`, `R/<start>/PT1H`, the same in quotes, or FEEL's `cycle(duration("PT1H"))`. */
function intervalOf(cycle: string): number | null {
  const literal = cycle.trim().replace(/^=\s*"([^"]*)"\s*$/, '$1')
  const interval = /^R[^/]*\/(?:[^/]*\/)?([^/]+)$/i.exec(literal)?.[1] ?? /^=\s*cycle\s*\(.*duration\s*\(\s*"([^"]+)"/s.exec(literal)?.[1]
  if (interval === undefined) return null
  const duration = Duration.fromISO(interval)
  return duration.isValid ? duration.toMillis() : null
}
