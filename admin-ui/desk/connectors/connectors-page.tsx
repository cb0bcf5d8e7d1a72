import { useQuery } from '@tanstack/react-query'
import { Card, Checkbox, Input, Table, Tag, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import './connectors.css'
import { EffectList } from './effect-list.tsx'
import { ProcessList } from './process-list.tsx'
import * as queries from './queries.ts'
import { SecretsCard } from './secrets-card.tsx'
import { StateTag } from './state-tag.tsx'
import { Instant } from '../parts/instant.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { ConnectorRow } from '../../kit/shapes/connectors.ts'

/** Every connector with how it is; what waits for a person's word; the processes that do the work; the secrets. */
export default function ConnectorsPage() {
  const { t } = useTexts('connectors')
  const all = useQuery(queries.connectors)
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <Shown of={all} failed={t('failed')}>
        {({ connectors, processes }) => (
          <div className="stack">
            <Unknown />
            <div className="columns halves">
              <SecretsCard />
              <Card title={t('processes')}><ProcessList processes={processes} all={connectors.length} /></Card>
            </div>
            <ConnectorTable rows={connectors} />
          </div>
        )}
      </Shown>
    </>
  )
}

function Unknown() {
  const { t } = useTexts('connectors')
  const { data = [] } = useQuery(queries.unknown)
  if (data.length === 0) return null
  return <Card title={t('unknown')}><p className="quiet gap-below">{t('unknownHint')}</p><EffectList effects={data} /></Card>
}

function ConnectorTable({ rows }: { rows: ConnectorRow[] }) {
  const { t } = useTexts('connectors')
  const { language } = useLanguage()
  const [sought, setSought] = useState('')
  const [withInner, setWithInner] = useState(false)
  const columns: TableColumnsType<ConnectorRow> = [
    {
      key: 'name', title: t('column.name'), render: (_, { type, name, help, state }) => (
        <>
          <Link to={`/desk/connectors/${type}`}><b>{name[language]}</b></Link> <span className="phone-only"><StateTag state={state} /></span>
          {help && <div className="quiet">{help[language]}</div>}
        </>
      ),
    },
    { key: 'group', title: t('column.group'), width: 120, responsive: ['lg'], render: (_, { group, inner }) => <span className="quiet">{group && t(`group.${group}`)}{inner && <><br />{t('inner')}</>}</span> },
    { key: 'state', title: t('column.state'), width: 120, responsive: ['sm'], render: (_, { state }) => <StateTag state={state} /> },
    { key: 'done', title: t('column.done'), width: 100, align: 'right', responsive: ['md'], render: (_, { completed, running }) => <>{completed}{running > 0 && <div className="quiet">{t('running', { count: running })}</div>}</> },
    {
      key: 'trouble', title: t('column.trouble'), width: 120, responsive: ['sm'], render: (_, { failed, openIncidents, unknownEffects }) => (
        <>
          {openIncidents > 0 && <Tag className="tag" color="red">{t('incidents', { count: openIncidents })}</Tag>}{' '}
          {unknownEffects > 0 && <Tag className="tag" color="orange">{t('unknownCount', { count: unknownEffects })}</Tag>}
          {failed > 0 && <div className="quiet">{t('failedTries', { count: failed })}</div>}
        </>
      ),
    },
    { key: 'last', title: t('column.last'), width: 140, responsive: ['lg'], render: (_, { lastAt }) => lastAt && <Instant at={lastAt} /> },
  ]
  // One that is in trouble is never hidden.
  const fits = ({ type, name, inner, openIncidents, unknownEffects }: ConnectorRow) => (withInner || !inner || sought !== '' || openIncidents + unknownEffects > 0) && `${type} ${name.en} ${name.zh}`.toLowerCase().includes(sought.trim().toLowerCase())
  const trouble = ({ openIncidents, unknownEffects }: ConnectorRow) => (openIncidents + unknownEffects > 0 ? 0 : 1)
  const shown = rows.filter(fits).toSorted((a, b) => trouble(a) - trouble(b) || Number(a.inner) - Number(b.inner) || Number(b.hasSettings) - Number(a.hasSettings) || a.name[language].localeCompare(b.name[language], language))
  return (
    <Card title={t('all', { count: rows.length })} extra={<><Checkbox checked={withInner} onChange={({ target }) => setWithInner(target.checked)}>{t('withInner')}</Checkbox> <Input.Search allowClear aria-label={t('search')} placeholder={t('search')} className="connector-search" onChange={({ target }) => setSought(target.value)} /></>}>
      <Table<ConnectorRow> rowKey="type" size="middle" pagination={false} columns={columns} dataSource={shown} locale={{ emptyText: t('nothing') }} />
    </Card>
  )
}
