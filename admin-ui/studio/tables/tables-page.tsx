import { ClockCircleOutlined, SearchOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Empty, Input, Table, Tag, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { OriginTag } from '../documents/document-bar.tsx'
import { files } from '../documents/documents.ts'
import { named } from '../../desk/parts/named.ts'
import { PageHead } from '../../desk/parts/page-head.tsx'
import { Shown } from '../../desk/parts/shown.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { ListedFile } from '../../kit/shapes/studio.ts'
import './tables.css'

/** `/studio/tables`: every table that decides something, and the way to the limits. */
export default function TablesPage() {
  const { t } = useTexts('studioTables')
  const tables = useQuery(files('table'))
  return (
    <div className="studio-page">
      <PageHead title={t('tables')} lead={t('tablesLead')}>
        <Link to="/studio/settings/clocks"><Button type="primary" icon={<ClockCircleOutlined />}>{t('clocks')}</Button></Link>
      </PageHead>
      <Shown of={tables} failed={t('failed')}>{(items) => <List items={items} />}</Shown>
    </div>
  )
}

function List({ items }: { items: ListedFile[] }) {
  const { t } = useTexts('studioTables')
  const { language } = useLanguage()
  const [sought, setSought] = useState('')
  const found = items.filter(({ id, title }) => `${id} ${title.en} ${title.zh}`.toLowerCase().includes(sought.trim().toLowerCase()))
  const columns: TableColumnsType<ListedFile> = [
    {
      key: 'name', title: t('tableName'),
      render: (_, { id, title }) => <Link className="ledger-subject" to={`/studio/tables/${encodeURIComponent(id)}`}><b>{title[language]}</b><span className="quiet receipt">{id}</span></Link>,
    },
    {
      key: 'state', title: t('state'), width: 260,
      render: (_, { origin, draft, upgrade }) => (
        <>
          <OriginTag origin={origin} />
          {draft !== null && <Tag color="orange" className="tag">{t('draftBy', { name: named(draft.by, language) })}</Tag>}
          {upgrade && <Tag color="blue" className="tag">{t('upgrade')}</Tag>}
        </>
      ),
    },
    { key: 'version', title: t('version'), dataIndex: 'version', width: 90, responsive: ['md'] },
  ]
  return (
    <>
      <Input className="gap-below studio-find" allowClear prefix={<SearchOutlined />} aria-label={t('find')} placeholder={t('find')} value={sought} onChange={({ target }) => setSought(target.value)} />
      <Table<ListedFile> className="ledger" rowKey="name" size="middle" pagination={false} columns={columns} dataSource={found} locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noTables')} /> }} />
    </>
  )
}
