import { useQuery } from '@tanstack/react-query'
import { Alert, Badge, Card } from 'antd'
import { Link } from 'react-router'
import * as administration from '../administration.ts'
import { Instant } from '../parts/instant.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import type { Readiness, Reconciliation } from '../../kit/shapes/administration.ts'

/** Whether every part works, and the proof that nothing was lost. */
export default function HealthPage() {
  const { t } = useTexts('health')
  const readiness = useQuery(administration.readiness)
  const reconciliation = useQuery(administration.reconciliation)
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <div className="columns">
        <Card title={t('parts')}><Shown of={readiness} failed={t('failed')}>{(shown) => <Parts readiness={shown} />}</Shown></Card>
        <Card title={t('reconciliation')}><Shown of={reconciliation} failed={t('failed')}>{(shown) => <Differences reconciliation={shown} />}</Shown></Card>
      </div>
    </>
  )
}

function Parts({ readiness: { ready, parts } }: { readiness: Readiness }) {
  const { t } = useTexts('health')
  const word = useWord()
  return (
    <>
      <Alert type={ready ? 'success' : 'error'} showIcon title={ready ? t('ready') : t('notReady')} />
      <ul className="parts">{parts.map(({ name, state, detail }) => <li key={name}><Badge status={state === 'up' ? 'success' : state === 'off' ? 'default' : 'error'} text={<b>{word('part', name)}</b>} /><span className="quiet">{word('partState', state)}{detail && ` · ${detail}`}</span></li>)}</ul>
    </>
  )
}

function Differences({ reconciliation: { items, checkedAt } }: { reconciliation: Reconciliation }) {
  const { t } = useTexts('health')
  const { language } = useLanguage()
  return (
    <>
      {items.length === 0 && <Alert type="success" showIcon title={t('clean')} />}
      <ul className="parts">
        {items.map((item) => (
          <li key={`${item.kind} ${item.complaintId ?? ''} ${item.instanceKey ?? ''}`}>
            <Badge status="error" text={item.complaintId ? <Link to={`/desk/complaints/${item.complaintId}`}>{item.text[language]}</Link> : item.text[language]} />
            <span className="quiet"><Instant at={item.since} /></span>
          </li>
        ))}
      </ul>
      {checkedAt && <p className="quiet">{t('checked')}: <Instant at={checkedAt} /></p>}
    </>
  )
}
