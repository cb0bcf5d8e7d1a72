import { Alert, Button, Modal, Popconfirm } from 'antd'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useBlocker, useNavigate } from 'react-router'
import { DeployedNote } from './deployed-note.tsx'
import { addressOf, dropDraft, keepDraft, type Draft } from './drafts.ts'
import { Findings } from './findings.tsx'
import { goTo, mark, processOf, type Modeler } from './modeler.ts'
import type { ElementRegistry } from './services.ts'
import { chineseNameOf } from './modules/chinese-name.ts'
import { PlainPanel } from './plain/plain-panel.tsx'
import { Toolbar } from './toolbar.tsx'
import { useDeploy, type Sent } from './use-deploy.ts'
import { useFileDrop } from './use-file-drop.ts'
import { useModeler } from './use-modeler.ts'
import { useOpenFiles } from './use-open-files.ts'
import { useTemplates } from './use-templates.ts'
import { useMe } from '../../desk/frame/signed-in.tsx'
import { named } from '../../desk/parts/named.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatRelative, useNow } from '../../kit/time.ts'
import type { Deployed } from '../../kit/shapes/administration.ts'

interface Edited {
  place: string
  /** What the editor begins with. */
  xml: string
  /** Version that it began with; none for a file. */
  version?: number | undefined
  /** The latest one deployed. */
  latest?: number | undefined
  /** Set where the work was half done before. */
  draft?: Draft
  onDiscard?: () => void
}

/** One diagram: drawing, properties, and the way to the engine. What is drawn is kept in the browser until it is deployed. */
export function Editor({ place, xml, version, latest, draft, onDiscard }: Edited) {
  const { t } = useTexts('studio')
  const me = useMe()
  const navigate = useNavigate()
  const { language } = useLanguage()
  const [begun, setBegun] = useState(version)
  const [drawn, setDrawn] = useState<{ name: string; nameZh?: string | null }>({ name: draft?.name ?? place })
  const [unsaved, setUnsaved] = useState(draft !== undefined)
  const [noRoom, setNoRoom] = useState(false)
  const onServer = useRef<string>(undefined)

  const drawing = useModeler(xml, (text, title, first) => {
    if (first && draft === undefined) onServer.current = text
    if (text === onServer.current) dropDraft(me.id, place)
    else setNoRoom(!keepDraft(me.id, { place, name: draft?.name ?? title.name, xml: text, ...(begun === undefined ? {} : { version: begun }) }))
    setUnsaved(text !== onServer.current)
    setDrawn(title)
  })
  const { modeler, canvas, panel } = drawing

  const { broughtAnew, unreachable } = useTemplates(modeler)
  const openFiles = useOpenFiles(broughtAnew)
  const isOver = useFileDrop((files) => void openFiles(files))

  const { deploy, isDeploying, deployed, refused, forget } = useDeploy((answer: Deployed, sent: Sent) => {
    const made = answer.processes.find(({ id }) => id === sent.processId) ?? answer.processes[0]
    onServer.current = sent.xml
    dropDraft(me.id, place)
    setUnsaved(false)
    if (made === undefined) return
    setBegun(made.version)
    const itsPlace = `process/${made.id}`
    if (itsPlace !== place) void navigate(addressOf(itsPlace), { replace: true, state: { settled: true, deployed: answer } })
  })
  const warnings = deployed?.warnings ?? []
  const findings = refused.length > 0 ? refused : warnings
  useEffect(() => {
    if (modeler !== undefined) mark(modeler, refused.flatMap(({ elementId, severity }) => (elementId && severity !== 'warning' ? elementId : [])))
  }, [modeler, refused])

  const send = async () => {
    if (modeler === undefined) return
    const { xml: text } = await modeler.saveXML({ format: true })
    deploy({ processId: processOf(modeler).id, xml: text })
  }
  const nameOf = useNameOf(modeler)

  return (
    <div className="editor">
      <Toolbar drawing={drawing} name={named(drawn, language)} version={begun} unsaved={unsaved} isDeploying={isDeploying} onDeploy={() => void send()} onFiles={(files) => void openFiles(files)} onForgotten={broughtAnew} />
      <div className="editor-notes">
        {drawing.broken !== undefined && <Alert type="error" showIcon title={t('broken')} description={drawing.broken} />}
        {noRoom && <Alert type="warning" showIcon title={t('noRoom')} />}
        {unreachable && <Alert type="warning" showIcon title={t('noConnectors')} action={<Button size="small" onClick={broughtAnew}>{t('common:retry')}</Button>} />}
        {draft !== undefined && !draft.fresh && onDiscard !== undefined && unsaved && <Back draft={draft} latest={latest} onDiscard={onDiscard} />}
        {draft === undefined && begun !== undefined && latest !== undefined && latest > begun && version === begun && <Alert type="info" showIcon closable title={t('meanwhile', { begun, latest })} />}
        <DeployedNote deployed={deployed} />
      </div>
      <div className="editor-drawing">
        <div ref={canvas} className="editor-canvas" />
        <aside ref={panel} className="editor-panel" aria-label={t('panel')} />
        <PlainPanel modeler={modeler} />
      </div>
      {findings.length > 0 && <Findings title={refused.length > 0 ? t('refused', { count: refused.filter(({ severity }) => severity !== 'warning').length }) : t('warnings')} findings={findings} nameOf={nameOf} onChosen={(id) => modeler && goTo(modeler, id)} onClosed={forget} />}
      {isOver && <div className="studio-drop">{t('drop')}</div>}
      <LeaveGuard unsaved={unsaved} />
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

/** Work that was left is there again; it can be let go. */
function Back({ draft, latest, onDiscard }: { draft: Draft; latest: number | undefined; onDiscard: () => void }) {
  const { t } = useTexts('studio')
  const { language } = useLanguage()
  const now = useNow()
  const time = formatRelative(draft.changedAt, language, now)
  const begun = draft.version
  const discard = <Popconfirm title={t('discardSure')} okText={t('discard')} okButtonProps={{ danger: true }} onConfirm={onDiscard}><Button size="small">{t('discard')}</Button></Popconfirm>
  return <Alert type="info" showIcon action={discard} title={begun !== undefined && latest !== undefined && latest > begun ? t('backBefore', { time, begun, latest }) : t('back', { time })} />
}

/** Nobody leaves half-drawn work by accident; those who mean it find it again. */
function LeaveGuard({ unsaved }: { unsaved: boolean }) {
  const { t } = useTexts('studio')
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    // Work that has just been deployed or discarded needs no question.
    const { settled = false } = (nextLocation.state ?? {}) as { settled?: boolean }
    return unsaved && !settled && currentLocation.pathname !== nextLocation.pathname
  })
  const ask = useEffectEvent((event: BeforeUnloadEvent) => { if (unsaved) event.preventDefault() })
  useEffect(() => {
    const listen = (event: BeforeUnloadEvent) => ask(event)
    addEventListener('beforeunload', listen)
    return () => removeEventListener('beforeunload', listen)
  }, [])
  return (
    <Modal open={blocker.state === 'blocked'} title={t('leave')} okText={t('leaveNow')} cancelText={t('stay')} onOk={() => blocker.proceed?.()} onCancel={() => blocker.reset?.()}>
      {t('leaveHint')}
    </Modal>
  )
}
