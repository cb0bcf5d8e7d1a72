import { useQuery } from '@tanstack/react-query'
import { Card, Table, Tag, type TableColumnsType } from 'antd'
import { Link, useParams } from 'react-router'
import './connectors.css'
import { EffectList } from './effect-list.tsx'
import * as queries from './queries.ts'
import { SettingsForm } from './settings-form.tsx'
import { StateTag } from './state-tag.tsx'
import { Instant } from '../parts/instant.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { ConnectorDetail, ConnectorRun } from '../../kit/shapes/connectors.ts'

const colours = { 'complete': 'success', 'retry': 'warning', 'incident': 'error', 'bpmn-error': 'processing' } as const

/** One connector: set up, and what it did. */
export default function ConnectorPage() {
  const { type = '' } = useParams()
  const { t } = useTexts('connectors')
  const detail = useQuery(queries.connector(type))
  return <Shown of={detail} failed={t('failed')}>{(shown) => <WholeConnector key={type} detail={shown} />}</Shown>
}

function WholeConnector({ detail: { connector, schema, values, settingsChangedAt, runs, effects, incidents } }: { detail: ConnectorDetail }) {
  const { t } = useTexts('connectors')
  const { language } = useLanguage()
  const name = connector.name[language]
  return (
    <>
      <PageHead tab={name} title={<>{name} <StateTag state={connector.state} /></>} lead={<>{connector.help?.[language]} <span className="mono">{connector.type}</span></>}>
        <Link to="/desk/connectors">{t('back')}</Link>
      </PageHead>
      <div className="stack">
        {incidents.length > 0 && (
          <Card title={t('stuck')}>
            <ul className="parts">
              {incidents.map(({ _id, code, elementId, instanceKey, at }) => (
                <li key={_id} className="secret-row">
                  <div><Tag className="tag" color="red">{code}</Tag> <a href={`/studio/cases/${instanceKey}`}>{elementId}</a> <span className="quiet"><Instant at={at} /></span></div>
                </li>
              ))}
            </ul>
          </Card>
        )}
        {schema && <Card title={t('settings')} extra={settingsChangedAt && <span className="quiet">{t('changed')} <Instant at={settingsChangedAt} /></span>}><SettingsForm key={settingsChangedAt} type={connector.type} schema={schema} values={values} /></Card>}
        <Card title={t('runs')}><RunTable runs={runs} /></Card>
        {effects.length > 0 && <Card title={t('ledger')}><EffectList effects={effects} /></Card>}
      </div>
    </>
  )
}

function RunTable({ runs }: { runs: ConnectorRun[] }) {
  const { t } = useTexts('connectors')
  const columns: TableColumnsType<ConnectorRun> = [
    { key: 'at', title: t('run.at'), width: 120, render: (_, { at }) => <Instant at={at} /> },
    {
      key: 'where', title: t('run.where'), render: (_, { elementId, processId, instanceKey, complaintId }) => (
        <><a href={`/studio/cases/${instanceKey}`}>{elementId}</a> <span className="quiet">{processId}{complaintId && <> · <Link to={`/desk/complaints/${complaintId}`}>{t('effect.case')}</Link></>}</span></>
      ),
    },
    { key: 'verdict', title: t('run.verdict'), width: 120, render: (_, { verdict, code }) => <><Tag className="tag" color={colours[verdict]}>{t(`verdict.${verdict}`)}</Tag>{code && <div className="quiet mono">{code}</div>}</> },
    { key: 'ms', title: t('run.ms'), width: 100, align: 'right', responsive: ['md'], render: (_, { ms }) => `${ms} ms` },
    { key: 'process', title: t('run.process'), width: 220, responsive: ['lg'], render: (_, { process }) => <span className="quiet">{process}</span> },
  ]
  return <Table<ConnectorRun> rowKey={({ job, at }) => `${job} ${at}`} size="small" pagination={runs.length > 10 && { pageSize: 10, size: 'small' }} columns={columns} dataSource={runs} locale={{ emptyText: t('noRuns') }} />
}
