import { useChoice } from '../parts/use-choice.ts'
import { useTexts, useWord } from '../../kit/language.ts'
import type { Complaint } from '../../kit/shapes/desk.ts'

/** What the complainant wants and why, apart from who they are: the complaint-customer record. Nothing is shown until something is known. */
export function useCustomerRecord({ facts, entries, nature }: Complaint): [label: string, value: string][] {
  const { t } = useTexts('caseFile')
  const word = useWord()
  const wishes = entries.map(({ words }) => words['wish']).filter((wish) => typeof wish === 'string')
  const choice = useChoice()
  const chosen = (kind: 'occupation' | 'inclination' | 'founded' | 'tag') => (typeof facts[kind] === 'string' ? choice(kind, facts[kind]) : '')
  const lines: [string, string][] = [
    [t('need'), wishes.at(-1) ?? ''],
    [t('reason'), [nature && word('nature', nature), chosen('tag')].filter(Boolean).join(' · ')],
    [t('occupation'), chosen('occupation')],
    [t('inclination'), chosen('inclination')],
    [t('founded'), chosen('founded')],
    [t('appraisal'), facts['award'] === true ? t('appraisalAward') : facts['counts'] === true ? t(facts['repeated'] === true ? 'appraisalRepeated' : 'appraisalCounts', { share: Number(facts['share']) }) : ''],
  ]
  return lines.filter(([, value]) => value !== '')
}
