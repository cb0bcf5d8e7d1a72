import { Alert } from 'antd'
import { Link } from 'react-router'
import { useTexts } from '../../kit/language.ts'
import type { Complaint } from '../../kit/shapes/desk.ts'

/** What is special about this case: it is handled elsewhere, others are handled here, it is being withdrawn, a part of it is not shown. */
export function Standing({ complaint: { mergedInto, merged = [], facts, state, sees } }: { complaint: Complaint }) {
  const { t } = useTexts('caseFile')
  const notes = [
    mergedInto && <>{t('mergedInto')} <Link to={`/desk/complaints/${mergedInto}`}>{t('mergedOpen')}</Link></>,
    merged.length > 0 && <>{t('mergedHere')} {merged.map((id, at) => <Link key={id} to={`/desk/complaints/${id}`}>{t('mergedCase', { number: at + 1 })} </Link>)}</>,
    facts['withdrawal'] === 'asked' && state !== 'closed' && t('withdrawalAsked'),
    facts['confidential'] === true && t('confidential'),
    !sees.handling && t('contactOnly'),
  ].filter(Boolean)
  return notes.map((note, at) => <Alert key={at} type="info" showIcon className="gap-below" title={note} />)
}
