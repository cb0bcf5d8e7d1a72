import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Empty, Segmented, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { cityOrders, type CityOrder } from './city-queries.ts'
import { Exchange } from './exchange.tsx'
import { ImportOrders } from './import-orders.tsx'
import { MoreTime } from './more-time.tsx'
import { useIsAdministrator, useMe } from '../frame/signed-in.tsx'
import { Due, Instant } from '../parts/instant.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'

const workers = ['administrator', 'complaint-office', 'operator']

/** Orders of the 12345 city hotline: what is due first stands first, with what the two systems told each other. */
export default function CityPage() {
  const { t } = useTexts('city')
  const word = useWord()
  const { language } = useLanguage()
  const isAdministrator = useIsAdministrator()
  const { roles } = useMe()
  const works = roles.some((role) => workers.includes(role))
  const [over, setOver] = useState(false)
  const [importing, setImporting] = useState(false)
  const [asking, setAsking] = useState<CityOrder>()
  const found = useQuery(cityOrders(over))
  const columns: TableColumnsType<CityOrder> = [
    {
      key: 'order',
      title: t('column.order'),
      render: (_, { complaint, number, kind, at, source }) => (
        <>
          <Link to={`/desk/complaints/${complaint.id}`}>{complaint.subject}</Link>
          <div className="quiet">{[number ?? t('noNumber'), kind && t(`kind.${kind}`), complaint.receipt].filter(Boolean).join(' · ')}</div>
          <div className="quiet">{t(`source.${source}`)} <Instant at={at} /></div>
        </>
      ),
    },
    { key: 'due', title: t('column.due'), width: 170, render: (_, { due }) => (due ? <><Due at={due.at} /><div className="quiet">{word('stage', due.stage)}</div></> : <span className="quiet">{t('noLimit')}</span>) },
    { key: 'exchange', title: t('column.exchange'), width: 330, render: (_, order) => <Exchange order={order} works={works} /> },
    {
      key: 'do',
      width: 170,
      render: (_, order) => (
        <div className="city-do">
          {order.task && <Link to={`/desk/tasks/${order.task.key}`}><Button type="primary" block>{order.task.name[language]}</Button></Link>}
          {works && order.number && order.due?.stage === 'answer' && <Button block onClick={() => setAsking(order)}>{t('moreTime')}</Button>}
        </div>
      ),
    },
  ]
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')}>
        <Segmented<boolean> value={over} onChange={setOver} options={[{ value: false, label: t('open') }, { value: true, label: t('all') }]} />
        {works && <Button type="primary" onClick={() => setImporting(true)}>{t('import')}</Button>}
      </PageHead>
      {found.data && !found.data.connected && (
        <Alert className="gap-below" type="info" showIcon title={t('notConnected')} description={isAdministrator ? <Link to="/desk/connectors">{t('connect')}</Link> : t('notConnectedHint')} />
      )}
      <Shown of={found} failed={t('failed')}>
        {({ items }) => (items.length === 0
          ? <Empty className="empty" image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(over ? 'emptyAll' : 'emptyOpen')} />
          : <Table<CityOrder> className="ledger city" rowKey={({ complaint }) => complaint.id} size="middle" pagination={false} columns={columns} dataSource={items} />)}
      </Shown>
      {importing && <ImportOrders onClose={() => setImporting(false)} />}
      {asking?.number && <MoreTime number={asking.number} due={asking.due?.at ?? null} onClose={() => setAsking(undefined)} />}
    </>
  )
}
