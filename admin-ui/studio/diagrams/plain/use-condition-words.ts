import { knownBefore } from './known-variables.ts'
import { usePlain } from './plain.ts'
import { readCondition, type Comparison } from '../words/condition.ts'
import type { DrawnElement, Moddle } from '../services.ts'
import type { KnownVariable } from '../use-vocabulary.ts'
import { useLanguage, useTexts } from '../../../kit/language.ts'

/** The condition of a flow as FEEL. */
export const conditionOf = ({ businessObject }: DrawnElement): string | undefined => businessObject.get<Moddle | undefined>('conditionExpression')?.get<string | undefined>('body')

/** Taken when no other way is. */
export const isOtherwise = ({ businessObject, source }: DrawnElement): boolean => source?.businessObject.get('default') === businessObject

/** Says what has to hold for a way: `Tier is Dispute and …`. */
export function useConditionWords(): (flow: DrawnElement) => string {
  const { t } = useTexts('studioDiagrams')
  const { language } = useLanguage()
  const { words } = usePlain()
  const compared = ({ variable, operator, values }: Comparison, known: KnownVariable | undefined) => {
    const answers = values.map((value) => known?.options.find((option) => option.value === value)?.label[language] ?? String(value))
    return [known?.label[language] ?? variable, t(`operator.${operator}`), answers.join(language === 'zh' ? '、' : ', ')].filter((part) => part !== '').join(' ')
  }
  return (flow) => {
    if (isOtherwise(flow)) return t('way.isOtherwise')
    const feel = conditionOf(flow)
    const condition = readCondition(feel)
    if (condition === undefined) return feel ?? ''
    if (condition.comparisons.length === 0) return t('way.noWay')
    const variables = knownBefore(flow, words).flatMap((source) => source.variables)
    return condition.comparisons.map((one) => compared(one, variables.find(({ name }) => name === one.variable))).join(` ${t(condition.joined)} `)
  }
}
