import { BgColorsOutlined, CompassOutlined, DownloadOutlined, ExpandOutlined, PlayCircleOutlined, QuestionCircleOutlined, RedoOutlined, SearchOutlined, UndoOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { useEffect, useState, type ReactNode } from 'react'
import { KeysHelp } from './keys-help.tsx'
import { colour, fit, minimap, onSimulation, redo, search, simulate, undo } from './modeler.ts'
import type { Drawing } from './use-modeler.ts'
import { useTexts } from '../../kit/language.ts'

/** What one can do with the drawing. */
export function Tools({ drawing: { modeler, canUndo, canRedo }, fileName }: { drawing: Drawing; fileName: string }) {
  const { t } = useTexts('studio')
  const [simulating, setSimulating] = useState(false)
  const [helping, setHelping] = useState(false)
  useEffect(() => modeler && onSimulation(modeler, setSimulating), [modeler])
  const tool = (label: string, icon: ReactNode, act: (() => void) | undefined, keys?: string, className = '') => (
    <Tooltip title={keys === undefined ? label : <>{label} <kbd>{keys}</kbd></>}>
      <Button type="text" icon={icon} aria-label={label} disabled={act === undefined} onClick={act} className={className} />
    </Tooltip>
  )
  const download = async () => {
    const { xml } = await modeler!.saveXML({ format: true })
    save(new Blob([xml], { type: 'application/xml' }), fileName)
  }
  const drawable = simulating ? undefined : modeler
  return (
    <>
      {tool(t('undo'), <UndoOutlined />, drawable && canUndo ? () => undo(drawable) : undefined, 'Ctrl Z')}
      {tool(t('redo'), <RedoOutlined />, drawable && canRedo ? () => redo(drawable) : undefined, 'Ctrl Y')}
      {tool(t('search'), <SearchOutlined />, modeler && (() => search(modeler)), 'Ctrl F')}
      {tool(t('fit'), <ExpandOutlined />, modeler && (() => fit(modeler)))}
      {tool(t('colour'), <BgColorsOutlined />, drawable && (() => colour(drawable)), undefined, 'studio-roomy')}
      {tool(t('minimap'), <CompassOutlined />, modeler && (() => minimap(modeler)), undefined, 'studio-roomy')}
      <Tooltip title={t('simulateHint')}>
        <Button type={simulating ? 'primary' : 'text'} ghost={simulating} icon={<PlayCircleOutlined />} aria-label={t('simulate')} aria-pressed={simulating} disabled={modeler === undefined} onClick={() => modeler && simulate(modeler)} className="studio-roomy" />
      </Tooltip>
      {tool(t('download'), <DownloadOutlined />, modeler && (() => void download()), undefined, 'studio-roomy')}
      {tool(t('keys.title'), <QuestionCircleOutlined />, () => setHelping(true), undefined, 'studio-roomy')}
      <KeysHelp open={helping} onClose={() => setHelping(false)} />
    </>
  )
}

function save(content: Blob, fileName: string): void {
  const address = URL.createObjectURL(content)
  Object.assign(document.createElement('a'), { href: address, download: fileName }).click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
