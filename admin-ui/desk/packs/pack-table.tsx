import { Table, Tag, type TableColumnsType } from 'antd'
import { useTableWords } from './in-words.ts'
import { useTexts } from '../../kit/language.ts'
import type { PackRow, PackTable as TableOfPack } from '../../kit/shapes/administration.ts'

interface KeyedRow extends PackRow {
  key: number
}

const colours = { cited: 'blue', changed: 'orange', added: 'green', removed: 'default' } as const

/** A decision table in words; beside a value that the pack changes stands what the base says. */
export function PackTable({ table, onlyChanges }: { table: TableOfPack; onlyChanges: boolean }) {
  const { t } = useTexts('packs')
  const { column, cell } = useTableWords()
  const rows = table.rows.map((row, index) => ({ ...row, key: index })).filter(({ change }) => !onlyChanges || change !== 'same')
  const columns: TableColumnsType<KeyedRow> = [
    ...table.inputs.map(({ name, label }, i) => ({ key: `in ${name}`, title: column(label), render: (_: unknown, { when }: KeyedRow) => cell(when[i] ?? '', name) })),
    ...table.outputs.map(({ name, label }, i) => ({
      key: `out ${name}`,
      title: column(label),
      render: (_: unknown, { then, was }: KeyedRow) => (
        <>
          {cell(then[i] ?? '', name)}
          {was !== undefined && was[i] !== then[i] && <span className="quiet pack-was">{t('was', { value: cell(was[i] ?? '', name) })}</span>}
        </>
      ),
    })),
    {
      key: 'source',
      title: column('Source'),
      className: 'pack-source',
      render: (_, { source, change }) => <>{change !== 'same' && <Tag className="tag" color={colours[change]}>{t(`change.${change}`)}</Tag>} {source}</>,
    },
  ]
  return (
    <Table<KeyedRow>
      className="pack-table" size="small" pagination={false} scroll={{ x: 880 }} columns={columns} dataSource={rows} locale={{ emptyText: t('nothing') }}
      rowClassName={({ change }) => `pack-${change}`}
    />
  )
}
