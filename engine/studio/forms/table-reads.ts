/** What the decisions of one DMN file ask for. */
import { readsOf, textsIn, type Read } from './feel-names.ts'
import { childrenOf, parseDmn, type ModelElement } from '../../zeebe/model/parse.ts'
import { asText } from '../../zeebe/model/as-text.ts'

export interface DecisionReads {
  id: string
  name: string
  reads: Read[]
  /** Decisions that it asks first. */
  requires: string[]
}

/** @throws Error for a text that is no table */
export async function decisionsIn(xml: string): Promise<DecisionReads[]> {
  const { rootElement } = await parseDmn(xml)
  return childrenOf(rootElement, 'drgElement').filter(({ $type }) => $type === 'dmn:Decision').map((decision) => ({
    id: decision.id ?? '', name: decision.name ?? '', reads: readsIn(decision),
    requires: childrenOf(decision, 'informationRequirement').flatMap(({ requiredDecision }) => asText((requiredDecision as ModelElement | undefined)?.['href']).replace(/^#/, '') || []),
  }))
}

function readsIn(decision: ModelElement): Read[] {
  const logic = decision['decisionLogic'] as ModelElement | undefined
  if (logic?.$type !== 'dmn:DecisionTable') return readsOf(asText(logic?.['text']))
  const rules = childrenOf(logic, 'rule')
  const asked = childrenOf(logic, 'input').flatMap((input, i) => {
    const reads = readsOf(textIn(input['inputExpression']))
    const [only] = reads
    const texts = rules.flatMap((rule) => textsIn(textIn(childrenOf(rule, 'inputEntry')[i])))
    return reads.length === 1 && only && texts.length > 0 ? [...new Set(texts)].map((value) => ({ name: only.name, value })) : reads
  })
  const given = rules.flatMap((rule) => childrenOf(rule, 'outputEntry').flatMap((entry) => readsOf(textIn(entry))))
  return [...asked, ...given]
}

const textIn = (element: unknown): string => asText((element as ModelElement | undefined)?.['text'])
