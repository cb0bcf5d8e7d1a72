import { useInfiniteQuery } from '@tanstack/react-query'
import { Checkbox, Empty, Input, Segmented, Table, Tag, type TableColumnsType } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { ImportPatients } from './import-patients.tsx'
import { PatientList } from './patient-list.tsx'
import * as queries from './queries.ts'
import './customers.css'
import { useMe } from '../frame/signed-in.tsx'
import { Instant } from '../parts/instant.tsx'
import { More } from '../parts/more.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { useTexts } from '../../kit/language.ts'
import type { CustomerRow } from '../../kit/shapes/customers.ts'
import { useSettled } from '../../kit/use-settled.ts'

const readers = ['supervision', 'complaint-office', 'quality-team']
const importers = ['administrator', 'complaint-office', 'supervision']
type View = 'complaints' | 'patients'

/** The database of complaint customers, and apart from it the general record. Search, filter and view stand in the address. */
export default function CustomersPage() {
  const { t } = useTexts('customers')
  const { roles } = useMe()
  const [search, setSearch] = useSearchParams()
  const reads = roles.some((role) => readers.includes(role))
  const view: View = !reads || search.get('view') === 'patients' ? 'patients' : 'complaints'
  const q = useSettled(search.get('q') ?? '', 200)
  const repeat = search.get('repeat') === 'true'
  const choose = (name: 'q' | 'view' | 'repeat', value: string) =>
    setSearch((before) => {
      before.delete(name)
      if (value !== '' && value !== 'complaints') before.set(name, value)
      return before
    }, { replace: true })
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')}>
        {view === 'patients' && roles.some((role) => importers.includes(role)) && <ImportPatients />}
      </PageHead>
      <div className="filters">
        {reads && <Segmented<View> value={view} onChange={(value) => choose('view', value)} options={(['complaints', 'patients'] as const).map((value) => ({ value, label: t(`view.${value}`) }))} />}
        <Input.Search key={view} autoFocus allowClear placeholder={t(view === 'patients' ? 'searchPatients' : 'search')} aria-label={t(view === 'patients' ? 'searchPatients' : 'search')} defaultValue={search.get('q') ?? ''} onChange={({ target }) => choose('q', target.value)} />
        {view === 'complaints' && <Checkbox className="customers-repeat" checked={repeat} onChange={({ target }) => choose('repeat', target.checked ? 'true' : '')}>{t('repeatOnly')}</Checkbox>}
      </div>
      {view === 'patients' ? <PatientList q={q} /> : <CustomerList q={q} repeat={repeat} />}
    </>
  )
}

function CustomerList({ q, repeat }: { q: string; repeat: boolean }) {
  const { t } = useTexts('customers')
  const found = useInfiniteQuery(queries.customers(q, repeat))
  const columns: TableColumnsType<CustomerRow> = [
    {
      key: 'who', title: t('column.who'),
      render: (_, row) => (
        <Link className="ledger-subject" to={`/desk/customers/${row.id}`}>
          <b>{row.anonymised ? t('anonymised') : row.names[0] ?? t('unnamed')}</b>
          <span className="quiet">{[...row.names.slice(1), ...row.contacts].join(' · ')}</span>
          {row.unconfirmed > 0 && <span><Tag className="tag" color="orange">{t('unconfirmed', { count: row.unconfirmed })}</Tag></span>}
        </Link>
      ),
    },
    { key: 'complaints', title: t('column.complaints'), width: 100, align: 'right', render: (_, { complaints }) => (complaints > 1 ? <b>{complaints}</b> : complaints) },
    { key: 'calls', title: t('column.calls'), width: 90, align: 'right', responsive: ['md'], dataIndex: 'calls' },
    { key: 'frequency', title: t('column.frequency'), width: 170, align: 'right', responsive: ['sm'], dataIndex: 'frequency' },
    { key: 'last', title: t('column.last'), width: 170, responsive: ['sm'], render: (_, { lastContact }) => <Instant at={lastContact} /> },
    { key: 'first', title: t('column.first'), width: 170, responsive: ['lg'], render: (_, { firstAt }) => <Instant at={firstAt} /> },
  ]
  return (
    <>
      <Shown of={found} failed={t('failed')}>
        {(items) => (items.length === 0
          ? <Empty className="empty" image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(q === '' && !repeat ? 'empty' : 'nothing')} />
          : <Table<CustomerRow> className="ledger" rowKey="id" size="middle" pagination={false} columns={columns} dataSource={items} />)}
      </Shown>
      <More of={found} />
    </>
  )
}
