import { useInfiniteQuery } from '@tanstack/react-query'
import { Empty, Table, Tag, Tooltip, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import * as administration from '../administration.ts'
import { Instant } from '../parts/instant.tsx'
import { More } from '../parts/more.tsx'
import { usePersonName } from '../parts/use-person-name.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { useTexts, useWord } from '../../kit/language.ts'
import type { SentNotification } from '../../kit/shapes/administration.ts'

const colours: Record<string, string> = { sent: 'green', delivered: 'green', read: 'green', failed: 'red', refused: 'red', unknown: 'orange' }

/** Every letter, message and notice that went out or should have. */
export default function NotificationsPage() {
  const { t } = useTexts('notifications')
  const word = useWord()
  const personName = usePersonName()
  const sent = useInfiniteQuery(administration.sentNotifications)
  const columns: TableColumnsType<SentNotification> = [
    {
      key: 'subject',
      title: t('column.subject'),
      render: (_, { title, text, complaintId }) => <Tooltip title={text}>{complaintId ? <Link to={`/desk/complaints/${complaintId}`}>{title}</Link> : title}</Tooltip>,
    },
    { key: 'to', title: t('column.to'), width: 220, render: (_, { to, address }) => <>{personName(to, word('role', to))}{address && <div className="quiet">{address}</div>}</> },
    { key: 'channel', title: t('column.channel'), width: 140, responsive: ['md'], render: (_, { channel }) => word('channel', channel) },
    { key: 'state', title: t('column.state'), width: 120, render: (_, { state }) => <Tag className="tag" color={colours[state] ?? 'default'}>{word('message', state)}</Tag> },
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
