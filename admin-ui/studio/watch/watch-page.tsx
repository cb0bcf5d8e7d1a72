import { useQuery } from '@tanstack/react-query'
import { Card, Input, Table, Tag, type TableColumnsType } from 'antd'
import { Link, useNavigate } from 'react-router'
import { BrokenLimits } from './broken-limits.tsx'
import * as queries from './queries.ts'
import './watch.css'
import { named } from '../../desk/parts/named.ts'
import { PageHead } from '../../desk/parts/page-head.tsx'
import { Shown } from '../../desk/parts/shown.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { WatchedProcess } from '../../kit/shapes/watch.ts'

/** Every process at a glance; one click further is its live diagram. */
export default function WatchPage() {
  const { t } = useTexts('watch')
  const { language } = useLanguage()
  const navigate = useNavigate()
  const processes = useQuery(queries.processes)
  const columns: TableColumnsType<WatchedProcess> = [
    { key: 'name', title: t('column.process'), render: (_, process) => <Link to={`/studio/watch/${process.id}`}><b>{named(process, language)}</b></Link> },
    { key: 'running', title: t('column.running'), width: 88, render: (_, { active }) => (active > 0 ? active : <span className="quiet">0</span>) },
    { key: 'stuck', title: t('column.stuck'), width: 88, render: (_, { id, incidents }) => (incidents > 0 ? <Link to={`/studio/cases?process=${id}&only=stuck`}><Tag className="tag" color="red">{incidents}</Tag></Link> : <span className="quiet">0</span>) },
    { key: 'late', title: t('column.late'), width: 88, render: (_, { id, overdue }) => (overdue > 0 ? <Link to={`/studio/cases?process=${id}&only=overdue`}><Tag className="tag" color="orange">{overdue}</Tag></Link> : <span className="quiet">0</span>) },
  ]
  return (
    <div className="studio-page watch-page">
      <PageHead title={t('title')} lead={t('lead')}>
        <Input.Search className="studio-find" allowClear placeholder={t('findReceipt')} aria-label={t('findReceipt')} onSearch={(text) => text.trim() !== '' && void navigate(`/studio/cases?receipt=${encodeURIComponent(text.trim())}`)} />
      </PageHead>
      <div className="columns">
        <Shown of={processes} failed={t('failed')}>
          {(items) => <Table<WatchedProcess> className="ledger" rowKey="id" size="middle" pagination={false} columns={columns} dataSource={items.toSorted(busiestFirst)} locale={{ emptyText: t('empty') }} />}
        </Shown>
        <Card title={t('limits')}><BrokenLimits /></Card>
      </div>
    </div>
  )
}

const busiestFirst = (one: WatchedProcess, other: WatchedProcess): number => other.incidents - one.incidents || other.active - one.active
