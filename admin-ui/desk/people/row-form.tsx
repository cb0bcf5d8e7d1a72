import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Drawer, Form, Input, Popconfirm, Select } from 'antd'
import { NewPassword } from './passwords.tsx'
import * as people from './people-queries.ts'
import { useFaultWords } from './use-fault-words.ts'
import { useWordOf } from './use-word-of.ts'
import { named } from '../parts/named.ts'
import { Problem } from '../../kit/http.ts'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import * as queries from '../queries.ts'
import type { Cells, PeopleTable, TableName } from '../../kit/shapes/people.ts'

const values: Record<string, string[]> = { language: ['zh', 'en'], active: ['yes', 'no'], kind: ['surgical', 'non-surgical', 'office', 'other'] }
const roles = ['administrator', 'complaint-office', 'department-head', 'staff', 'operator', 'supervision', 'leadership', 'quality-team'] as const
/** What names a row stays as it is once there is one. */
const naming: Record<string, string[]> = { people: ['id'], departments: ['id'], posts: ['department', 'post'] }

/** One row as a form: every column a field. */
export function RowForm({ name, columns, row, onClose }: { name: TableName; columns: string[]; row: PeopleTable['items'][number] | null; onClose: () => void }) {
  const { t } = useTexts('people')
  const { message } = App.useApp()
  const wordOf = useWordOf()
  const inWords = useFaultWords()
  const client = useQueryClient()
  const done = async () => {
    void message.success(t('saved'))
    await Promise.all([client.invalidateQueries(people.everything), client.invalidateQueries({ queryKey: ['people'] }), client.invalidateQueries({ queryKey: ['departments'] })])
    onClose()
  }
  const save = useMutation({
    mutationFn: (given: Record<string, string | string[] | undefined>) => {
      const cells: Cells = Object.fromEntries(Object.entries({ ...row?.cells, ...given }).map(([column, cell]) => [column, Array.isArray(cell) ? cell.join('; ') : cell ?? '']))
      return people.change(name, { items: [cells] })
    },
    onSuccess: done,
  })
  const remove = useMutation({ mutationFn: () => people.change(name, { remove: [row!.id] }), onSuccess: done })
  const error = save.error ?? remove.error
  const fixed = row ? naming[name] ?? [] : []
  const initial = row ? { ...row.cells, ...(name === 'people' && { roles: (row.cells['roles'] ?? '').split('; ').filter(Boolean) }) } : { active: 'yes', language: 'zh', kind: 'other', chain: 'a > b > duty > head' }
  return (
    <Drawer open onClose={onClose} size={480} title={row ? t('edit', { name: row.cells['name'] ?? row.id }) : t('add')}>
      {error && <Alert className="gap-below" type="error" showIcon title={error instanceof Problem ? error.message : t('common:noConnection')} {...(error instanceof Problem && { description: error.errors.map(({ message: text, path }) => inWords(text, path)).join(' ') })} />}
      <Form layout="vertical" initialValues={initial} onFinish={(given: Record<string, string>) => save.mutate(given)}>
        {columns.filter((column) => !fixed.includes(column)).map((column) => (
          <Form.Item key={column} name={column} label={wordOf('column', column)} {...(wordOf('help', column) !== column && { extra: wordOf('help', column) })}><Field column={column} /></Form.Item>
        ))}
        <div className="page-actions">
          <Button type="primary" htmlType="submit" loading={save.isPending}>{t('save')}</Button>
          {row && name === 'people' && row.cells['active'] !== 'no' && <NewPassword person={{ id: row.id, name: row.cells['name'] ?? row.id, ...(row.cells['nameZh'] && { nameZh: row.cells['nameZh'] }) }} />}
          {row && name !== 'people' && <Popconfirm title={t('remove', { name: row.cells['name'] ?? row.id })} onConfirm={() => remove.mutate()}><Button danger loading={remove.isPending}>{t('remove', { name: '' })}</Button></Popconfirm>}
        </div>
      </Form>
    </Drawer>
  )
}

interface Filled { id?: string; value?: string; onChange?: (value: string) => void }

/** Props of the form item come in beside the column. */
export function Field({ column, ...filled }: { column: string } & Filled) {
  const { language } = useLanguage()
  const word = useWord()
  const wordOf = useWordOf()
  const { data: departments = [] } = useQuery(queries.departments)
  const { data: everybody = [] } = useQuery(queries.people)
  const options = (list: { id: string; name: string; nameZh?: string }[]) => list.map((one) => ({ value: one.id, label: named(one, language) }))
  if (['a', 'b', 'head', 'person'].includes(column)) return <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={options(everybody)} {...filled} />
  if (column === 'department') return <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={options(departments)} {...filled} />
  if (column === 'roles') return <Select mode="multiple" options={roles.map((role) => ({ value: role, label: word('role', role) }))} {...(filled as object)} />
  if (values[column]) return <Select options={values[column].map((value) => ({ value, label: wordOf('value', value) }))} {...filled} />
  return <Input {...(filled as object)} maxLength={500} />
}
