import { Alert } from 'antd'
import { Link } from 'react-router'
import { inOneLine } from '../parts/named.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { Complaint } from '../../kit/shapes/desk.ts'
import type { Doubt } from '../../../engine/complaints/doubts.ts'

/** Signs that a program sent the report, or that it was sent before. */
export const doubtsIn = ({ doubts }: Complaint['facts']): Doubt[] => (Array.isArray(doubts) ? doubts as Doubt[] : [])

/** What is special about this case: it is handled elsewhere, others are handled here, it is being withdrawn, it is doubted, a part of it is not shown. */
export function Standing({ complaint: { mergedInto, merged = [], facts, state, sees } }: { complaint: Complaint }) {
  const { t } = useTexts('caseFile')
  const { language } = useLanguage()
  const doubts = doubtsIn(facts)
  const notes = [
    mergedInto && <>{t('mergedInto')} <Link to={`/desk/complaints/${mergedInto}`}>{t('mergedOpen')}</Link></>,
    merged.length > 0 && <>{t('mergedHere')} {merged.map((id, at) => <Link key={id} to={`/desk/complaints/${id}`}>{t('mergedCase', { number: at + 1 })} </Link>)}</>,
    facts['withdrawal'] === 'asked' && state !== 'closed' && t('withdrawalAsked'),
    facts['confidential'] === true && t('confidential'),
    doubts.length > 0 && t('doubted', { signs: inOneLine(doubts.map((sign) => t(`doubt.${sign}`)), language) }),
    !sees.handling && t('contactOnly'),
  ].filter(Boolean)
  return notes.map((note, at) => <Alert key={at} type="info" showIcon className="gap-below" title={note} />)
}
