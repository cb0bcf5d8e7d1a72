import { FolderOpenOutlined, SearchOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Empty, Input, Table, Tag, Upload, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { addresses } from './addresses.ts'
import { NewDiagramButton } from './new-diagram-button.tsx'
import { useFileDrop } from './use-file-drop.ts'
import { useOpenFiles } from './use-open-files.ts'
import { OriginTag } from '../documents/document-bar.tsx'
import { files } from '../documents/documents.ts'
import * as administration from '../../desk/administration.ts'
import { named } from '../../desk/parts/named.ts'
import { PageHead } from '../../desk/parts/page-head.tsx'
import { Shown } from '../../desk/parts/shown.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatRelative, useNow } from '../../kit/time.ts'
import type { ListedFile } from '../../kit/shapes/studio.ts'

/** What can be drawn on: the processes that run, and those that are only drafted. */
export default function DiagramsPage() {
  const { t } = useTexts('studio')
  const diagrams = useQuery(files('diagram'))
  const openFiles = useOpenFiles()
  const isOver = useFileDrop((dropped) => void openFiles(dropped))
  return (
    <div className="studio-page">
      <PageHead title={t('title')} lead={t('lead')}>
        <Upload multiple accept=".bpmn,.xml,.json" showUploadList={false} beforeUpload={(one, all) => { if (one === all.at(-1)) void openFiles(all); return false }}>
          <Button icon={<FolderOpenOutlined />}>{t('openFile')}</Button>
        </Upload>
        <NewDiagramButton taken={(diagrams.data ?? []).map(({ id }) => id)} />
      </PageHead>
      <Shown of={diagrams} failed={t('failed')}>{(items) => <Listed items={items} />}</Shown>
      {isOver && <div className="studio-drop">{t('drop')}</div>}
    </div>
  )
}

function Listed({ items }: { items: ListedFile[] }) {
  const { t } = useTexts('studio')
  const { language } = useLanguage()
  const [sought, setSought] = useState('')
  const running = useQuery({ ...administration.processes, select: (answer) => new Map(answer.items.map(({ id, active }) => [id, active])) }).data
  const found = items.filter(({ id, title }) => `${id} ${title.en} ${title.zh}`.toLowerCase().includes(sought.trim().toLowerCase()))
  // What somebody is at work on stands on top.
  const ordered = found.toSorted((one, other) => Number(other.draft !== null) - Number(one.draft !== null) || one.title[language].localeCompare(other.title[language], language))
  const columns: TableColumnsType<ListedFile> = [
    {
      key: 'name',
      title: t('column.name'),
      render: (_, { id, title }) => <Link className="ledger-subject" to={addresses.diagram(id)}><b>{title[language]}</b><span className="quiet receipt">{id}</span></Link>,
    },
    { key: 'draft', title: t('column.draft'), render: (_, row) => <DraftNote row={row} /> },
    { key: 'origin', title: t('column.origin'), responsive: ['md'], width: 150, render: (_, { origin }) => <OriginTag origin={origin} /> },
    { key: 'version', title: t('column.version'), width: 90, responsive: ['sm'], render: (_, { version }) => version ?? '–' },
    { key: 'running', title: t('column.running'), width: 90, responsive: ['sm'], render: (_, { id }) => running?.get(id) ?? 0 },
  ]
  return (
    <>
      <Input className="gap-below studio-find" allowClear prefix={<SearchOutlined />} aria-label={t('find')} placeholder={t('find')} value={sought} onChange={({ target }) => setSought(target.value)} />
      <Table<ListedFile>
        className="ledger" rowKey="name" size="middle" pagination={false} columns={columns} dataSource={ordered}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={items.length === 0 ? t('empty') : t('nothingFound')} /> }}
      />
    </>
  )
}

function DraftNote({ row: { draft, openBy } }: { row: ListedFile }) {
  const { t } = useTexts('studio')
  const { language } = useLanguage()
  const now = useNow()
  return (
    <>
      {draft && <><Tag color="orange">{t(draft.fresh ? 'draftFresh' : 'draftChanged')}</Tag><span className="quiet">{t('draftBy', { name: named(draft.by, language), time: formatRelative(draft.at, language, now) })}</span></>}
      {openBy.length > 0 && <span className="quiet"> {t('openBy', { names: openBy.map((one) => named(one, language)).join(language === 'zh' ? '、' : ', ') })}</span>}
    </>
  )
}
