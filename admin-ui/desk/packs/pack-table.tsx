import { Table, Tag, type TableColumnsType } from 'antd'
import { useTableWords } from './in-words.ts'
import { useTexts } from '../../kit/language.ts'
import type { PackRow, PackTable as TableOfPack } from '../../kit/shapes/administration.ts'

interface KeyedRow extends PackRow {
  key: number
}

const colours = { cited: 'blue', changed: 'orange', moved: 'blue', added: 'green', removed: 'red' } as const

/** A decision table in words; beside a value that differs stands what was there before. */
export function PackTable({ table, onlyChanges }: { table: Pick<TableOfPack, 'inputs' | 'outputs' | 'rows'>; onlyChanges: boolean }) {
  const { t } = useTexts('packs')
  const { column, cell } = useTableWords()
  const rows = table.rows.map((row, index) => ({ ...row, key: index })).filter(({ change }) => !onlyChanges || change !== 'same')
  const columns: TableColumnsType<KeyedRow> = [
    ...table.inputs.map(({ name, label }, i) => ({ key: `in ${name}`, title: column(label), render: (_: unknown, { when, wasWhen }: KeyedRow) => <Cell is={cell(when[i] ?? '', name)} was={wasWhen && cell(wasWhen[i] ?? '', name)} /> })),
    ...table.outputs.map(({ name, label }, i) => ({
      key: `out ${name}`,
      title: column(label),
      render: (_: unknown, { then, was }: KeyedRow) => <Cell is={cell(then[i] ?? '', name)} was={was && cell(was[i] ?? '', name)} />,
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

function Cell({ is, was }: { is: string; was: string | undefined }) {
  const { t } = useTexts('packs')
  return <>{is}{was !== undefined && was !== is && <span className="quiet pack-was">{t('was', { value: was })}</span>}</>
}
