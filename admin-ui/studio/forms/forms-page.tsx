import { PlusOutlined, SearchOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Empty, Input, Table, Tag, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { NewForm } from './new-form.tsx'
import { formUses, titleOf, type FormUse } from './uses.ts'
import { OriginTag } from '../documents/document-bar.tsx'
import { files } from '../documents/documents.ts'
import { named } from '../../desk/parts/named.ts'
import { PageHead } from '../../desk/parts/page-head.tsx'
import { Shown } from '../../desk/parts/shown.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatRelative, useNow } from '../../kit/time.ts'
import type { ListedFile } from '../../kit/shapes/studio.ts'
import './forms.css'

/** Every form: where it is shown, and whether somebody works on it. */
export default function FormsPage() {
  const { t } = useTexts('studioForms')
  const list = useQuery(files('form'))
  const { data: uses = [] } = useQuery(formUses)
  const [creating, setCreating] = useState(false)
  return (
    <div className="studio-page">
      <PageHead title={t('title')} lead={t('lead')}>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>{t('fresh')}</Button>
      </PageHead>
      <Shown of={list} failed={t('failed')}>{(items) => <List items={items} uses={uses} />}</Shown>
      {creating && <NewForm taken={(list.data ?? []).map(({ id }) => id)} onClosed={() => setCreating(false)} />}
    </div>
  )
}

function List({ items, uses }: { items: ListedFile[]; uses: FormUse[] }) {
  const { t } = useTexts('studioForms')
  const { language } = useLanguage()
  const [sought, setSought] = useState('')
  const usesOf = (id: string) => uses.filter(({ form }) => form === id)
  const words = (row: ListedFile) => [row.id, row.title.en, row.title.zh, ...usesOf(row.id).flatMap(({ process, element }) => [process.name, process.nameZh, element.name, element.nameZh])].join(' ').toLowerCase()
  const found = items.filter((row) => words(row).includes(sought.trim().toLowerCase()))
  const columns: TableColumnsType<ListedFile> = [
    { key: 'name', title: t('column.name'), render: (_, { id, title }) => <Link className="ledger-subject" to={`/studio/forms/${encodeURIComponent(id)}`}><b>{titleOf(usesOf(id), undefined, title[language], language)}</b><span className="quiet receipt">{id}</span></Link> },
    { key: 'used', title: t('column.used'), responsive: ['sm'], render: (_, { id }) => <ShownAt uses={usesOf(id)} /> },
    { key: 'state', title: t('column.state'), width: 240, responsive: ['md'], render: (_, row) => <><OriginTag origin={row.origin} /><DraftTag draft={row.draft} /></> },
  ]
  return (
    <>
      <Input className="gap-below studio-find" allowClear prefix={<SearchOutlined />} aria-label={t('find')} placeholder={t('find')} value={sought} onChange={({ target }) => setSought(target.value)} />
      <Table<ListedFile>
        className="ledger" rowKey="name" size="middle" pagination={false} columns={columns} dataSource={found}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={items.length === 0 ? t('empty') : t('nothingFound')} /> }}
      />
    </>
  )
}

const most = 2

function ShownAt({ uses }: { uses: FormUse[] }) {
  const { t } = useTexts('studioForms')
  const { language } = useLanguage()
  if (uses.length === 0) return <span className="quiet">{t('notUsed')}</span>
  return (
    <>
      {uses.slice(0, most).map(({ process, element }) => <div key={`${process.id} ${element.id}`}>{named(element, language)} <span className="quiet">· {named(process, language)}</span></div>)}
      {uses.length > most && <span className="quiet">{t('more', { count: uses.length - most })}</span>}
    </>
  )
}

function DraftTag({ draft }: Pick<ListedFile, 'draft'>) {
  const { t } = useTexts('studioForms')
  const { language } = useLanguage()
  const now = useNow()
  if (draft === null) return null
  return <><Tag className="tag" color="purple">{t('draft')}</Tag><span className="quiet">{named(draft.by, language)}, {formatRelative(draft.at, language, now)}</span></>
}
