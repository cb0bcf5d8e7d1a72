/** Which sequence flows and which rows of tables were ever taken, counted over all instances and versions. */
import type { EvaluatedTable } from './decisions.ts'
import { Decisions, Flows, Resources } from './records/shapes.ts'

export interface Taken {
  flows: { process: string, flow: string, times: number }[]
  rows: { decision: string, row: string, times: number }[]
}

export async function taken(): Promise<Taken> {
  const [flows, processes, rows] = await Promise.all([
    Flows.aggregate<{ _id: { key: string, flow: string }, times: number }>([{ $group: { _id: { key: '$processKey', flow: '$flowId' }, times: { $sum: '$times' } } }]),
    Resources.find({ kind: 'process' }, { id: 1 }).lean(),
    rowsTaken(),
  ])
  const idOf = new Map(processes.map(({ _id, id }) => [_id, id]))
  return { flows: flows.map(({ _id: { key, flow }, times }) => ({ process: idOf.get(key) ?? key, flow, times })), rows }
}

async function rowsTaken(): Promise<Taken['rows']> {
  const rows = new Map<string, Taken['rows'][number]>()
  for await (const { evaluation } of Decisions.find({}, { evaluation: 1 }).lean().cursor()) {
    const { evaluatedDecisions } = JSON.parse(evaluation) as { evaluatedDecisions: EvaluatedTable[] }
    for (const { decisionId, matchedRules } of evaluatedDecisions) {
      for (const { ruleId } of matchedRules) {
        const id = `${decisionId}/${ruleId}`
        rows.set(id, { decision: decisionId, row: ruleId, times: (rows.get(id)?.times ?? 0) + 1 })
      }
    }
  }
  return [...rows.values()]
}
