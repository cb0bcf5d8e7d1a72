/** How decision tables decided, and which ones are deployed. */
import { parseExact } from './records/exact-json.ts'
import { Decisions, Resources } from './records/shapes.ts'

/** One evaluated table, as the broker exports it. Inputs and outputs are JSON texts. */
export interface EvaluatedTable {
  decisionId: string
  decisionName: string
  decisionVersion: number
  decisionOutput: string
  evaluatedInputs: { inputId: string, inputName: string, inputValue: string }[]
  matchedRules: { ruleId: string, ruleIndex: number, evaluatedOutputs: { outputId: string, outputName: string, outputValue: string }[] }[]
}

export interface ShownDecision {
  key: string
  decisionId: string
  decisionName: string
  elementId: string
  at: Date
  failed: boolean
  /** JSON text. */
  output: string
  /** The tables that were asked, required ones first: which rules matched which inputs. */
  tables: EvaluatedTable[]
  failure?: string
}

/** What the projection keeps as text. */
interface Evaluation {
  decisionOutput: string
  evaluatedDecisions: EvaluatedTable[]
  evaluationFailureMessage?: string
}

/** Decisions of a process instance, the earliest first. */
export const decisionsOf = (instanceKey: string): Promise<ShownDecision[]> => shown({ instanceKey })

/** Those of all processes of a case. */
export const casesDecisions = (complaintId: string): Promise<ShownDecision[]> => shown({ complaintId })

async function shown(which: { instanceKey: string } | { complaintId: string }): Promise<ShownDecision[]> {
  const found = await Decisions.find(which).sort({ at: 1, _id: 1 }).lean()
  return found.map(({ _id, decisionId, decisionName, elementId, at, failed, evaluation }) => {
    const { decisionOutput, evaluatedDecisions, evaluationFailureMessage } = parseExact(evaluation) as Evaluation
    return { key: _id, decisionId, decisionName, elementId, at, failed, output: decisionOutput, tables: evaluatedDecisions, ...(evaluationFailureMessage && { failure: evaluationFailureMessage }) }
  })
}

/** Ids of all deployed decisions. */
export async function deployedDecisionIds(): Promise<string[]> {
  const found = await Resources.find({ kind: 'decision-requirements' }, { elements: 1 }).lean()
  return found.flatMap(({ elements }) => elements.map(({ id }) => id))
}
