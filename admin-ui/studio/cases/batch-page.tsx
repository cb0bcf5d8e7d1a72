import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Card, Table, Tag, type TableColumnsType } from 'antd'
import { Link, useParams } from 'react-router'
import { BatchProgress } from './batch-progress.tsx'
import * as queries from '../watch/queries.ts'
import { useFailureWords } from '../watch/use-failure-words.ts'
import './cases.css'
import { Instant } from '../../desk/parts/instant.tsx'
import { PageHead } from '../../desk/parts/page-head.tsx'
import { Shown } from '../../desk/parts/shown.tsx'
import { usePersonName } from '../../desk/parts/use-person-name.ts'
import { call } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'
import type { Batch, BatchItem } from '../../kit/shapes/watch.ts'

/** A batch at work, and its report when it is done: each case, and what came of it. */
export default function BatchPage() {
  const { id = '' } = useParams()
  const { t } = useTexts('watchFind')
  const batch = useQuery(queries.batch(id))
  return <div className="studio-page"><Shown of={batch} failed={t('failed')}>{(shown) => <OneBatch batch={shown} />}</Shown></div>
}

function OneBatch({ batch }: { batch: Batch }) {
  const { t } = useTexts('watchFind')
  const { t: tCase } = useTexts('watchCase')
  const inWords = useFailureWords()
  const nameOf = usePersonName()
  const client = useQueryClient()
  const items = useQuery(queries.batchItems(batch.id, batch.state === 'running'))
  const stop = async () => {
    await call(`/api/watch/batches/${batch.id}/stop`, { method: 'POST' })
    await client.invalidateQueries({ queryKey: ['watch', 'batches'] })
  }
  const outcome = (code: string) => (code === 'waiting' ? t('batch.waiting') : tCase(`outcome.${code as 'done'}`))
  const columns: TableColumnsType<BatchItem> = [
    { key: 'case', title: t('column.case'), render: (_, { instanceKey }) => <Link className="receipt" to={`/studio/cases/${instanceKey}`}>{instanceKey}</Link> },
    { key: 'outcome', title: t('batch.outcome'), render: (_, { outcome: code, message, code: why }) => <><Tag className="tag" color={colours[code] ?? 'default'}>{outcome(code)}</Tag>{(message ?? why) !== undefined && <div className="quiet narrative">{inWords(message ?? why ?? '')}</div>}</> },
    { key: 'at', title: t('batch.at'), width: 180, responsive: ['sm'], render: (_, { at }) => at && <Instant at={at} /> },
  ]
  return (
    <>
      <PageHead tab={t(`batch.${batch.kind}`)} title={<><Link className="quiet" to="/studio/cases/batches">{t('batches')}</Link> / {t(`batch.${batch.kind}`)}</>} lead={<>{nameOf(batch.by)} · <Instant at={batch.at} /> · {batch.reason}</>}>
        {batch.state === 'running' && <Button danger onClick={() => void stop()}>{t('batch.stop')}</Button>}
      </PageHead>
      <Card>
        <BatchProgress batch={batch} />
        <div className="batch-counts">{Object.entries(batch.outcomes).map(([code, count]) => <span key={code}><Tag className="tag" color={colours[code] ?? 'default'}>{outcome(code)}</Tag> {count}</span>)}</div>
        {batch.state === 'stopped' && <p className="quiet">{t('batch.stopped')}</p>}
      </Card>
      <div className="gap-above"><Shown of={items} failed={t('failed')}>{(rows) => <Table<BatchItem> className="ledger" rowKey="key" size="small" pagination={rows.length > 100 ? { pageSize: 100, showSizeChanger: false } : false} columns={columns} dataSource={rows} />}</Shown></div>
    </>
  )
}

const colours: Record<string, string> = { done: 'green', helped: 'green', stuck: 'red', refused: 'red', unclear: 'orange', begun: 'orange' }
