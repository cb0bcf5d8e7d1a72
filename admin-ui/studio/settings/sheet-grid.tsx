import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Empty, Input, Select, Table, Tag, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { SheetCell } from './sheet-cell.tsx'
import { compareSheets, type Cells, type Sheet } from './sheet.ts'
import type { SheetName } from './settings.ts'
import { useNames } from './use-names.ts'
import { useShownCell } from '../../desk/people/use-shown-cell.ts'
import { useWordOf } from '../../desk/people/use-word-of.ts'
import { useTexts } from '../../kit/language.ts'
import type { Finding } from '../../kit/shapes/administration.ts'

interface Grid {
  what: SheetName
  sheet: Sheet
  live: Sheet | null
  findings: Finding[]
  naming: readonly string[]
  shown: readonly string[]
  fresh: Cells
  onChange: (sheet: Sheet) => void
}

interface Row { at: number; cells: Cells }

/** Rows that are edited in place, like a spreadsheet whose cells know what may stand in them. */
export function SheetGrid({ what, sheet, live, findings, naming, shown, fresh, onChange }: Grid) {
  const { t } = useTexts('studioSettings')
  const wordOf = useWordOf()
  const shownCell = useShownCell()
  const names = useNames()
  const [sought, setSought] = useState('')
  const [kind, setKind] = useState<string>()
  const [page, setPage] = useState(1)
  const keyOf = (cells: Cells) => naming.map((column) => cells[column] ?? '').join(' / ')
  const changes = new Map((live ? compareSheets(live, sheet, naming) : []).map((one) => [one.key, one.change]))
  const shipped = new Set(live?.rows.map(keyOf))
  const faulty = new Set(findings.flatMap(({ elementId }) => (/^\/\d+\/\w+/.test(elementId ?? '') ? [elementId!] : [])))
  const rows = sheet.rows.map((cells, at): Row => ({ at, cells }))
  const words = sought.trim().toLowerCase()
  const matches = ({ cells }: Row) => (kind === undefined || cells['kind'] === kind) && (words === '' || shown.some((column) => `${cells[column]} ${shownCell(column, cells[column] ?? '')}`.toLowerCase().includes(words)))
  const set = (at: number, column: string, value: string) => onChange({ ...sheet, rows: sheet.rows.map((row, i) => (i === at ? { ...row, [column]: value } : row)) })
  const add = () => {
    onChange({ ...sheet, rows: [{ ...fresh, ...(kind !== undefined && { kind }) }, ...sheet.rows] })
    setSought('')
    setPage(1)
  }
  const columns: TableColumnsType<Row> = [
    ...shown.map((column) => ({
      key: column, title: what === 'words' ? t(`word.${column as 'kind'}`) : wordOf('column', column),
      render: (_: unknown, { at, cells }: Row) => {
        const isFixed = naming.includes(column) && shipped.has(keyOf(cells))
        return (
          <span data-faulty={faulty.has(`/${at + 2}/${column}`) || undefined}>
            {isFixed ? <span className={column === 'id' || column === 'post' ? 'quiet receipt' : ''}>{what === 'words' && column === 'kind' ? t(`kind.${cells[column] as 'tag'}`) : shownCell(column, cells[column] ?? '')}</span> : <SheetCell what={what} names={names} column={column} label={t('cell', { column: what === 'words' ? t(`word.${column as 'kind'}`) : wordOf('column', column), row: at + 1 })} value={cells[column] ?? ''} onChange={(value) => set(at, column, value)} />}
          </span>
        )
      },
    })),
    { key: 'change', width: 84, render: (_, { cells }) => { const change = changes.get(keyOf(cells)); return change && <Tag color={change === 'new' ? 'green' : 'orange'}>{t(`changed.${change}`)}</Tag> } },
    { key: 'remove', width: 44, fixed: 'right', render: (_, { at, cells }) => !(what === 'words' && shipped.has(keyOf(cells))) && <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('remove', { name: cells['name'] || cells['en'] || keyOf(cells) })} onClick={() => onChange({ ...sheet, rows: sheet.rows.filter((_row, i) => i !== at) })} /> },
  ]
  return (
    <>
      <div className="people-bar">
        <Input.Search className="people-search" allowClear value={sought} placeholder={t('search')} aria-label={t('search')} onChange={({ target }) => { setSought(target.value); setPage(1) }} />
        {what === 'words' && <Select className="people-search" allowClear placeholder={t('everyKind')} aria-label={t('word.kind')} value={kind ?? null} onChange={(value: string | null) => setKind(value ?? undefined)} options={[...new Set(sheet.rows.map((row) => row['kind'] ?? ''))].map((one) => ({ value: one, label: t(`kind.${one as 'tag'}`) }))} />}
        <Button type="primary" icon={<PlusOutlined />} onClick={add}>{t(`add.${what}`)}</Button>
      </div>
      <Table<Row>
        className="sheet" size="small" rowKey="at" columns={columns} dataSource={rows.filter(matches)} scroll={{ x: 'max-content' }}
        pagination={{ hideOnSinglePage: true, pageSize: 25, showSizeChanger: false, current: page, onChange: setPage }} locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('nothing')} /> }}
      />
    </>
  )
}
