import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Table, Tag, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { FindForm, fields } from './find-form.tsx'
import { Operate } from './operate.tsx'
import { ErrorTag } from '../watch/error-tag.tsx'
import { useFailureWords } from '../watch/use-failure-words.ts'
import { stepName } from '../watch/steps-table.tsx'
import * as queries from '../watch/queries.ts'
import './cases.css'
import { Due, Instant } from '../../desk/parts/instant.tsx'
import { More } from '../../desk/parts/more.tsx'
import { named } from '../../desk/parts/named.ts'
import { PageHead } from '../../desk/parts/page-head.tsx'
import { Shown } from '../../desk/parts/shown.tsx'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import type { Batch, FoundCase } from '../../kit/shapes/watch.ts'

/** Running cases found by what one knows of them, and what can be done to many at once. What is asked stands in the address. */
export default function FindPage() {
  const { t } = useTexts('watchFind')
  const [search] = useSearchParams()
  const filter = Object.fromEntries(fields.map((field) => [field, search.get(field) ?? undefined]))
  const found = useInfiniteQuery(queries.cases(filter))
  const [selected, setSelected] = useState<string[]>([])
  return (
    <div className="studio-page watch-page">
      <PageHead title={t('title')} lead={t('lead')}><Link to="/studio/cases/batches"><Button>{t('batches')}</Button></Link></PageHead>
      <FindForm key={search.toString()} />
      <Selected keys={selected} onDone={() => setSelected([])} />
      <Shown of={found} failed={t('failed')}>{(items) => <Found items={items} selected={selected} onSelect={setSelected} />}</Shown>
      <More of={found} />
    </div>
  )
}

function Selected({ keys, onDone }: { keys: string[]; onDone: () => void }) {
  const { t } = useTexts('watchFind')
  const navigate = useNavigate()
  if (keys.length === 0) return <p className="quiet case-selected">{t('selectHint')}</p>
  const begun = (batch: unknown) => {
    onDone()
    void navigate(`/studio/cases/batches/${(batch as Batch).id}`)
  }
  return (
    <div className="case-selected">
      <b>{t('selected', { count: keys.length })}</b>
      <Operate label={t('retryAll')} title={t('retryTitle', { count: keys.length })} lead={t('retryLead')} path="/api/watch/batches" body={() => ({ kind: 'retry', keys })} button={{ type: 'primary' }} onDone={begun} />
      <Operate danger label={t('cancelAll')} title={t('cancelTitle', { count: keys.length })} lead={t('cancelLead')} path="/api/watch/batches" body={() => ({ kind: 'cancel', keys })} onDone={begun} />
      <Button type="text" onClick={onDone}>{t('selectNone')}</Button>
    </div>
  )
}

function Found({ items, selected, onSelect }: { items: FoundCase[]; selected: string[]; onSelect: (keys: string[]) => void }) {
  const { t } = useTexts('watchFind')
  const { language } = useLanguage()
  const word = useWord()
  const columns: TableColumnsType<FoundCase> = [
    { key: 'case', title: t('column.case'), render: (_, found) => <Link to={`/studio/cases/${found.key}`}><b className="receipt">{found.complaint?.receipt ?? found.key}</b><div>{named(found, language)} <span className="quiet">v{found.version}</span></div></Link> },
    { key: 'at', title: t('column.at'), render: (_, found) => <Place found={found} /> },
    { key: 'state', title: t('column.state'), width: 110, responsive: ['md'], render: (_, { state, incidents }) => (incidents.length > 0 ? <Tag className="tag" color="red">{t('stuck')}</Tag> : word('instance', state)) },
    { key: 'due', title: t('column.due'), width: 170, responsive: ['md'], render: (_, { dueAt }) => dueAt && <Due at={dueAt} /> },
    { key: 'began', title: t('column.began'), width: 170, responsive: ['lg'], render: (_, { startedAt }) => <Instant at={startedAt} /> },
  ]
  return (
    <Table<FoundCase>
      className="ledger"
      rowKey="key"
      size="middle"
      pagination={false}
      columns={columns}
      dataSource={items}
      locale={{ emptyText: t('empty') }}
      rowSelection={{ selectedRowKeys: selected, onChange: (keys) => onSelect(keys.map(String)), getCheckboxProps: ({ state, key }) => ({ disabled: state !== 'active', 'aria-label': key }) }}
    />
  )
}

/** Where the case stands; what is stuck says why. */
function Place({ found }: { found: FoundCase }) {
  const { language } = useLanguage()
  const inWords = useFailureWords()
  const stuck = new Map(found.incidents.map((incident) => [incident.elementId, incident]))
  const elsewhere = found.incidents.filter(({ elementId }) => !found.at.some((place) => place.elementId === elementId))
  return (
    <>
      {[...Map.groupBy(found.at, ({ elementId }) => elementId).values()].map((tokens) => {
        const place = tokens[0]!
        const incident = stuck.get(place.elementId)
        return <span key={place.elementId} className="case-at">{stepName(place, language)}{tokens.length > 1 && <span className="quiet"> ×{tokens.length}</span>}{incident && <> <ErrorTag code={incident.code} />{incident.message !== incident.code && <div className="quiet clamp case-message">{inWords(incident.message)}</div>}</>}</span>
      })}
      {elsewhere.map(({ key, code, elementId }) => <span key={key} className="case-at">{elementId} <ErrorTag code={code} /></span>)}
    </>
  )
}
