import { UploadOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Drawer, Table, Tag, Upload } from 'antd'
import { useState } from 'react'
import * as people from './people-queries.ts'
import { Field } from './row-form.tsx'
import { useFaultWords } from './use-fault-words.ts'
import { useShownCell } from './use-shown-cell.ts'
import { useWordOf } from './use-word-of.ts'
import { Problem } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'
import type { TableChange, TableName } from '../../kit/shapes/people.ts'

const colours = { new: 'green', changed: 'orange', same: 'default', removed: 'red' } as const

/** A file is read, what it would change is shown, then it is done, whole or not at all. */
export function ImportFile({ name, columns }: { name: TableName; columns: string[] }) {
  const { t } = useTexts('people')
  const inWords = useFaultWords()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [person, setPerson] = useState<string>()
  const [sent, setSent] = useState<people.Sent | null>(null)
  const preview = useMutation({ mutationFn: (file: people.Sent) => people.preview(name, file) })
  const change = useMutation({
    mutationFn: (file: people.Sent) => people.change(name, file),
    onSuccess: async (counts) => {
      void message.success(t('imported', { ...counts }))
      close()
      await client.invalidateQueries(people.everything)
      await client.invalidateQueries({ queryKey: ['people'] })
    },
  })
  const close = () => {
    setOpen(false)
    setSent(null)
    preview.reset()
    change.reset()
  }
  const read = async (file: File) => {
    const text = await file.text()
    const isCalendar = name === 'absences' && /^\s*BEGIN:VCALENDAR/i.test(text)
    const next = isCalendar ? { ics: text, ...(person !== undefined && { person }) } : { csv: text }
    setSent(next)
    preview.mutate(next)
  }
  const touched = preview.data?.changes.filter(({ change: kind }) => kind !== 'same') ?? []
  const error = preview.error ?? change.error
  return (
    <>
      <Button icon={<UploadOutlined />} onClick={() => setOpen(true)}>{t('importFile')}</Button>
      <Drawer open={open} onClose={close} size={720} title={t('importFile')}>
        <div className="stack">
          <p className="quiet">{t('importHint', { columns: columns.join(', ') })} {name === 'absences' && t('importIcs')} {name === 'roster' && t('importRoster')}</p>
          {name === 'absences' && <label>{t('allOf')} <span className="people-one"><Field column="person" {...(person !== undefined && { value: person })} onChange={(id: string | undefined) => setPerson(id)} /></span></label>}
          <Upload accept=".csv,.ics,text/csv,text/calendar" maxCount={1} showUploadList={false} beforeUpload={(file) => { void read(file); return false }}><Button loading={preview.isPending}>{t('choose')}</Button></Upload>
          {error && <Alert type="error" showIcon title={error instanceof Problem ? error.message : t('common:noConnection')} />}
          {preview.data && preview.data.faults.length > 0 && <Alert type="error" showIcon title={t('faults')} description={<ul className="people-findings">{preview.data.faults.map(({ path, message: text }) => <li key={path + text}>{placeOf(path, t)} {inWords(text, path)}</li>)}</ul>} />}
          {preview.data && touched.length === 0 && preview.data.faults.length === 0 && <p className="quiet">{t('nothing')}</p>}
          {touched.length > 0 && <Changes changes={touched} columns={columns} />}
          {sent && touched.length > 0 && <Button type="primary" disabled={preview.data!.faults.length > 0} loading={change.isPending} onClick={() => change.mutate(sent)}>{t('doImport', { count: touched.length })}</Button>}
        </div>
      </Drawer>
    </>
  )
}

function Changes({ changes, columns }: { changes: TableChange[]; columns: string[] }) {
  const wordOf = useWordOf()
  const shownCell = useShownCell()
  return (
    <Table<TableChange> size="small" rowKey="id" scroll={{ x: 'max-content' }} pagination={{ hideOnSinglePage: true, pageSize: 20, showSizeChanger: false }} dataSource={changes}
      columns={[
        { key: 'change', render: (_, { change }) => <Tag color={colours[change]}>{wordOf('change', change)}</Tag> },
        ...columns.filter((column) => column !== 'uid').map((column) => ({
          key: column, title: wordOf('column', column),
          render: (_: unknown, { before, after }: TableChange) => {
            const [was, is] = [shownCell(column, before?.[column] ?? ''), shownCell(column, (after ?? before)?.[column] ?? '')]
            return before && after && was !== is ? <><del className="quiet">{was}</del> {is}</> : is
          },
        })),
      ]} />
  )
}

/** `/2/person` → `Line 2:` */
function placeOf(path: string, t: ReturnType<typeof useTexts<'people'>>['t']): string {
  const [, line = ''] = path.split('/')
  return /^\d+$/.test(line) ? `${t('line', { line })}:` : ''
}
