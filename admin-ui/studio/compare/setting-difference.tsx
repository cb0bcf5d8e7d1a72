import { Table } from 'antd'
import { ChangeTag } from './change-tag.tsx'
import type { ComparedCells } from './difference.ts'
import { useTexts } from '../../kit/language.ts'

interface Keyed extends ComparedCells {
  key: number
}

/** A setting as its table; beside a cell that changed stands the former one. */
export function SettingDifference({ columns, rows, onlyChanges }: { columns: string[]; rows: ComparedCells[]; onlyChanges: boolean }) {
  const { t, i18n } = useTexts('studioCompare')
  const title = (column: string): string => {
    const found: unknown = i18n.getResource(i18n.language, 'people', `column.${column}`) ?? i18n.getResource(i18n.language, 'studioCompare', `column.${column}`)
    return typeof found === 'string' ? found : column
  }
  return (
    <Table<Keyed>
      className="difference-table" size="small" pagination={{ pageSize: 50, hideOnSinglePage: true }} scroll={{ x: 'max-content' }}
      dataSource={rows.map((row, key) => ({ ...row, key })).filter(({ change }) => !onlyChanges || change !== 'same')}
      rowClassName={({ change }) => `pack-${change}`}
      columns={[
        { key: 'change', title: t('what'), render: (_, { change }) => change !== 'same' && <ChangeTag change={change} /> },
        ...columns.map((column, i) => ({ key: column, title: title(column), render: (_: unknown, { cells, was }: Keyed) => <>{cells[i]}{was !== undefined && was[i] !== cells[i] && <span className="quiet pack-was">{was[i] || t('nothing')}</span>}</> })),
      ]}
    />
  )
}
