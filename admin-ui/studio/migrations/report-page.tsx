import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Card, Popconfirm, Progress, Table, Tag, type TableColumnsType } from 'antd'
import { Link, useParams } from 'react-router'
import { colours, Counts } from './counts.tsx'
import * as migrations from './migrations.ts'
import { useObstacle } from './use-obstacle.ts'
import { Instant } from '../../desk/parts/instant.tsx'
import { named } from '../../desk/parts/named.ts'
import { PageHead } from '../../desk/parts/page-head.tsx'
import { Shown } from '../../desk/parts/shown.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { MigrationReport } from '../../kit/shapes/migrations.ts'
import './migrations.css'

type Row = MigrationReport['cases'][number]

/** What became of each case, as it happens. */
export default function ReportPage() {
  const { t } = useTexts('studioMigrations')
  const { id = '' } = useParams()
  const report = useQuery(migrations.report(id))
  return <div className="studio-page stack"><Shown of={report} failed={t('failed')}>{(shown) => <Report report={shown} />}</Shown></div>
}

function Report({ report }: { report: MigrationReport }) {
  const { t } = useTexts('studioMigrations')
  const { language } = useLanguage()
  const client = useQueryClient()
  const say = useObstacle()
  const stop = useMutation({ mutationFn: () => migrations.stop(report.id), onSuccess: () => client.invalidateQueries(migrations.everything) })
  const { counts, cases, steps, state } = report
  const open = counts.queued + counts.waiting
  const nameOf = (id: string) => (steps[id]?.name ? named(steps[id], language) : id)
  const columns: TableColumnsType<Row> = [
    { key: 'case', title: t('column.case'), render: (_, { receipt, instanceKey }) => <Link className="receipt" to={`/studio/cases/${instanceKey}`}>{receipt ?? instanceKey}</Link> },
    { key: 'from', title: t('column.from'), width: 110, responsive: ['sm'], render: (_, { from }) => t('version', { version: from }) },
    { key: 'state', title: t('column.state'), render: (_, { state: own, obstacle, said }) => <><Tag color={colours[own]}>{t(`case.${own}`)}</Tag>{obstacle && own !== 'moved' && <div className="quiet" title={said ?? undefined}>{say(obstacle, nameOf)}</div>}</> },
    { key: 'at', title: t('column.since'), width: 180, responsive: ['md'], render: (_, { at }) => <Instant at={at} /> },
  ]
  return (
    <>
      <PageHead title={`${named({ name: report.processName.en, nameZh: report.processName.zh }, language)} → ${t('version', { version: report.to })}`} lead={t('reportLead', { name: named(report.by, language), note: report.note })}>
        {state === 'open' && <Popconfirm title={t('stopSure')} onConfirm={() => stop.mutate()}><Button danger loading={stop.isPending}>{t('stop')}</Button></Popconfirm>}
        <Link to="/studio/migrations"><Button>{t('toList')}</Button></Link>
      </PageHead>
      <Card>
        <Progress aria-label={t('progress')} percent={Math.round(((cases.length - open) / Math.max(cases.length, 1)) * 100)} status={state === 'open' ? 'active' : counts.refused > 0 ? 'exception' : 'success'} />
        <p role="status"><Counts counts={counts} /></p>
        {counts.waiting > 0 && <Alert type="info" showIcon title={t('waitingHint')} />}
      </Card>
      <Table<Row> size="small" rowKey="instanceKey" columns={columns} dataSource={cases} pagination={{ hideOnSinglePage: true, pageSize: 50, showSizeChanger: false }} />
    </>
  )
}
