/** Why the clocks of a case are as they are: the row of the table that gave each its time, with what that row was met by. */
import type { Complaint } from '../complaints/complaint.ts'
import { explainedLimits } from '../watch/decisions.ts'

export interface LimitReason {
  stage: string
  /** When the clock was set: the reason is that of one deadline, not of its stage in every round. */
  setAt: Date
  /** Id of the decision, and what it is called. */
  table: string
  tableName: string
  /** Counts from 1. */
  row: number
  /** What stands beside the row: where the limit comes from. */
  source?: string
  /** What the table was asked, as JSON texts. */
  inputs: { name: string, value: string }[]
}

/** The broker and the server may differ by this much. */
const skew = 60_000

/** Columns are named by their labels, so a row is known by its values. Clocks that no table gave, such as those of a hospital's own process, have no reason here. */
export async function whyLimits({ _id, deadlines }: Pick<Complaint, '_id' | 'deadlines'>): Promise<LimitReason[]> {
  const rows = (await explainedLimits(_id)).flatMap(({ at, tables }) => tables.flatMap(({ decisionId, decisionName, inputs, rows: met }) => met.map(({ row, source, outputs }) => ({
    at, table: decisionId, tableName: decisionName, row, inputs, ...(source && { source }), values: outputs.map(({ value }) => value),
  }))))
  return deadlines.flatMap(({ stage, within, setAt }) => {
    const reason = rows.findLast((one) => one.values.includes(JSON.stringify(stage)) && one.values.includes(JSON.stringify(within)) && one.at.getTime() <= setAt.getTime() + skew)
    return reason ? [{ stage, setAt, table: reason.table, tableName: reason.tableName, row: reason.row, inputs: reason.inputs, ...(reason.source && { source: reason.source }) }] : []
  })
}
