import { queryOptions, useQuery } from '@tanstack/react-query'
import { Card } from 'antd'
import { Link } from 'react-router'
import { StateTag } from '../parts/tags.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { call } from '../../kit/http.ts'
import { formatDate } from '../../kit/time.ts'
import type { ComplaintRow, RelatedCases as Related } from '../../kit/shapes/desk.ts'

export const related = (id: string) => queryOptions({ queryKey: ['complaints', id, 'related'], queryFn: () => call<Related>(`/api/complaints/${id}/related`), staleTime: 60_000 })

/** Other cases of the same person, and about the same matter. */
export function RelatedCases({ samePerson, sameMatter }: Related) {
  const { t } = useTexts('beside')
  return (
    <>
      {samePerson.length > 0 && <Cases title={t('samePerson')} rows={samePerson} />}
      {sameMatter.length > 0 && <Cases title={t('sameMatter')} rows={sameMatter} />}
    </>
  )
}

/** The same as a card; nothing where there is none. */
export function RelatedCard({ complaintId }: { complaintId: string }) {
  const { t } = useTexts('beside')
  const { data } = useQuery(related(complaintId))
  if (data === undefined || data.samePerson.length + data.sameMatter.length === 0) return null
  return <Card title={t('earlier')}><RelatedCases {...data} /></Card>
}

function Cases({ title, rows }: { title: string; rows: ComplaintRow[] }) {
  const { language } = useLanguage()
  return (
    <section className="related">
      <h3>{title}</h3>
      <ul>
        {rows.map(({ id, receipt, subject, receivedAt, state }) => (
          <li key={id}>
            <Link to={`/desk/complaints/${id}`}>{subject}</Link> <StateTag state={state} />
            <span className="quiet"><span className="receipt">{receipt}</span> · {formatDate(receivedAt, language)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
