import { WriteDown } from './write-down.tsx'
import { useTexts } from '../../kit/language.ts'
import type { Complaint } from '../../kit/shapes/desk.ts'

/** Writes down what came to light: the process weighs it, or after the closing the office considers whether the case is taken up again. */
export function AddFacts({ complaint: { id, state } }: { complaint: Complaint }) {
  const { t } = useTexts('caseFile')
  const help = state === 'closed' ? t('factsClosedHelp') : t('factsHelp')
  return <WriteDown complaintId={id} part="facts" field="text" title={t('addFacts')} help={help} save={t('factsSave')} done={t('factsAdded')} />
}

/** Takes the complaint back on the complainant's behalf. */
export function Withdraw({ complaint: { id } }: { complaint: Complaint }) {
  const { t } = useTexts('caseFile')
  return <WriteDown complaintId={id} part="withdrawal" field="reason" title={t('withdraw')} help={t('withdrawHelp')} save={t('withdrawSave')} done={t('withdrawDone')} />
}
