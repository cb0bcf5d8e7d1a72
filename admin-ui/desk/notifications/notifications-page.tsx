import { useInfiniteQuery } from '@tanstack/react-query'
import { Empty, Table, Tag, Tooltip, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import * as administration from '../administration.ts'
import { Instant } from '../parts/instant.tsx'
import { More } from '../parts/more.tsx'
import { inWords } from '../parts/named.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import type { SentNotification } from '../../kit/shapes/administration.ts'

const colours: Record<string, string> = { sent: 'green', delivered: 'green', read: 'green', failed: 'red', refused: 'red', unknown: 'orange' }

/** Every letter, message and notice that went out or should have. */
export default function NotificationsPage() {
  const { t } = useTexts('notifications')
  const { language } = useLanguage()
  const word = useWord()
  const sent = useInfiniteQuery(administration.sentNotifications)
  const columns: TableColumnsType<SentNotification> = [
    { key: 'subject', title: t('column.subject'), render: (_, row) => (row.complaintId ? <Link to={`/desk/complaints/${row.complaintId}`}>{inWords(row.title ?? row.subject ?? '–', language)}</Link> : inWords(row.title ?? row.subject ?? '–', language)) },
    { key: 'to', title: t('column.to'), width: 220, render: (_, { to }) => (typeof to === 'string' ? to : (to?.name ?? to?.address ?? '–')) },
    { key: 'channel', title: t('column.channel'), width: 120, responsive: ['md'], render: (_, { channel }) => word('channel', channel) },
    { key: 'state', title: t('column.state'), width: 120, render: (_, { state, reason }) => <Tooltip title={reason ?? ''}><Tag className="tag" color={colours[state] ?? 'default'}>{word('message', state)}</Tag></Tooltip> },
    { key: 'at', title: t('column.at'), width: 180, responsive: ['md'], render: (_, { at }) => <Instant at={at} /> },
  ]
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <Shown of={sent} failed={t('failed')}>
        {(items) => (items.length === 0
          ? <Empty className="empty" image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('empty')} />
          : <Table<SentNotification> className="ledger" rowKey="id" size="middle" pagination={false} columns={columns} dataSource={items} />)}
      </Shown>
      <More of={sent} />
    </>
  )
}
