import { Alert, Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Findings } from './findings.tsx'
import { goTo, mark, type Modeler } from './modeler.ts'
import type { ElementRegistry } from './services.ts'
import { chineseNameOf } from './modules/chinese-name.ts'
import { PlainPanel } from './plain/plain-panel.tsx'
import { Tools } from './tools.tsx'
import { useFileDrop } from './use-file-drop.ts'
import { useLint } from './use-lint.ts'
import { useModeler } from './use-modeler.ts'
import { useOpenFiles } from './use-open-files.ts'
import { useTemplates } from './use-templates.ts'
import { forgetTemplates } from './templates.ts'
import { DocumentBar } from '../documents/document-bar.tsx'
import type { StudioDocument } from '../documents/use-document.ts'
import { named } from '../../desk/parts/named.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'

interface Edited {
  document: StudioDocument
  processId: string
  onDiscarded: () => void
}

/** One diagram: drawing, properties, and what is wrong with it. What is drawn is kept as the shared draft. */
export function Editor({ document, processId, onDiscarded }: Edited) {
  const { t } = useTexts('studio')
  const { language } = useLanguage()
  const chooser = useRef<HTMLInputElement>(null)
  // Read once: the modeler has it from then on.
  const [begun] = useState(document.text)
  const [untouched, setUntouched] = useState<string>()
  const [drawn, setDrawn] = useState<{ text: string; name: string; nameZh?: string | null }>()

  const drawing = useModeler(begun, (text, process, first) => {
    if (first) setUntouched(text)
    // Everything undone is the file as it was, to the letter.
    else document.save(text === untouched ? begun : text)
    setDrawn({ text, ...process })
  })
  const { modeler, canvas, panel, settle } = drawing
  const { beforeFlush } = document
  useEffect(() => beforeFlush(settle), [beforeFlush, settle])
  const { broughtAnew, unreachable } = useTemplates(modeler)
  const openFiles = useOpenFiles(broughtAnew)
  const isOver = useFileDrop((files) => void openFiles(files))
  const { findings, judged } = useLint(document.name, drawn?.text)
  useEffect(() => {
    if (modeler !== undefined) mark(modeler, findings.flatMap(({ elementId, severity }) => (elementId && severity !== 'warning' ? elementId : [])))
  }, [modeler, findings])
  const nameOf = useNameOf(modeler)
  const more = [
    { key: 'open', label: t('openFile'), onClick: () => chooser.current?.click() },
    { key: 'forget', label: t('forget'), onClick: () => { forgetTemplates(); broughtAnew() } },
  ]

  return (
    <div className="editor">
      <DocumentBar document={document} title={drawn ? named(drawn, language) : (document.title?.[language] ?? processId)} up="/studio/diagrams" more={more} onDiscarded={onDiscarded}>
        <Tools drawing={drawing} fileName={document.name} />
      </DocumentBar>
      <div className="editor-notes">
        {drawing.broken !== undefined && <Alert type="error" showIcon title={t('broken')} description={drawing.broken} />}
        {unreachable && <Alert type="warning" showIcon title={t('noConnectors')} action={<Button size="small" onClick={broughtAnew}>{t('common:retry')}</Button>} />}
      </div>
      <div className="editor-drawing">
        <div ref={canvas} className="editor-canvas" />
        <aside ref={panel} className="editor-panel" aria-label={t('panel')} />
        <PlainPanel modeler={modeler} />
      </div>
      <Findings findings={findings} judged={judged} nameOf={nameOf} onChosen={(id) => modeler && goTo(modeler, id)} />
      <input ref={chooser} type="file" hidden multiple accept=".bpmn,.xml,.json" onChange={({ target }) => { void openFiles([...(target.files ?? [])]); target.value = '' }} />
      {isOver && <div className="studio-drop">{t('drop')}</div>}
    </div>
  )
}

/** Elements by the name that stands on the canvas. */
function useNameOf(modeler: Modeler | undefined): (elementId: string) => string | undefined {
  const { language } = useLanguage()
  return (id) => {
    const object = modeler?.get<ElementRegistry>('elementRegistry').get(id)?.businessObject
    return object === undefined ? undefined : ((language === 'zh' ? chineseNameOf(object) : undefined) ?? object.name)
  }
}
