import { useInfiniteQuery } from '@tanstack/react-query'
import { Empty, Segmented, Table, Tag, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { periodOf } from './period.ts'
import { reports } from './queries.ts'
import { useMe } from '../frame/signed-in.tsx'
import { More } from '../parts/more.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatInstant } from '../../kit/time.ts'
import type { ReportKind, ReportRow } from '../../kit/shapes/reports.ts'

const kinds = ['daily', 'weekly', 'monthly'] as const

/** All reports that the reader may see, the newest period first. */
export default function ReportsPage() {
  const { t } = useTexts('reports')
  const { language } = useLanguage()
  const [kind, setKind] = useState<ReportKind | 'all'>('all')
  const listed = useInfiniteQuery(reports(kind === 'all' ? undefined : kind))
  const { zone = 'Asia/Shanghai' } = useMe()
  const columns: TableColumnsType<ReportRow> = [
    { key: 'period', title: t('period'), render: (_, row) => <Link to={`/desk/reports/${row.id}`}>{periodOf(row, language, zone)}</Link> },
    { key: 'kind', title: t('which'), render: (_, row) => t(`kind.${row.kind}`) },
    { key: 'state', title: '', render: (_, { releasedAt, compiledAt }) => (releasedAt === null ? <Tag className="tag" color="orange">{t('waits')}</Tag> : <span className="quiet">{t('compiled', { time: formatInstant(compiledAt, language) })}</span>) },
  ]
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <Segmented className="gap-below" value={kind} onChange={setKind} options={[{ value: 'all' as const, label: t('all') }, ...kinds.map((value) => ({ value, label: t(`kind.${value}`) }))]} />
      <Shown of={listed} failed={t('failed')}>
        {(items) => (items.length === 0
          ? <Empty className="empty" image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('empty')} />
          : <Table<ReportRow> className="ledger" rowKey="id" size="middle" pagination={false} columns={columns} dataSource={items} />)}
      </Shown>
      <More of={listed} />
    </>
  )
}
