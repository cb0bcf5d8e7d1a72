import { ArrowRightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Card, Empty, Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import { Counts } from './counts.tsx'
import { migrations, oldVersions } from './migrations.ts'
import { Instant } from '../../desk/parts/instant.tsx'
import { named } from '../../desk/parts/named.ts'
import { PageHead } from '../../desk/parts/page-head.tsx'
import { Shown } from '../../desk/parts/shown.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { OldVersions, ShownMigration } from '../../kit/shapes/migrations.ts'
import './migrations.css'

/** What still runs on older versions, and what was moved before. */
export default function MigrationsPage() {
  const { t } = useTexts('studioMigrations')
  const versions = useQuery(oldVersions)
  const before = useQuery(migrations)
  return (
    <div className="studio-page stack">
      <PageHead title={t('title')} lead={t('lead')} />
      <Card title={t('behind')}><Shown of={versions} failed={t('failed')}>{(items) => <Behind items={items} />}</Shown></Card>
      <Card title={t('before')}><Shown of={before} failed={t('failed')}>{(items) => <Before items={items} />}</Shown></Card>
    </div>
  )
}

function Behind({ items }: { items: OldVersions[] }) {
  const { t } = useTexts('studioMigrations')
  const { language } = useLanguage()
  const behind = ({ versions, latest }: OldVersions) => versions.filter(({ version, running }) => version !== latest && running > 0)
  const rows = items.filter((one) => behind(one).length > 0)
  const columns: TableColumnsType<OldVersions> = [
    { key: 'name', title: t('column.process'), render: (_, row) => <Link to={`/studio/diagrams/${row.id}`}><b>{named(row, language)}</b></Link> },
    { key: 'latest', title: t('column.latest'), width: 110, responsive: ['sm'], render: (_, { latest }) => t('version', { version: latest }) },
    { key: 'old', title: t('column.old'), render: (_, row) => behind(row).map(({ version, running }) => <div key={version}>{t('onVersion', { count: running, version })}</div>) },
    { key: 'move', width: 150, render: (_, row) => <Link to={`/studio/migrations/new?process=${row.id}&to=${row.latest}`}><Button size="small" icon={<ArrowRightOutlined />} aria-label={t('moveOf', { name: named(row, language) })}>{t('move')}</Button></Link> },
  ]
  return <Table<OldVersions> size="small" rowKey="id" pagination={false} columns={columns} dataSource={rows} locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('nothingBehind')} /> }} />
}

function Before({ items }: { items: ShownMigration[] }) {
  const { t } = useTexts('studioMigrations')
  const { language } = useLanguage()
  const columns: TableColumnsType<ShownMigration> = [
    { key: 'process', title: t('column.process'), render: (_, { id, processName, to, note }) => <Link className="ledger-subject" to={`/studio/migrations/${id}`}><b>{named({ name: processName.en, nameZh: processName.zh }, language)} → {t('version', { version: to })}</b><span className="quiet">{note}</span></Link> },
    { key: 'counts', title: t('column.cases'), render: (_, { counts }) => <Counts counts={counts} /> },
    { key: 'by', title: t('column.by'), responsive: ['md'], width: 200, render: (_, { by, at }) => <>{named(by, language)}<br /><span className="quiet"><Instant at={at} /></span></> },
  ]
  return <Table<ShownMigration> size="small" rowKey="id" pagination={{ hideOnSinglePage: true, pageSize: 20, showSizeChanger: false }} columns={columns} dataSource={items} locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('none')} /> }} />
}
