import { useInfiniteQuery } from '@tanstack/react-query'
import { Empty, Select, Table, Tag, type TableColumnsType } from 'antd'
import { Link, useSearchParams } from 'react-router'
import * as administration from '../administration.ts'
import { Instant } from '../parts/instant.tsx'
import { More } from '../parts/more.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { usePersonName } from '../parts/use-person-name.ts'
import { useTexts, useWord } from '../../kit/language.ts'
import type { SentNotification } from '../../kit/shapes/administration.ts'
import { MessageWay } from './message-way.tsx'
import { useReason } from './use-reason.ts'

const colours: Record<string, string> = { sent: 'green', delivered: 'green', failed: 'red', unknown: 'orange' }
const states = ['queued', 'held', 'sent', 'delivered', 'failed', 'unknown', 'dropped'] as const
const channels = ['in-app', 'portal', 'email', 'sms', 'wecom', 'wecom-group', 'wechat', 'webhook'] as const

/** Every letter, message and notice that went out or should have. The filters stand in the address. */
export default function NotificationsPage() {
  const { t } = useTexts('notifications')
  const word = useWord()
  const reason = useReason()
  const personName = usePersonName()
  const [search, setSearch] = useSearchParams()
  const chosen = { state: search.get('state') ?? undefined, channel: search.get('channel') ?? undefined }
  const sent = useInfiniteQuery(administration.sentNotifications(chosen))
  const choose = (name: keyof typeof chosen, value: string | undefined) =>
    setSearch((before) => {
      if (value) before.set(name, value)
      else before.delete(name)
      return before
    }, { replace: true })

  const recipient = ({ to, address }: SentNotification) => (
    <div>
      {to.startsWith('group:') ? t('group', { group: word('role', to.slice('group:'.length)) }) : personName(to, word('role', to))}
      {address && <div className="quiet">{address}</div>}
    </div>
  )
  const fate = ({ state, trail }: SentNotification) => {
    const code = trail?.at(-1)?.code
    return (
      <div>
        <Tag className="tag" color={colours[state] ?? 'default'}>{word('message', state)}</Tag>
        {code && state !== 'sent' && <div className="quiet">{reason(code)}</div>}
      </div>
    )
  }
  const columns: TableColumnsType<SentNotification> = [
    {
      key: 'subject',
      title: t('column.subject'),
      render: (_, message) => (
        <>
          {message.complaintId ? <Link to={`/desk/complaints/${message.complaintId}`}>{message.title}</Link> : message.title}
          <div className="message-facts">{recipient(message)}<span className="quiet">{word('channel', message.channel)} · <Instant at={message.at} /></span>{fate(message)}</div>
        </>
      ),
    },
    { key: 'to', title: t('column.to'), width: 200, responsive: ['md'], render: (_, message) => recipient(message) },
    { key: 'channel', title: t('column.channel'), width: 170, responsive: ['md'], render: (_, { channel }) => word('channel', channel) },
    { key: 'state', title: t('column.state'), width: 170, responsive: ['md'], render: (_, message) => fate(message) },
    { key: 'at', title: t('column.at'), width: 160, responsive: ['md'], render: (_, { at }) => <Instant at={at} /> },
  ]
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <div className="filters">
        <Select allowClear placeholder={t('column.state')} aria-label={t('column.state')} value={chosen.state ?? null} onChange={(value) => choose('state', value)} options={states.map((value) => ({ value, label: word('message', value) }))} />
        <Select allowClear placeholder={t('column.channel')} aria-label={t('column.channel')} value={chosen.channel ?? null} onChange={(value) => choose('channel', value)} options={channels.map((value) => ({ value, label: word('channel', value) }))} />
      </div>
      <Shown of={sent} failed={t('failed')}>
        {(items) => (items.length === 0
          ? <Empty className="empty" image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(chosen.state || chosen.channel ? 'noneSuch' : 'empty')} />
          : (
            <Table<SentNotification>
              className="ledger" rowKey="id" size="middle" pagination={false} columns={columns} dataSource={items}
              expandable={{ expandedRowRender: (message) => <MessageWay message={message} /> }}
            />
          ))}
      </Shown>
      <More of={sent} />
    </>
  )
}
