import { useQuery } from '@tanstack/react-query'
import { Input, Table, Tag, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { templates } from './queries.ts'
import { named } from '../parts/named.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { ListedTemplate } from '../../kit/shapes/templates.ts'
import { formatInstant } from '../../kit/time.ts'
import './templates.css'

/** What the product writes to people: messages and printed letters, those that the hospital has changed marked. */
export default function TemplatesPage() {
  const { t } = useTexts('templates')
  const list = useQuery(templates)
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <Shown of={list} failed={t('failed')}>{(items) => <List items={items} />}</Shown>
    </>
  )
}

function List({ items }: { items: ListedTemplate[] }) {
  const { t } = useTexts('templates')
  const { language } = useLanguage()
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const found = items.filter(({ name, title }) => [name, title.en, title.zh].some((text) => text.toLowerCase().includes(wanted)))
  const columns: TableColumnsType<ListedTemplate> = [
    {
      key: 'name', title: t('column.name'),
      render: (_, { area, name, title }) => <><Link to={`/desk/templates/${area}/${name}`}>{title[language]}</Link>{title[language] !== name && <span className="quiet mono template-id">{name}</span>}</>,
    },
    { key: 'area', title: t('column.area'), render: (_, { area }) => t(`area.${area}`), width: 150 },
    { key: 'changed', title: t('column.changed'), render: (_, { changed }) => <Changes changed={changed} /> },
  ]
  return (
    <>
      <Input.Search className="template-search gap-below" allowClear placeholder={t('search')} aria-label={t('search')} onChange={({ target }) => setSearch(target.value)} />
      <Table<ListedTemplate> size="middle" pagination={false} scroll={{ x: 560 }} rowKey={({ area, name }) => `${area}/${name}`} columns={columns} dataSource={found} locale={{ emptyText: t('none') }} />
    </>
  )
}

function Changes({ changed }: Pick<ListedTemplate, 'changed'>) {
  const { t } = useTexts('templates')
  const { language } = useLanguage()
  const own = (['en', 'zh'] as const).flatMap((lang) => (changed[lang] && !changed[lang].shipped ? [{ lang, ...changed[lang] }] : []))
  if (own.length === 0) return <span className="quiet">{t('asShipped')}</span>
  return own.map(({ lang, at, by }) => (
    <div key={lang}><Tag className="tag" color="blue">{t(`language.${lang}`)}</Tag> <span className="quiet">{named(by, language)} · {formatInstant(at, language)}</span></div>
  ))
}
