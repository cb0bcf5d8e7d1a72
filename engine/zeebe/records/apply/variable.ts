import { VariableChanges, Variables, type VariableDoc } from '../shapes.ts'
import { linkToCase } from './case-link.ts'
import { keyOf, type Apply, type Key } from './record.ts'

interface Variable {
  name: string
  /** JSON text. */
  value: string
  scopeKey: Key
  processInstanceKey: Key
}

/** CREATED, UPDATED and MIGRATED all carry the whole variable; a migration leaves the value as it was. */
export const applyVariable: Apply<Variable> = async ({ id, intent, key, at, value }, docs) => {
  const variable: VariableDoc = { _id: key, scopeKey: keyOf(value.scopeKey), instanceKey: keyOf(value.processInstanceKey), name: value.name, value: value.value, at }
  docs.put(Variables, variable)
  if (intent !== 'MIGRATED') docs.put(VariableChanges, { ...variable, _id: id, variableKey: key })
  await linkToCase(variable, docs)
}
