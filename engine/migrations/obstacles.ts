/** What keeps a case from moving now. The broker has the last word; this says beforehand what is known of it. */
import type { Version } from './steps.ts'

/**
 * `wait`: it moves once it has left the step. `never`: this broker does not move it at all. `choose`: a step needs its counterpart.
 * Codes: `timer` an alarm runs on the step · `signal` it listens for a signal · `event` something else than a message is attached to it · `kind` steps of this kind do not move · `handlers` the process or its
 * new version has handlers for the whole of it · `unmapped` · `refused` the broker said no.
 */
export interface Obstacle {
  way: 'wait' | 'never' | 'choose'
  code: 'timer' | 'signal' | 'event' | 'kind' | 'handlers' | 'unmapped' | 'refused'
  elementId: string | null
}

const movable85 = ['SubProcess', 'ServiceTask', 'UserTask', 'CallActivity']

/** @param broker version of the gateway, `8.5.8` */
export function obstacleOf(active: readonly string[], mapping: ReadonlyMap<string, string>, source: Version, target: Version, broker: string): Obstacle | null {
  const unmapped = active.find((id) => !mapping.has(id))
  if (unmapped) return { way: 'choose', code: 'unmapped', elementId: unmapped }
  if (!isBefore86(broker)) return null
  if (source.hasEventSubprocess || target.hasEventSubprocess) return { way: 'never', code: 'handlers', elementId: null }
  for (const id of active) {
    const [step, next] = [source.steps.get(id), target.steps.get(mapping.get(id) ?? '')]
    if (step && (!movable85.includes(step.type) || step.repeats)) return { way: 'wait', code: 'kind', elementId: id }
    const attached = [...step?.attached ?? [], ...next?.attached ?? []]
    for (const code of ['timer', 'signal'] as const) if (attached.some(({ on }) => on === code)) return { way: 'wait', code, elementId: id }
    // Of what is attached, 8.5 carries messages over and nothing else.
    if (attached.some(({ on }) => on !== 'message')) return { way: 'wait', code: 'event', elementId: id }
  }
  return null
}

function isBefore86(broker: string): boolean {
  const [major = 0, minor = 0] = broker.split('.').map(Number)
  return major < 8 || (major === 8 && minor < 6)
}

/** What the broker's refusal means: which step it names, and whether leaving that step helps. */
export function obstacleSaid(message: string): Obstacle {
  const elementId = /(?:active|target) (?:user task|element) with id '([^']+)'/.exec(message)?.[1] ?? null
  if (/event subprocess/.test(message)) return { way: 'never', code: 'handlers', elementId: null }
  if (/no mapping instruction/.test(message)) return { way: 'choose', code: 'unmapped', elementId }
  if (/boundary events of types '[^']*TIMER/.test(message)) return { way: 'wait', code: 'timer', elementId }
  if (/boundary events of types/.test(message)) return { way: 'wait', code: 'event', elementId }
  if (/boundary event|unsupported type|catch event|subscribed to/.test(message)) return { way: 'wait', code: 'kind', elementId }
  return { way: 'never', code: 'refused', elementId }
}

/** A concurrent command, or a broker that is away: the same again soon. */
export const isPassing = (message: string): boolean => /concurrent command|retry the migration/i.test(message)
