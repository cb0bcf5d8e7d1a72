import { DownloadOutlined, UndoOutlined } from '@ant-design/icons'
import { Alert, Button, Result, Skeleton } from 'antd'
import { useState } from 'react'
import { CalendarSheet } from './calendar-sheet.tsx'
import { FindingList } from './finding-list.tsx'
import { ImportSheet } from './import-sheet.tsx'
import { isSheet, sheets, type SheetName } from './settings.ts'
import { SheetGrid } from './sheet-grid.tsx'
import { readSheet, writeSheet, type Sheet } from './sheet.ts'
import { useFindings } from './use-findings.ts'
import { DocumentBar } from '../documents/document-bar.tsx'
import { useDocument, type StudioDocument } from '../documents/use-document.ts'
import { FirstPasswords } from '../../desk/people/passwords.tsx'
import { useTexts } from '../../kit/language.ts'

/** One setting as a shared draft: a grid, what is wrong with it, CSV in and out. */
export function SettingDocument({ what }: { what: SheetName | 'calendar' }) {
  const { t } = useTexts('studioSettings')
  const document = useDocument(`settings/${what}.csv`)
  if (document.state === 'loading') return <div className="studio-page"><Skeleton active className="wait" /></div>
  if (document.state !== 'ready') return <Result status="warning" title={t('failed')} extra={<Button onClick={() => void document.reload()}>{t('common:retry')}</Button>} />
  return <Editor key={document.begun} what={what} document={document} />
}

function Editor({ what, document }: { what: SheetName | 'calendar'; document: StudioDocument }) {
  const { t } = useTexts('studioSettings')
  const [text, setText] = useState(document.text)
  const [past, setPast] = useState<string[]>([])
  const findings = useFindings(document.name, text, document.live)
  const write = (next: string) => {
    if (next === text) return
    setPast([...past.slice(-200), text])
    setText(next)
    document.save(next)
  }
  const undo = () => {
    const before = past.at(-1)
    if (before === undefined) return
    setPast(past.slice(0, -1))
    setText(before)
    document.save(before)
  }
  const sheet = sheetOf(text)
  return (
    <div className="editor settings-editor" onKeyDown={(event) => { if ((event.ctrlKey || event.metaKey) && event.key === 'z' && !(event.target instanceof HTMLInputElement)) undo() }}>
      <DocumentBar document={document} title={t(`room.${what}`)} up="/studio/settings">
        <Button type="text" icon={<UndoOutlined />} disabled={past.length === 0} onClick={undo} aria-label={t('undo')} title={t('undo')} />
        <Button type="text" icon={<DownloadOutlined />} onClick={() => download(`${what}.csv`, text)} aria-label={t('download')} title={t('download')} />
        {isSheet(what) && sheet && <ImportSheet what={what} now={sheet} onTake={(taken) => write(writeSheet(taken))} />}
      </DocumentBar>
      <div className="settings-scroll">
        <div className="studio-page settings-wide stack">
          <p className="quiet">{t(`lead.${what}`)}</p>
          {what === 'people' && <FirstPasswords />}
          <FindingList findings={findings} />
          {sheet === null ? <Alert type="error" showIcon title={t('noCsv')} /> : isSheet(what)
            ? <SheetGrid what={what} sheet={sheet} live={sheetOf(document.live ?? '')} findings={findings} onChange={(next) => write(writeSheet(next))} {...sheets[what]} />
            : <CalendarSheet sheet={sheet} onChange={(next) => write(writeSheet(next))} />}
        </div>
      </div>
    </div>
  )
}

function sheetOf(text: string): Sheet | null {
  try {
    return readSheet(text)
  } catch {
    return null
  }
}

/** With a byte-order mark, so that spreadsheets read the Chinese. */
function download(name: string, text: string): void {
  const link = window.document.createElement('a')
  link.href = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
