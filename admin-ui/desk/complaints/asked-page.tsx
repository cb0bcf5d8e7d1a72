import { Card } from 'antd'
import { Notes } from './notes.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useTexts } from '../../kit/language.ts'

/** Somebody was named in the notes of a case that they may not read: they see these notes and can answer. */
export function AskedPage({ complaintId }: { complaintId: string }) {
  const { t } = useTexts('beside')
  return (
    <>
      <PageHead title={t('askedTitle')} lead={t('askedLead')} />
      <Card className="narrow"><Notes complaintId={complaintId} /></Card>
    </>
  )
}
