import { useInfiniteQuery } from '@tanstack/react-query'
import { Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import { BatchProgress } from './batch-progress.tsx'
import * as queries from '../watch/queries.ts'
import './cases.css'
import { Instant } from '../../desk/parts/instant.tsx'
import { More } from '../../desk/parts/more.tsx'
import { PageHead } from '../../desk/parts/page-head.tsx'
import { Shown } from '../../desk/parts/shown.tsx'
import { usePersonName } from '../../desk/parts/use-person-name.ts'
import { useTexts } from '../../kit/language.ts'
import type { Batch } from '../../kit/shapes/watch.ts'

/** What was done to many cases at once, the latest first. */
export default function BatchesPage() {
  const { t } = useTexts('watchFind')
  const nameOf = usePersonName()
  const batches = useInfiniteQuery(queries.batches)
  const columns: TableColumnsType<Batch> = [
    { key: 'what', title: t('batch.what'), render: (_, { id, kind, reason }) => <Link to={`/studio/cases/batches/${id}`}><b>{t(`batch.${kind}`)}</b><div className="quiet">{reason}</div></Link> },
    { key: 'progress', title: t('batch.progress'), width: 240, render: (_, batch) => <BatchProgress batch={batch} /> },
    { key: 'who', title: t('batch.who'), width: 200, responsive: ['md'], render: (_, { by, at }) => <>{nameOf(by)}<div className="quiet"><Instant at={at} /></div></> },
  ]
  return (
    <div className="studio-page">
      <PageHead title={<><Link className="quiet" to="/studio/cases">{t('title')}</Link> / {t('batches')}</>} tab={t('batches')} lead={t('batchesLead')} />
      <Shown of={batches} failed={t('failed')}>{(items) => <Table<Batch> className="ledger" rowKey="id" size="middle" pagination={false} columns={columns} dataSource={items} locale={{ emptyText: t('noBatches') }} />}</Shown>
      <More of={batches} />
    </div>
  )
}
