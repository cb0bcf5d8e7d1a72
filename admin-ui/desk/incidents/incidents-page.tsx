import { useInfiniteQuery } from '@tanstack/react-query'
import { Empty, Table, Tag, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import { RetryButton } from './retry-button.tsx'
import * as administration from '../administration.ts'
import { Instant } from '../parts/instant.tsx'
import { More } from '../parts/more.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { useTexts } from '../../kit/language.ts'
import type { Incident } from '../../kit/shapes/administration.ts'

/** Whatever is stuck is visible here within seconds. */
export default function IncidentsPage() {
  const { t } = useTexts('incidents')
  const incidents = useInfiniteQuery(administration.incidents)
  const columns: TableColumnsType<Incident> = [
    { key: 'what', title: t('column.what'), render: (_, { code, message, elementId, instanceKey }) => <><Tag className="tag" color="red">{code}</Tag> <Link className="phone-only" to={`/desk/instances/${instanceKey}`}>{elementId}</Link><div className="narrative">{message}</div></> },
    { key: 'where', title: t('column.where'), width: 240, responsive: ['sm'], render: (_, { elementId, processId, instanceKey }) => <Link to={`/desk/instances/${instanceKey}`}><b>{elementId}</b><br /><span className="quiet">{processId}</span></Link> },
    { key: 'since', title: t('column.since'), width: 170, responsive: ['md'], render: (_, { at }) => <Instant at={at} /> },
    { key: 'retry', width: 130, render: (_, { key }) => <RetryButton incidentKey={key} /> },
  ]
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <Shown of={incidents} failed={t('failed')}>
        {(items) => (items.length === 0
          ? <Empty className="empty" image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('empty')} />
          : <Table<Incident> className="ledger" rowKey="key" size="middle" pagination={false} columns={columns} dataSource={items} />)}
      </Shown>
      <More of={incidents} />
    </>
  )
}
