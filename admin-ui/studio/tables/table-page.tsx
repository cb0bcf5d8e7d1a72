import { RedoOutlined, UndoOutlined } from '@ant-design/icons'
import { Alert, Button, Result, Segmented, Skeleton, Tabs } from 'antd'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useParams } from 'react-router'
import { CellChoices } from './editor/cell-choices.tsx'
import { goTo, stackOf } from './editor/modeler.ts'
import { useCellWords } from './editor/use-cell-words.ts'
import { useModeler, type OpenTables } from './editor/use-modeler.ts'
import { LookedThrough } from './tester/looked-through.tsx'
import { Tester } from './tester/tester.tsx'
import { useTableWords } from './words/use-table-words.ts'
import { DocumentBar } from '../documents/document-bar.tsx'
import { useDocument, type StudioDocument } from '../documents/use-document.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import './tables.css'

/** `/studio/tables/<stem>`: one file of decision tables, with what it would decide beside it. */
export default function TablePage() {
  const { t } = useTexts('studioTables')
  const { stem = '' } = useParams()
  const document = useDocument(`${stem}.dmn`)
  if (document.state === 'loading') return <div className="studio-page"><Skeleton active className="wait" /></div>
  if (document.state === 'ready') return <TableEditor key={`${document.name} ${document.begun}`} document={document} stem={stem} />
  const missing = document.state === 'missing'
  return <Result status={missing ? '404' : 'warning'} title={t(missing ? 'missing' : 'failed')} extra={<Button onClick={() => void document.reload()}>{t('common:retry')}</Button>} />
}

function TableEditor({ document, stem }: { document: StudioDocument; stem: string }) {
  const { t } = useTexts('studioTables')
  const { language } = useLanguage()
  const words = useCellWords()
  const [content, setContent] = useState(document.text)
  const tables = useModeler(document.text, words, (dmn) => {
    setContent(dmn)
    document.save(dmn)
  })
  const { modeler, canvas, panel, broken, view, canUndo, canRedo, choosing, settle } = tables
  const { beforeFlush } = document
  useEffect(() => beforeFlush(settle), [beforeFlush, settle])
  const show = (elementId: string) => { if (modeler !== undefined) void goTo(modeler, elementId) }
  const stack = () => (modeler === undefined ? undefined : stackOf(modeler))
  return (
    <div className="editor tables-editor">
      <DocumentBar document={document} title={document.title?.[language] ?? stem} up="/studio/tables">
        <Button type="text" icon={<UndoOutlined />} disabled={!canUndo} aria-label={t('undo')} title={`${t('undo')} (Ctrl Z)`} onClick={() => stack()?.undo()} />
        <Button type="text" icon={<RedoOutlined />} disabled={!canRedo} aria-label={t('redo')} title={`${t('redo')} (Ctrl Y)`} onClick={() => stack()?.redo()} />
      </DocumentBar>
      <Views tables={tables} />
      {broken !== undefined && <Alert type="error" showIcon title={t('cannotRead')} description={broken} />}
      <div className="editor-drawing tables-drawing">
        <div className="tables-canvas" ref={canvas} />
        <aside className="editor-panel tables-panel">
          <div ref={panel} hidden={view?.type !== 'drd'} />
          {view?.type !== 'drd' && (
            <Tabs
              size="small"
              items={[
                { key: 'try', label: t('try'), children: view?.type === 'decisionTable' ? <Tester key={view.id} name={document.name} content={content} table={view.id} words={words} onChosen={show} /> : <p className="quiet">{t('onlyTables')}</p> },
                { key: 'look', label: t('lookThrough'), children: <LookedThrough name={document.name} content={content} words={words} onChosen={show} /> },
              ]}
            />
          )}
        </aside>
      </div>
      {choosing !== null && createPortal(<CellChoices key={choosing.cell.id} open={choosing} words={words} />, choosing.host)}
    </div>
  )
}

/** The tables of the file, and how they hang together. */
function Views({ tables: { views, view, modeler } }: { tables: OpenTables }) {
  const { t } = useTexts('studioTables')
  const words = useTableWords()
  if (views.length <= 2 || view === undefined) return null
  const options = views.map(({ id, name, type }) => ({ value: id, label: type === 'drd' ? t('together') : words.title(id, name ?? id) }))
  return <Segmented className="tables-views" size="small" aria-label={t('views')} value={view.id} options={options} onChange={(id) => { const next = views.find((one) => one.id === id); if (next && modeler) void modeler.open(next) }} />
}
