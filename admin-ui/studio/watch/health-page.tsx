import { useQuery } from '@tanstack/react-query'
import { Alert, Badge, Card, Table, type TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { ConnectorTroubles } from './connector-troubles.tsx'
import { ErrorTag } from './error-tag.tsx'
import { useFailureWords } from './use-failure-words.ts'
import * as queries from './queries.ts'
import './watch.css'
import * as administration from '../../desk/administration.ts'
import { Instant } from '../../desk/parts/instant.tsx'
import { PageHead } from '../../desk/parts/page-head.tsx'
import { Shown } from '../../desk/parts/shown.tsx'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import type { Readiness, Reconciliation } from '../../kit/shapes/administration.ts'
import type { EngineHealth } from '../../kit/shapes/watch.ts'

/** Whether every part works, what waits, what is stuck, and the proof that nothing was lost. */
export default function HealthPage() {
  const { t } = useTexts('watchHealth')
  const readiness = useQuery(administration.readiness)
  const engine = useQuery(queries.engineHealth)
  const reconciliation = useQuery(administration.reconciliation)
  return (
    <div className="studio-page">
      <PageHead title={t('title')} lead={t('lead')} />
      <div className="columns">
        <div className="stack">
          <Card title={t('parts')}><Shown of={readiness} failed={t('failed')}>{(shown) => <Parts readiness={shown} />}</Shown></Card>
          <Card title={t('stuck')} extra={<Link to="/studio/cases?only=stuck">{t('allStuck')}</Link>}><Shown of={engine} failed={t('failed')}>{({ incidents }) => <Stuck incidents={incidents} />}</Shown></Card>
        </div>
        <div className="stack">
          <Card title={t('engine')}><Shown of={engine} failed={t('failed')}>{(shown) => <Engine health={shown} />}</Shown></Card>
          <Card title={t('connectors')} extra={<a href="/desk/connectors">{t('allConnectors')}</a>}><ConnectorTroubles /></Card>
          <Card title={t('reconciliation')}><Shown of={reconciliation} failed={t('failed')}>{(shown) => <Differences reconciliation={shown} />}</Shown></Card>
        </div>
      </div>
      {engine.data !== undefined && engine.data.deadLetters.items.length > 0 && <Card className="gap-above" title={t('deadLetters')}><DeadLetters letters={engine.data.deadLetters} /></Card>}
    </div>
  )
}

function Parts({ readiness: { ready, parts } }: { readiness: Readiness }) {
  const { t } = useTexts('watchHealth')
  const word = useWord()
  return (
    <>
      <Alert type={ready ? 'success' : 'error'} showIcon title={ready ? t('ready') : t('notReady')} />
      <ul className="parts">{parts.map(({ name, state, detail }) => <li key={name}><Badge status={state === 'up' ? 'success' : state === 'off' ? 'default' : 'error'} text={<b>{word('part', name)}</b>} /><span className="quiet">{word('partState', state)}{detail && ` · ${detail}`}</span></li>)}</ul>
    </>
  )
}

function Engine({ health: { partitions, outbox, jobs, deadLetters, records } }: { health: EngineHealth }) {
  const { t } = useTexts('watchHealth')
  const behind = partitions.reduce((sum, one) => sum + one.behind, 0)
  const slowest = Math.max(0, ...partitions.map(({ seconds }) => seconds))
  return (
    <ul className="parts">
      <Line good={slowest < 5} name={t('lag')}>{behind === 0 ? t('caughtUp') : t('behind', { count: behind, seconds: Math.round(slowest) })}</Line>
      <Line good={outbox.waiting === 0} name={t('outbox')}>{outbox.waiting === 0 ? t('noneWaits') : <>{outbox.waiting}{outbox.oldest !== undefined && <> · <Instant at={outbox.oldest} /></>}</>}</Line>
      <Line good={jobs.failed === 0} name={t('jobs')}>{t('jobsAre', jobs)}</Line>
      <Line good={deadLetters.count === 0} name={t('deadLetters')}>{deadLetters.count}</Line>
      <Line good name={t('records')}>{records.count} · {t(records.rebuildable ? 'rebuildable' : 'notRebuildable')}</Line>
    </ul>
  )
}

function Line({ good, name, children }: { good: boolean; name: string; children: ReactNode }) {
  return <li><Badge status={good ? 'success' : 'warning'} text={<b>{name}</b>} /><span className="quiet">{children}</span></li>
}

function Stuck({ incidents }: { incidents: EngineHealth['incidents'] }) {
  const { t } = useTexts('watchHealth')
  const { language } = useLanguage()
  const inWords = useFailureWords()
  if (incidents.length === 0) return <Alert type="success" showIcon title={t('nothingStuck')} />
  return (
    <ul className="watch-cases">
      {incidents.map(({ code, processId, process, elementId, element, count, since, message }) => (
        <li key={`${code} ${processId} ${elementId}`}>
          <span><Link to={`/studio/cases?process=${processId}&error=${encodeURIComponent(code)}&only=stuck`}><b>{element[language]}</b> · {process[language]}</Link> <ErrorTag code={code} /></span>
          <span className="quiet">{t('times', { count })} · {t('since')} <Instant at={since} /></span>
          {message !== code && <span className="quiet clamp full">{inWords(message)}</span>}
        </li>
      ))}
    </ul>
  )
}

function Differences({ reconciliation: { items, checkedAt } }: { reconciliation: Reconciliation }) {
  const { t } = useTexts('watchHealth')
  const { language } = useLanguage()
  return (
    <>
      {items.length === 0 && <Alert type="success" showIcon title={t('clean')} />}
      <ul className="parts">
        {items.map(({ kind, complaintId, instanceKey, since, text }) => (
          <li key={`${kind} ${complaintId ?? ''} ${instanceKey ?? ''}`}>
            <Badge status="error" text={instanceKey ? <Link to={`/studio/cases/${instanceKey}`}>{text[language]}</Link> : complaintId ? <a href={`/desk/complaints/${complaintId}`}>{text[language]}</a> : text[language]} />
            <span className="quiet"><Instant at={since} /></span>
          </li>
        ))}
      </ul>
      {checkedAt && <p className="quiet gap-above">{t('checked')}: <Instant at={checkedAt} /></p>}
    </>
  )
}

type Letter = EngineHealth['deadLetters']['items'][number]

function DeadLetters({ letters: { items } }: { letters: EngineHealth['deadLetters'] }) {
  const { t } = useTexts('watchHealth')
  const columns: TableColumnsType<Letter> = [
    { key: 'what', title: t('letter.what'), render: (_, { valueType, intent, partition, position }) => <>{valueType} {intent} <span className="quiet">{partition}-{position}</span></> },
    { key: 'why', title: t('letter.why'), render: (_, { reason }) => <span className="narrative">{reason}</span> },
    { key: 'at', title: t('letter.at'), width: 180, render: (_, { at }) => <Instant at={at} /> },
  ]
  return <><p className="quiet gap-below">{t('deadLettersHint')}</p><Table<Letter> size="small" rowKey={({ partition, position }) => `${partition}-${position}`} pagination={false} columns={columns} dataSource={items} /></>
}
