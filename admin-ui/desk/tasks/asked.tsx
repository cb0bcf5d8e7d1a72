import { queryOptions, useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { Link } from 'react-router'
import { named } from '../parts/named.ts'
import { call } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { List, Question } from '../../kit/shapes/desk.ts'
import { formatRelative, useNow } from '../../kit/time.ts'

/** Under `notifications`: whoever is asked is told. */
const askedOfMe = queryOptions({ queryKey: ['notifications', 'asked'], queryFn: () => call<List<Question>>('/api/notes/asked'), select: ({ items }) => items })

/** Questions of colleagues that wait for one's answer, with the way to each; nothing where there is none. */
export function Asked() {
  const { t } = useTexts('work')
  const { language } = useLanguage()
  const now = useNow()
  const { data = [] } = useQuery(askedOfMe)
  if (data.length === 0) return null
  return (
    <Alert type="warning" showIcon className="gap-below" title={t('asked', { count: data.length })} description={(
      <ul className="asked">
        {data.map(({ id, complaintId, at, by, text }) => <li key={id}><Link to={`/desk/complaints/${complaintId}`}><b>{named(by, language)}</b> <span className="asked-text">{text}</span> <span className="quiet">{formatRelative(at, language, now)}</span></Link></li>)}
      </ul>
    )} />
  )
}
