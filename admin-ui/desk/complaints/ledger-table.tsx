import { Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import { Due, Instant } from '../parts/instant.tsx'
import { named } from '../parts/named.ts'
import { StateTag, TierTag } from '../parts/tags.tsx'
import { useStageName } from './use-stage-name.ts'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import type { ComplaintRow } from '../../kit/shapes/desk.ts'
import type { Department } from '../../kit/shapes/public.ts'

/** One line a complaint. On a phone what matters least is left to the case file. */
export function LedgerTable({ complaints, departments }: { complaints: ComplaintRow[]; departments: Department[] }) {
  const { t } = useTexts('ledger')
  const { language } = useLanguage()
  const word = useWord()
  const stageName = useStageName()
  const departmentName = (id: string | null) => {
    const department = departments.find((one) => one.id === id)
    return department ? named(department, language) : (id ?? '–')
  }
  const columns: TableColumnsType<ComplaintRow> = [
    {
      key: 'subject',
      title: t('column.subject'),
      render: (_, row) => (
        <Link className="ledger-subject" to={`/desk/complaints/${row.id}`}><b>{row.subject}</b><span className="quiet receipt">{row.receipt}</span><span className="ledger-tags"><StateTag state={row.state} /> {row.tier !== null && <TierTag tier={row.tier} />} {row.nextDeadline && <Due at={row.nextDeadline.at} />}</span></Link>
      ),
    },
    { key: 'tier', title: t('column.tier'), responsive: ['sm'], width: 110, render: (_, row) => <TierTag tier={row.tier} /> },
    { key: 'state', title: t('column.state'), responsive: ['sm'], width: 130, render: (_, row) => <StateTag state={row.state} /> },
    { key: 'department', title: t('column.department'), responsive: ['md'], width: 170, render: (_, row) => departmentName(row.department) },
    { key: 'channel', title: t('column.channel'), responsive: ['xl'], width: 130, render: (_, row) => word('channel', row.channel) },
    { key: 'received', title: t('column.received'), responsive: ['lg'], width: 160, render: (_, row) => <Instant at={row.receivedAt} /> },
    {
      key: 'next',
      title: t('column.next'),
      responsive: ['sm'],
      width: 170,
      render: (_, row) => row.nextDeadline && <><Due at={row.nextDeadline.at} /><br /><span className="quiet">{stageName(row.nextDeadline.stage)}</span></>,
    },
  ]
  return <Table<ComplaintRow> className="ledger" rowKey="id" size="middle" pagination={false} columns={columns} dataSource={complaints} />
}
