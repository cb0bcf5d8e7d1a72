import { Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import { CellValue } from './cell-value.tsx'
import { Due } from '../parts/instant.tsx'
import { DoubtTag, StateTag, TierTag } from '../parts/tags.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { LedgerColumn, LedgerLine } from '../../kit/shapes/overviews.ts'

const wide = new Set(['narrative'])

/** One line a complaint with the chosen columns; on a phone what matters least is left to the case file. */
export function LedgerTable({ complaints, columns }: { complaints: LedgerLine[]; columns: LedgerColumn[] }) {
  const { t } = useTexts('ledger')
  const { language } = useLanguage()
  const shown: TableColumnsType<LedgerLine> = [
    {
      key: 'subject',
      title: t('column.subject'),
      fixed: 'left',
      width: 250,
      render: (_, row) => (
        <Link className="ledger-subject" to={`/desk/complaints/${row.id}`}><b>{row.subject}</b><span><span className="quiet receipt">{row.receipt}</span> {row.cells?.['doubted'] === true && <DoubtTag />}</span><span className="ledger-tags"><StateTag state={row.state} /> {row.tier !== null && <TierTag tier={row.tier} />} {row.nextDeadline && <Due at={row.nextDeadline.at} />}</span></Link>
      ),
    },
    ...columns.map((column): TableColumnsType<LedgerLine>[number] => ({
      key: column.id, title: column.name[language], responsive: ['sm'], width: wide.has(column.id) ? 320 : 128,
      render: (_, row) => <CellValue column={column} value={row.cells?.[column.id] ?? null} />,
    })),
  ]
  return <Table<LedgerLine> className="ledger" rowKey="id" size="middle" pagination={false} columns={shown} dataSource={complaints} scroll={{ x: 'max-content' }} />
}
