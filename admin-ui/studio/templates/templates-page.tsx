import { SearchOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Input, Table, Tag, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { OriginTag } from '../documents/document-bar.tsx'
import { files } from '../documents/documents.ts'
import { named } from '../../desk/parts/named.ts'
import { PageHead } from '../../desk/parts/page-head.tsx'
import { Shown } from '../../desk/parts/shown.tsx'
import { useLanguage, useTexts, type Bilingual } from '../../kit/language.ts'
import type { ListedFile } from '../../kit/shapes/studio.ts'
import './templates.css'

/** What the product writes to people: messages and printed letters, each in both languages. */
export default function TemplatesPage() {
  const { t } = useTexts('studioTemplates')
  const list = useQuery(files('template'))
  return (
    <div className="studio-page">
      <PageHead title={t('title')} lead={t('lead')} />
      <Shown of={list} failed={t('failed')}>{(items) => <List items={items} />}</Shown>
    </div>
  )
}

interface Row {
  /** `notify/answer` */
  id: string
  title: Bilingual
  files: ListedFile[]
}

function rowsOf(items: ListedFile[]): Row[] {
  const rows = new Map<string, Row>()
  for (const file of items) {
    const id = file.id.replace(/\.[a-z]+$/, '')
    const row = rows.get(id) ?? { id, title: file.title, files: [] }
    rows.set(id, { ...row, files: [...row.files, file].toSorted((a, b) => a.name.localeCompare(b.name)) })
  }
  return [...rows.values()]
}

function List({ items }: { items: ListedFile[] }) {
  const { t } = useTexts('studioTemplates')
  const { language } = useLanguage()
  const [sought, setSought] = useState('')
  const wanted = sought.trim().toLowerCase()
  const found = rowsOf(items).filter(({ id, title }) => [id, title.en, title.zh].some((text) => text.toLowerCase().includes(wanted)))
  const columns: TableColumnsType<Row> = [
    { key: 'name', title: t('column.name'), render: (_, { id, title }) => <Link className="ledger-subject" to={`/studio/templates/${id}`}><b>{title[language]}</b><span className="quiet receipt">{id}</span></Link> },
    { key: 'area', title: t('column.area'), width: 150, responsive: ['sm'], render: (_, { id }) => t(id.startsWith('letter/') ? 'area.letter' : 'area.notify') },
    { key: 'state', title: t('column.state'), render: (_, row) => row.files.map((file) => <State key={file.name} file={file} />) },
  ]
  return (
    <>
      <Input className="gap-below studio-find" allowClear prefix={<SearchOutlined />} aria-label={t('search')} placeholder={t('search')} value={sought} onChange={({ target }) => setSought(target.value)} />
      <Table<Row> className="ledger" size="middle" pagination={false} rowKey="id" columns={columns} dataSource={found} locale={{ emptyText: t('none') }} />
    </>
  )
}

function State({ file: { id, origin, draft } }: { file: ListedFile }) {
  const { t } = useTexts('studioTemplates')
  const { language } = useLanguage()
  const lang = id.endsWith('.zh') ? 'zh' : 'en'
  if (origin === 'shipped' && draft === null) return null
  return (
    <div className="linked">
      <Link to={`/studio/templates/${id.replace(/\.[a-z]+$/, '')}?lang=${lang}`}>{t(`language.${lang}`)}</Link> <OriginTag origin={origin} />
      {draft !== null && <><Tag className="tag" color="purple">{t('draft')}</Tag><span className="quiet">{named(draft.by, language)}</span></>}
    </div>
  )
}
