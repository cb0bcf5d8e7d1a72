/** The tokens of instances: their innermost active elements. */
import { Elements, type ElementDoc } from '../zeebe/records/shapes.ts'

/** By instance, in the order in which they were entered. An element with active ones inside is where those stand, not a place of its own. */
export async function standingAt(instanceKeys: string[]): Promise<Map<string, ElementDoc[]>> {
  const active = await Elements.find({ instanceKey: { $in: instanceKeys }, state: 'active', type: { $ne: 'PROCESS' } }).sort({ enteredAt: 1 }).lean()
  const scopes = new Set(active.map(({ scopeKey }) => scopeKey))
  return Map.groupBy(active.filter(({ _id }) => !scopes.has(_id)), ({ instanceKey }) => instanceKey)
}
