import { UploadOutlined } from '@ant-design/icons'
import { Alert, Button, Drawer, Table, Tag, Upload } from 'antd'
import { useState } from 'react'
import { sheets, type SheetName } from './settings.ts'
import { compareSheets, readSheet, type RowChange, type Sheet } from './sheet.ts'
import { useShownCell } from '../../desk/people/use-shown-cell.ts'
import { useWordOf } from '../../desk/people/use-word-of.ts'
import { useTexts } from '../../kit/language.ts'

const colours = { new: 'green', changed: 'orange', removed: 'red' } as const

/** A spreadsheet is read, what it would change is shown, then it goes into the draft. */
export function ImportSheet({ what, now, onTake }: { what: SheetName; now: Sheet; onTake: (sheet: Sheet) => void }) {
  const { t } = useTexts('studioSettings')
  const [open, setOpen] = useState(false)
  const [read, setRead] = useState<{ sheet: Sheet; changes: RowChange[] } | 'broken' | null>(null)
  const { naming } = sheets[what]
  const choose = async (file: File) => {
    try {
      const given = readSheet(await file.text())
      if (given.columns.some((column) => !now.columns.includes(column)) || naming.some((column) => !given.columns.includes(column))) throw new Error('other columns')
      const changes = compareSheets(now, given, naming)
      const taken = new Map(changes.map((one) => [one.key, one.after]))
      const keyOf = (row: Record<string, string>) => naming.map((column) => row[column] ?? '').join(' / ')
      const kept = now.rows.flatMap((row) => { const after = taken.get(keyOf(row)); return after === null ? [] : [after ?? row] })
      setRead({ sheet: { columns: now.columns, rows: [...kept, ...changes.flatMap(({ change, after }) => (change === 'new' && after ? [after] : []))] }, changes })
    } catch {
      setRead('broken')
    }
  }
  const close = () => {
    setOpen(false)
    setRead(null)
  }
  return (
    <>
      <Button type="text" icon={<UploadOutlined />} onClick={() => setOpen(true)} aria-label={t('import')} title={t('import')} />
      <Drawer open={open} onClose={close} size={760} title={t('import')}>
        <div className="stack">
          <p className="quiet">{t('importHint', { columns: now.columns.join(', ') })}</p>
          <Upload accept=".csv,text/csv" maxCount={1} showUploadList={false} beforeUpload={(file) => { void choose(file); return false }}><Button>{t('chooseFile')}</Button></Upload>
          {read === 'broken' && <Alert type="error" showIcon title={t('noCsv')} />}
          {read !== null && read !== 'broken' && (read.changes.length === 0 ? <p className="quiet">{t('sameFile')}</p> : <Looked changes={read.changes} what={what} columns={now.columns} />)}
          {read !== null && read !== 'broken' && read.changes.length > 0 && <Button type="primary" onClick={() => { onTake(read.sheet); close() }}>{t('take', { count: read.changes.length })}</Button>}
        </div>
      </Drawer>
    </>
  )
}

function Looked({ changes, what, columns }: { changes: RowChange[]; what: SheetName; columns: string[] }) {
  const { t } = useTexts('studioSettings')
  const wordOf = useWordOf()
  const shownCell = useShownCell()
  return (
    <Table<RowChange> size="small" rowKey="key" scroll={{ x: 'max-content' }} pagination={{ hideOnSinglePage: true, pageSize: 20, showSizeChanger: false }} dataSource={changes}
      columns={[
        { key: 'change', render: (_, { change }) => <Tag color={colours[change]}>{t(`changed.${change}`)}</Tag> },
        ...columns.map((column) => ({
          key: column, title: what === 'words' ? t(`word.${column as 'kind'}`) : wordOf('column', column),
          render: (_: unknown, { before, after }: RowChange) => {
            const [was, is] = [shownCell(column, before?.[column] ?? ''), shownCell(column, (after ?? before)?.[column] ?? '')]
            return before && after && was !== is ? <><del className="quiet">{was}</del> {is}</> : is
          },
        })),
      ]} />
  )
}
