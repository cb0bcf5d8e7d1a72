import { ArrowLeftOutlined, CloudUploadOutlined, CompassOutlined, DownloadOutlined, ExpandOutlined, FolderOpenOutlined, MoreOutlined, RedoOutlined, SearchOutlined, UndoOutlined } from '@ant-design/icons'
import { App, Button, Dropdown, Popconfirm, Tag, Tooltip } from 'antd'
import { useRef, type ReactNode } from 'react'
import { Link } from 'react-router'
import { fit, minimap, processOf, redo, search, undo } from './modeler.ts'
import { forgetTemplates } from './templates.ts'
import type { Drawing } from './use-modeler.ts'
import { useTexts } from '../../kit/language.ts'

interface Bar {
  drawing: Drawing
  name: string
  version: number | undefined
  unsaved: boolean
  isDeploying: boolean
  onDeploy: () => void
  onFiles: (files: File[]) => void
  onForgotten: () => void
}

/** What is edited, what one can do with the drawing, and the button that puts it live. */
export function Toolbar({ drawing: { modeler, canUndo, canRedo }, name, version, unsaved, isDeploying, onDeploy, onFiles, onForgotten }: Bar) {
  const { t } = useTexts('studio')
  const { message } = App.useApp()
  const chooser = useRef<HTMLInputElement>(null)
  const tool = (label: string, icon: ReactNode, act: (() => void) | undefined, keys?: string, className?: string) => (
    <Tooltip title={keys === undefined ? label : <>{label} <kbd>{keys}</kbd></>}>
      <Button type="text" icon={icon} aria-label={label} disabled={act === undefined} onClick={act} {...(className === undefined ? {} : { className })} />
    </Tooltip>
  )
  const download = async () => {
    if (modeler === undefined) return
    const { xml } = await modeler.saveXML({ format: true })
    save(new Blob([xml], { type: 'application/xml' }), `${processOf(modeler).id}.bpmn`)
  }
  const forget = () => {
    forgetTemplates()
    onForgotten()
    void message.success(t('forgotten'))
  }
  return (
    <header className="editor-bar">
      <Tooltip title={t('toList')}><Link to="/studio/diagrams" aria-label={t('toList')} className="editor-up"><ArrowLeftOutlined /></Link></Tooltip>
      <h1 title={name}>{name}</h1>
      <Tag className="tag">{version === undefined ? t('file') : t('versionNo', { version })}</Tag>
      {unsaved && version !== undefined && <Tag className="tag" color="orange">{t('unsaved')}</Tag>}
      <span className="desk-space" />
      {tool(t('undo'), <UndoOutlined />, modeler && canUndo ? () => undo(modeler) : undefined, 'Ctrl Z')}
      {tool(t('redo'), <RedoOutlined />, modeler && canRedo ? () => redo(modeler) : undefined, 'Ctrl Y')}
      {tool(t('search'), <SearchOutlined />, modeler && (() => search(modeler)), 'Ctrl F')}
      {tool(t('fit'), <ExpandOutlined />, modeler && (() => fit(modeler)))}
      {tool(t('minimap'), <CompassOutlined />, modeler && (() => minimap(modeler)), undefined, 'studio-roomy')}
      {tool(t('download'), <DownloadOutlined />, modeler && (() => void download()))}
      <Dropdown
        trigger={['click']}
        menu={{ items: [
          { key: 'open', icon: <FolderOpenOutlined />, label: t('openFile'), onClick: () => chooser.current?.click() },
          { key: 'forget', label: t('forget'), onClick: forget },
        ] }}
      >
        <Button type="text" icon={<MoreOutlined />} aria-label={t('more')} />
      </Dropdown>
      <Popconfirm placement="bottomRight" title={t('deploySure', { name })} description={t('deployHint')} okText={t('deploy')} onConfirm={onDeploy}>
        <Button type="primary" icon={<CloudUploadOutlined />} loading={isDeploying} disabled={modeler === undefined}>{isDeploying ? t('deploying') : t('deploy')}</Button>
      </Popconfirm>
      <input ref={chooser} type="file" hidden multiple accept=".bpmn,.xml,.json" onChange={({ target }) => { onFiles([...(target.files ?? [])]); target.value = '' }} />
    </header>
  )
}

function save(content: Blob, fileName: string): void {
  const address = URL.createObjectURL(content)
  Object.assign(document.createElement('a'), { href: address, download: fileName }).click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
