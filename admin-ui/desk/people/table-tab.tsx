import { EditOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Input, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { Exports } from './exports.tsx'
import { ImportFile } from './import-file.tsx'
import { FirstPasswords } from './passwords.tsx'
import * as people from './people-queries.ts'
import { RowForm } from './row-form.tsx'
import { useShownCell } from './use-shown-cell.ts'
import { useWordOf } from './use-word-of.ts'
import { named } from '../parts/named.ts'
import { Shown } from '../parts/shown.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { PeopleTable } from '../../kit/shapes/people.ts'

type Row = PeopleTable['items'][number]

/** The columns that a list shows; the form has all of them. */
const shownColumns = {
  people: ['name', 'department', 'roles', 'skills', 'email', 'active'],
  departments: ['name', 'kind', 'head', 'section'],
  posts: ['department', 'name', 'a', 'b', 'chain'],
} as const

/** A table of staff data: searched, edited row by row, imported and exported. */
export function TableTab({ name }: { name: keyof typeof shownColumns }) {
  const { t } = useTexts('people')
  const { language } = useLanguage()
  const word = useWordOf()
  const shownCell = useShownCell()
  const table = useQuery(people.table(name))
  const [search, setSearch] = useState('')
  const [edited, setEdited] = useState<Row | 'new' | null>(null)
  const nameOf = ({ name: romanised = '', nameZh }: Row['cells']) => named({ name: romanised, nameZh: nameZh || null }, language)
  const columns: TableColumnsType<Row> = [
    ...shownColumns[name].map((column) => ({ key: column, title: word('column', column), render: (_: unknown, { cells }: Row) => (column === 'name' ? nameOf(cells) : shownCell(column, cells[column] ?? '')) })),
    { key: 'edit', width: 56, fixed: 'right', render: (_, row) => <Button type="text" icon={<EditOutlined />} aria-label={t('edit', { name: nameOf(row.cells) })} onClick={() => setEdited(row)} /> },
  ]
  const matches = ({ cells }: Row) => Object.entries(cells).some(([column, cell]) => `${cell} ${shownCell(column, cell)}`.toLowerCase().includes(search.trim().toLowerCase()))
  return (
    <div className="stack">
      <div className="people-bar">
        <Input.Search className="people-search" allowClear placeholder={t('search')} aria-label={t('search')} onChange={({ target }) => setSearch(target.value)} />
        <span className="page-actions">
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>{t('add')}</Button>
          <ImportFile name={name} columns={table.data?.columns ?? []} />
          <Exports name={name} />
        </span>
      </div>
      {name === 'people' && <FirstPasswords />}
      <Shown of={table} failed={t('failed')}>
        {({ items, columns: all, findings }) => (
          <>
            {findings.length > 0 && <Alert type="warning" showIcon title={t('findings')} description={<ul className="people-findings">{findings.map(({ path, rule, subject }) => <li key={path + rule}>{subject[language]}: {word('rule', rule)}</li>)}</ul>} />}
            <Table<Row> size="small" rowKey="id" columns={columns} dataSource={items.filter(matches)} scroll={{ x: 'max-content' }} pagination={{ hideOnSinglePage: true, pageSize: 25, showSizeChanger: false }} />
            {edited && <RowForm name={name} columns={all} row={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
          </>
        )}
      </Shown>
    </div>
  )
}
