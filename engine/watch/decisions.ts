/** Why tables decided as they did: which inputs met which rows, in the tables' own words. */
import { casesDecisions, decisionsOf, type EvaluatedTable, type ShownDecision } from '../zeebe/decisions.ts'
import { Resources } from '../zeebe/records/shapes.ts'
import { childrenOf, parseDmn, type ModelElement } from '../zeebe/model/parse.ts'

interface ExplainedRow {
  ruleId: string
  /** Counts from 1, as the table's rows do. */
  row: number
  /** What stands beside the row: where it comes from. */
  source?: string
  outputs: { name: string, value: string }[]
}

export interface ExplainedTable extends Pick<EvaluatedTable, 'decisionId' | 'decisionName' | 'decisionVersion'> {
  /** File of the table, for a link to it. */
  fileName?: string
  inputs: { name: string, value: string }[]
  rows: ExplainedRow[]
  output: string
}

export type ExplainedDecision = Omit<ShownDecision, 'tables'> & { tables: ExplainedTable[] }

/** Decisions of an instance, the earliest first. */
export const explainedDecisions = async (instanceKey: string): Promise<ExplainedDecision[]> => await explained(await decisionsOf(instanceKey))

/** Those of a case that gave time limits: what they decided has stages. */
export async function explainedLimits(complaintId: string): Promise<ExplainedDecision[]> {
  const decisions = await casesDecisions(complaintId)
  return await explained(decisions.filter(({ output }) => output.includes('"stage":')))
}

async function explained(decisions: ShownDecision[]): Promise<ExplainedDecision[]> {
  const ids = [...new Set(decisions.flatMap(({ tables }) => tables.map(({ decisionId }) => decisionId)))]
  const files = await filesOf(ids)
  return decisions.map((decision) => ({
    ...decision,
    tables: decision.tables.map(({ decisionId, decisionName, decisionVersion, decisionOutput, evaluatedInputs, matchedRules }) => {
      const file = files.get(decisionId)
      return {
        decisionId, decisionName, decisionVersion, ...(file && { fileName: file.fileName }),
        inputs: evaluatedInputs.map(({ inputName, inputValue }) => ({ name: inputName, value: inputValue })),
        rows: matchedRules.map(({ ruleId, ruleIndex, evaluatedOutputs }) => {
          const source = file?.sources.get(ruleId)
          return { ruleId, row: ruleIndex, ...(source && { source }), outputs: evaluatedOutputs.map(({ outputName, outputValue }) => ({ name: outputName, value: outputValue })) }
        }),
        output: decisionOutput,
      }
    }),
  }))
}

interface TableFile {
  fileName: string
  /** Descriptions of rows by their ids, of the latest version that has the row. */
  sources: Map<string, string>
}

async function filesOf(decisionIds: string[]): Promise<Map<string, TableFile>> {
  const resources = await Resources.find({ 'kind': 'decision-requirements', 'elements.id': { $in: decisionIds } }).sort({ version: 1 }).lean()
  const files = new Map<string, TableFile>()
  for (const { fileName, text, elements } of resources) {
    const found = await rowSources(text)
    for (const { id } of elements) files.set(id, { fileName, sources: new Map([...files.get(id)?.sources ?? [], ...found]) })
  }
  return files
}

async function rowSources(xml: string): Promise<[string, string][]> {
  try {
    const { rootElement } = await parseDmn(xml)
    const tables = childrenOf(rootElement, 'drgElement').flatMap(({ decisionLogic }) => (decisionLogic ? [decisionLogic as ModelElement] : []))
    return tables.flatMap((table) => childrenOf(table, 'rule')).flatMap(({ id, description }) => (id && typeof description === 'string' ? [[id, description] as [string, string]] : []))
  } catch {
    return []
  }
}
