/** Variables on their way to the broker and from it. */
import { isLosslessNumber } from 'lossless-json'
import { EngineFault } from './fault.ts'

/** The gateway takes messages of 4 MB; what is larger it answers as if it had a fault of its own. */
const mostCharacters = 3_500_000

/**
 * What JSON makes of the variables, so that a Date is ISO text.
 * @throws EngineFault invalid when they are too large for a command
 */
export function plain(variables: Record<string, unknown>): Record<string, never> {
  const text = JSON.stringify(variables)
  if (text.length > mostCharacters) throw new EngineFault('invalid', `variables of ${text.length} characters are too large for a command`)
  return JSON.parse(text) as Record<string, never>
}

/**
 * What the client library fills with the variables of a job. By default it fails a job that carries an integer past 2^53, forgets that the
 * worker has room again, and an unanswered failure would end the process; here such a number becomes its digits before the library looks at it.
 */
export class ExactVariables {
  constructor() {
    return new Proxy(this, {
      set: (target, name, value) => Reflect.defineProperty(target, name, { value: exact(value), enumerable: true, writable: true, configurable: true }),
    })
  }
}

function exact(value: unknown): unknown {
  if (isLosslessNumber(value)) {
    const number = Number(value.value)
    return Number.isInteger(number) && !Number.isSafeInteger(number) ? value.value : number
  }
  if (Array.isArray(value)) return value.map(exact)
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, exact(part)]))
  return value
}
