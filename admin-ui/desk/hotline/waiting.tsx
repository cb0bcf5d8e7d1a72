import { useQuery } from '@tanstack/react-query'
import { Card } from 'antd'
import { Link } from 'react-router'
import { owedCalls } from '../callbacks/callback-queries.ts'
import { cityOrders } from '../city/city-queries.ts'
import { Due } from '../parts/instant.tsx'
import { useTexts, useWord } from '../../kit/language.ts'

const shown = 4

/** What waits beside the call: callbacks and orders of the city, what breaks first on top. */
export function Waiting() {
  const { t } = useTexts('hotline')
  const word = useWord()
  const { data: calls = [] } = useQuery(owedCalls)
  const { data: orders } = useQuery(cityOrders(false))
  const due = (orders?.items ?? []).filter(({ due }) => due !== null).toSorted((one, other) => one.due!.at.localeCompare(other.due!.at))
  if (calls.length + due.length === 0) return null
  return (
    <Card size="small" title={t('waiting')} extra={<Link to="/desk/callbacks">{t('allCallbacks')}</Link>}>
      <ul className="hotline-waiting">
        {calls.slice(0, shown).map(({ key, callback, complaint }) => (
          <li key={key}><Link to={`/desk/tasks/${key}`}>{word('purpose', callback.purpose)}{complaint && <span className="quiet"> · {complaint.subject}</span>}</Link><Due at={callback.dueAt} /></li>
        ))}
        {due.slice(0, shown).map(({ complaint, number, task, due: limit }) => (
          <li key={complaint.id}><Link to={task ? `/desk/tasks/${task.key}` : `/desk/complaints/${complaint.id}`}>{t('order', { number: number ?? complaint.receipt })}<span className="quiet"> · {complaint.subject}</span></Link><Due at={limit?.at} /></li>
        ))}
      </ul>
    </Card>
  )
}
