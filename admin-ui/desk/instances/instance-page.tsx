import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Card, Popconfirm, Table, Tag } from 'antd'
import { Link, useParams } from 'react-router'
import * as administration from '../administration.ts'
import { Diagram } from '../diagram/diagram.tsx'
import { RetryButton } from '../incidents/retry-button.tsx'
import { Instant } from '../parts/instant.tsx'
import { named } from '../parts/named.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { call, Problem } from '../../kit/http.ts'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import * as queries from '../queries.ts'
import type { ElementMark } from '../../kit/shapes/desk.ts'
import type { Instance, PassedElement } from '../../kit/shapes/administration.ts'

/** One running process as an administrator sees it: where it is, what it knows, what it is stuck on. */
export default function InstancePage() {
  const { key = '' } = useParams()
  const { t } = useTexts('instance')
  const instance = useQuery(administration.instance(key))
  return <Shown of={instance} failed={t('failed')}>{(shown) => <InstanceFile instanceKey={key} instance={shown} />}</Shown>
}

function InstanceFile({ instanceKey, instance }: { instanceKey: string; instance: Instance }) {
  const { t } = useTexts('instance')
  const word = useWord()
  const xml = useQuery(queries.xml(`/api/processes/${encodeURIComponent(instance.processId)}/versions/${instance.version}/xml`))
  return (
    <>
      <PageHead
        tab={instanceKey}
        title={<>{t('title', { key: instanceKey })} <Tag className="tag" color={instance.state === 'active' ? 'processing' : 'default'}>{word('instance', instance.state)}</Tag></>}
        lead={<><Link to={`/desk/processes/${instance.processId}?version=${instance.version}`}>{instance.processId} · v{instance.version}</Link>{instance.parentKey && <> · <Link to={`/desk/instances/${instance.parentKey}`}>{t('caller')}</Link></>}{instance.complaintId && <> · <Link to={`/desk/complaints/${instance.complaintId}`}>{t('theCase')}</Link></>}</>}
      >
        {instance.state === 'active' && <CancelButton instanceKey={instanceKey} />}
      </PageHead>
      <Card><Shown of={xml} failed={t('failed')}>{(text) => <Diagram xml={text} marks={marksOf(instance)} taken={instance.flows.map(({ flowId }) => flowId)} />}</Shown></Card>
      {instance.incidents.length > 0 && <Card className="gap-above" title={t('incidents')}><Incidents instance={instance} /></Card>}
      <div className="columns gap-above">
        <Card title={t('variables')}><Variables variables={instance.variables} /></Card>
        <Card title={t('elements')}><Elements elements={instance.elements} /></Card>
      </div>
    </>
  )
}

/** An element that an incident holds up is stuck, whatever the engine calls its state. */
function marksOf({ elements, incidents }: Instance): ElementMark[] {
  return [...elements, ...incidents.map(({ elementId }) => ({ elementId, state: 'incident' as const }))]
}

function Incidents({ instance }: { instance: Instance }) {
  return (
    <ul className="incidents">
      {instance.incidents.map((incident) => (
        <li key={incident.key}><div><b>{incident.elementId}</b> <Tag className="tag" color="red">{incident.code}</Tag><p className="narrative">{incident.message}</p></div><RetryButton incidentKey={incident.key} /></li>
      ))}
    </ul>
  )
}

function Variables({ variables }: { variables: Record<string, unknown> }) {
  const { t } = useTexts('instance')
  const names = Object.keys(variables).toSorted()
  if (names.length === 0) return <p className="quiet">{t('noVariables')}</p>
  return <dl className="variables">{names.map((name) => <div key={name}><dt>{name}</dt><dd className="mono">{JSON.stringify(variables[name])}</dd></div>)}</dl>
}

function Elements({ elements }: { elements: PassedElement[] }) {
  const { t } = useTexts('instance')
  const { language } = useLanguage()
  const word = useWord()
  return (
    <Table<PassedElement>
      size="small"
      pagination={elements.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
      rowKey={({ elementId, enteredAt, state }) => `${elementId} ${enteredAt} ${state}`}
      dataSource={elements}
      columns={[
        {
          key: 'element',
          title: t('column.element'),
          render: (_, { elementId, name, nameZh, calledInstanceKey }) => {
            const label = name === undefined ? elementId : named({ name, ...(nameZh === undefined ? {} : { nameZh }) }, language)
            return calledInstanceKey === undefined ? label : <Link to={`/desk/instances/${calledInstanceKey}`}>{label}</Link>
          },
        },
        { key: 'state', title: t('column.state'), render: (_, { state }) => word('element', state) },
        { key: 'at', title: t('column.at'), render: (_, { enteredAt }) => <Instant at={enteredAt} /> },
      ]}
    />
  )
}

function CancelButton({ instanceKey }: { instanceKey: string }) {
  const { t } = useTexts('instance')
  const { message } = App.useApp()
  const client = useQueryClient()
  const cancel = async () => {
    try {
      await call(`/api/instances/${instanceKey}/cancel`, { method: 'POST' })
      void message.success(t('canceled'))
    } catch (error) {
      void message.error(error instanceof Problem ? error.message : t('common:noConnection'))
    }
    await client.invalidateQueries({ queryKey: ['instances', instanceKey] })
  }
  return <Popconfirm title={t('cancelSure')} okText={t('cancel')} okButtonProps={{ danger: true }} onConfirm={cancel}><Button danger>{t('cancel')}</Button></Popconfirm>
}
