/** What an instance knows, and how it came to know it. */
import { parseExact } from '../zeebe/records/exact-json.ts'
import { Elements, VariableChanges, Variables } from '../zeebe/records/shapes.ts'
import { Operations } from './operation.ts'

export interface ShownVariable {
  /** Of the instance, or of the element instance within it that has it. */
  scope: string
  /** Of such an element. */
  elementId?: string
  /** Whether the scope is still there: only then can it be changed. */
  live: boolean
  name: string
  /** Integers past 2^53 are strings of digits. */
  value: unknown
  at: Date
  /** Every value that it had, the latest first; what a person changed by hand says who. */
  changes: { at: Date, value: unknown, by?: string, reason?: string }[]
}

/** Changes shown of one instance. */
const most = 2_000

/** By scope and name. Values from before changes were recorded are missing from `changes`. */
export async function variablesOf(instanceKey: string): Promise<ShownVariable[]> {
  const [variables, changes, byHand] = await Promise.all([
    Variables.find({ instanceKey }).sort({ name: 1 }).lean(),
    VariableChanges.find({ instanceKey }).sort({ at: -1, _id: -1 }).limit(most).lean(),
    Operations.find({ instanceKey, kind: 'variable', outcome: 'done' }).lean(),
  ])
  const scopes = await Elements.find({ _id: { $in: variables.map(({ scopeKey }) => scopeKey) } }, { elementId: 1, state: 1 }).lean()
  const scopeOf = new Map(scopes.map((scope) => [scope._id, scope]))
  const changesOf = Map.groupBy(changes, ({ variableKey }) => variableKey)
  return variables.map(({ _id, scopeKey, name, value, at }) => {
    const scope = scopeOf.get(scopeKey)
    return {
      scope: scopeKey,
      ...(scope && { elementId: scope.elementId }),
      live: scopeKey === instanceKey || scope?.state === 'active',
      name,
      value: parseExact(value),
      at,
      changes: (changesOf.get(_id) ?? []).map((change) => {
        const hand = byHand.find(({ detail, at: done }) => detail['name'] === name && detail['to'] === change.value && Math.abs(done.getTime() - change.at.getTime()) < sameMoment)
        return { at: change.at, value: parseExact(change.value), ...(hand && { by: hand.by, reason: hand.reason }) }
      }),
    }
  })
}

/** The record of a command comes within this time, in milliseconds. */
const sameMoment = 30_000
