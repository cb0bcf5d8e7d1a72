import { useTexts } from '../../kit/language.ts'
import type { Complaint } from '../../kit/shapes/desk.ts'

type About = Pick<Complaint, 'id' | 'state' | 'facts' | 'mergedInto'>

/** What is said about writing down what came to light: the process weighs it, or after the closing the office considers whether the case is taken up again. */
export function useFactsTexts({ id, state }: About) {
  const { t } = useTexts('caseFile')
  const help = state === 'closed' ? t('factsClosedHelp') : t('factsHelp')
  return { complaintId: id, part: 'facts', field: 'text', title: t('addFacts'), help, save: t('factsSave'), done: t('factsAdded') }
}

/** What is said about taking the complaint back on the complainant's behalf. */
export function useWithdrawalTexts({ id }: About) {
  const { t } = useTexts('caseFile')
  return { complaintId: id, part: 'withdrawal', field: 'reason', title: t('withdraw'), help: t('withdrawHelp'), save: t('withdrawSave'), done: t('withdrawDone') }
}

export const takesFacts = ({ state }: About): boolean => state !== 'canceled'

export const canBeWithdrawn = ({ state, facts, mergedInto }: About): boolean =>
  (state === 'received' || state === 'handling') && facts['withdrawal'] !== 'asked' && !mergedInto
