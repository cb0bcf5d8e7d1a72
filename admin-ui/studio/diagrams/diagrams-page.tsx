import { FolderOpenOutlined, PlusOutlined, SearchOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Card, Empty, Input, Popconfirm, Table, Upload, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { addressOf, dropDraft, keepDraft, keptDrafts, placeForFile } from './drafts.ts'
import { newDiagram } from './new-diagram.ts'
import { useFileDrop } from './use-file-drop.ts'
import { useOpenFiles } from './use-open-files.ts'
import * as administration from '../../desk/administration.ts'
import { useMe } from '../../desk/frame/signed-in.tsx'
import { Instant } from '../../desk/parts/instant.tsx'
import { named } from '../../desk/parts/named.ts'
import { PageHead } from '../../desk/parts/page-head.tsx'
import { Shown } from '../../desk/parts/shown.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatRelative, useNow } from '../../kit/time.ts'
import type { ProcessRow } from '../../kit/shapes/administration.ts'

/** What can be drawn on: the deployed processes, and what is half drawn in this browser. */
export default function DiagramsPage() {
  const { t } = useTexts('studio')
  const me = useMe()
  const navigate = useNavigate()
  const processes = useQuery(administration.processes)
  const openFiles = useOpenFiles()
  const isOver = useFileDrop((files) => void openFiles(files))
  const begin = async () => {
    const place = placeForFile(me.id, `${t('freshFile')}.bpmn`)
    const name = place.slice('file/'.length)
    keepDraft(me.id, { place, name, xml: newDiagram(`process-${Date.now().toString(36)}`, t('freshName')), fresh: true })
    await navigate(addressOf(place))
  }
  return (
    <div className="studio-page">
      <PageHead title={t('title')} lead={t('lead')}>
        <Upload multiple accept=".bpmn,.xml,.json" showUploadList={false} beforeUpload={(file, files) => { if (file === files.at(-1)) void openFiles(files); return false }}>
          <Button icon={<FolderOpenOutlined />}>{t('openFile')}</Button>
        </Upload>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => void begin()}>{t('fresh')}</Button>
      </PageHead>
      <HalfDrawn />
      <Shown of={processes} failed={t('failed')}>{(items) => <Deployed items={items} />}</Shown>
      {isOver && <div className="studio-drop">{t('drop')}</div>}
    </div>
  )
}

function HalfDrawn() {
  const { t } = useTexts('studio')
  const { language } = useLanguage()
  const now = useNow()
  const me = useMe()
  const [drafts, setDrafts] = useState(() => keptDrafts(me.id))
  if (drafts.length === 0) return null
  const discard = (place: string) => {
    dropDraft(me.id, place)
    setDrafts(keptDrafts(me.id))
  }
  return (
    <Card size="small" className="gap-below" title={t('kept')}>
      <ul className="half-drawn">
        {drafts.map(({ place, name, changedAt }) => (
          <li key={place}>
            <Link to={addressOf(place)}><b>{name}</b></Link>
            <span className="quiet">{t('changed', { time: formatRelative(changedAt, language, now) })}</span>
            <Popconfirm title={t('discardSure')} okText={t('discard')} okButtonProps={{ danger: true }} onConfirm={() => discard(place)}>
              <Button size="small" type="text" danger>{t('discard')}</Button>
            </Popconfirm>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Deployed({ items }: { items: ProcessRow[] }) {
  const { t } = useTexts('studio')
  const { language } = useLanguage()
  const [sought, setSought] = useState('')
  const found = items.filter(({ id, name, nameZh }) => `${id} ${name} ${nameZh ?? ''}`.toLowerCase().includes(sought.trim().toLowerCase()))
  const columns: TableColumnsType<ProcessRow> = [
    {
      key: 'name',
      title: t('column.name'),
      render: (_, row) => <Link className="ledger-subject" to={addressOf(`process/${row.id}`)}><b>{named(row, language)}</b><span className="quiet receipt">{row.id}</span></Link>,
    },
    { key: 'version', title: t('column.version'), dataIndex: 'version', width: 100 },
    { key: 'running', title: t('column.running'), dataIndex: 'active', width: 100, responsive: ['sm'] },
    { key: 'deployed', title: t('column.deployed'), responsive: ['md'], width: 180, render: (_, row) => <Instant at={row.deployedAt} /> },
  ]
  return (
    <>
      <Input className="gap-below studio-find" allowClear prefix={<SearchOutlined />} aria-label={t('find')} placeholder={t('find')} value={sought} onChange={({ target }) => setSought(target.value)} />
      <Table<ProcessRow>
        className="ledger" rowKey="id" size="middle" pagination={false} columns={columns} dataSource={found}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={items.length === 0 ? t('empty') : t('nothingFound')} /> }}
      />
    </>
  )
}
