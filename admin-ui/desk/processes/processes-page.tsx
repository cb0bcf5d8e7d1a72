import { useQuery } from '@tanstack/react-query'
import { Badge, Card, Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import { Deploy } from './deploy.tsx'
import * as administration from '../administration.ts'
import { Instant } from '../parts/instant.tsx'
import { named } from '../parts/named.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { ProcessRow } from '../../kit/shapes/administration.ts'

/** The deployed processes, and the place to bring new ones. */
export default function ProcessesPage() {
  const { t } = useTexts('processes')
  const { language } = useLanguage()
  const processes = useQuery(administration.processes)
  const columns: TableColumnsType<ProcessRow> = [
    {
      key: 'name',
      title: t('column.name'),
      render: (_, row) => <Link className="ledger-subject" to={`/desk/processes/${row.id}`}><b>{named(row, language)}</b><span className="quiet receipt">{row.id}</span></Link>,
    },
    { key: 'version', title: t('column.version'), dataIndex: 'version', responsive: ['sm'], width: 100 },
    { key: 'running', title: t('column.running'), dataIndex: 'active', width: 100 },
    { key: 'incidents', title: t('column.incidents'), width: 100, render: (_, row) => (row.incidents > 0 ? <a href={`/studio/cases?only=stuck&process=${row.id}`}><Badge count={row.incidents} /></a> : 0) },
    { key: 'deployed', title: t('column.deployed'), responsive: ['md'], width: 180, render: (_, row) => <Instant at={row.deployedAt} /> },
  ]
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <Shown of={processes} failed={t('failed')}>
        {(items) => <Table<ProcessRow> className="ledger" rowKey="id" size="middle" pagination={false} columns={columns} dataSource={items} locale={{ emptyText: t('empty') }} />}
      </Shown>
      <Card title={t('deploy')} className="gap-above"><Deploy /></Card>
    </>
  )
}
