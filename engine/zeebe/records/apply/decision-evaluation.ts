import { Decisions, Instances } from '../shapes.ts'
import { keyOf, type Apply, type Place } from './record.ts'

interface DecisionEvaluation extends Place {
  decisionId: string
  decisionName: string
  decisionOutput: string
  failedDecisionId: string
  evaluationFailureMessage: string
  evaluatedDecisions: unknown[]
}

/** The "why" of a routing: which rules matched which inputs. */
export const applyDecisionEvaluation: Apply<DecisionEvaluation> = async ({ intent, key, at, value }, docs) => {
  const instanceKey = keyOf(value.processInstanceKey)
  const { evaluatedDecisions, decisionOutput, failedDecisionId, evaluationFailureMessage } = value
  docs.put(Decisions, {
    _id: key,
    decisionId: value.decisionId,
    decisionName: value.decisionName,
    instanceKey,
    elementId: value.elementId,
    complaintId: (await docs.get(Instances, instanceKey))?.complaintId ?? null,
    evaluation: JSON.stringify({ decisionOutput, evaluatedDecisions, ...(failedDecisionId && { failedDecisionId, evaluationFailureMessage }) }),
    failed: intent === 'FAILED',
    at,
  })
}
