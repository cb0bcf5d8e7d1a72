import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js'
import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import { ExpandOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons'
import { Alert, Button, Space } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { sayInChinese, type Definitions } from './chinese-names.ts'
import { strongest } from './strongest.ts'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import type { ElementMark, ElementState } from '../../kit/shapes/desk.ts'
import { mark, putUp, type Badge } from './laid-over.ts'
import './diagram.css'

interface Canvas {
  zoom(factor: number | 'fit-viewport', center?: 'auto' | { x: number; y: number }): number
  addMarker(id: string, marker: string): void
  removeMarker(id: string, marker: string): void
  viewbox(box?: { x: number; y: number; width: number; height: number }): { outer: { width: number; height: number } }
}

interface Shape {
  type: string
  x: number
  y: number
  width: number
  height: number
}

const readable = 0.7
const states: ElementState[] = ['active', 'incident', 'completed', 'terminated']

interface Shown {
  xml: string
  marks?: ElementMark[]
  /** Sequence flows that were gone. */
  taken?: string[]
  badges?: Badge[]
  /** How much of something, 1 to 5, by element or sequence flow: shown as warmth, or as width. */
  heat?: Record<string, number>
  chosen?: string | undefined
  /** What differs from another drawing. */
  tints?: Record<string, 'added' | 'removed' | 'changed' | 'moved'>
  /** Brought to the middle. */
  centred?: string | undefined
  /** Called with the id of the element that was clicked. */
  onElement?: (id: string) => void
}

/** A process as it was drawn, in the reader's language, with what happened in it laid over. */
export function Diagram({ xml, marks = [], taken = [], badges = [], heat = {}, chosen, tints = {}, centred, onElement }: Shown) {
  const { t } = useTexts('diagram')
  const word = useWord()
  const { language } = useLanguage()
  const container = useRef<HTMLDivElement>(null)
  const viewer = useRef<NavigatedViewer>(null)
  const [failed, setFailed] = useState(false)
  const [drawn, setDrawn] = useState(0)
  const lit = strongest(marks)

  useEffect(() => {
    const drawing = new NavigatedViewer({ container: container.current!, zoomScroll: { enabled: false }, textRenderer: { defaultStyle: { fontFamily: getComputedStyle(document.body).fontFamily } } })
    viewer.current = drawing
    if (language === 'zh') drawing.on('import.parse.complete', ({ definitions }: { definitions?: Definitions }) => sayInChinese(definitions ?? {}))
    // One that was taken away while it was read says nothing.
    const stillShown = () => viewer.current === drawing
    drawing.importXML(xml).then(() => stillShown() && setDrawn((times) => times + 1), () => stillShown() && setFailed(true))
    return () => {
      viewer.current = null
      drawing.destroy()
    }
  }, [xml, language])

  const lights = JSON.stringify([...lit])
  useEffect(() => {
    if (drawn === 0 || viewer.current === null) return
    const canvas = viewer.current.get<Canvas>('canvas')
    const registry = viewer.current.get<{ get(id: string): Shape | undefined; getAll(): { id: string }[] }>('elementRegistry')
    const lighted = new Map(JSON.parse(lights) as [string, ElementState][])
    for (const { id } of registry.getAll()) {
      for (const state of states) {
        if (lighted.get(id) === state) canvas.addMarker(id, `is-${state}`)
        else canvas.removeMarker(id, `is-${state}`)
      }
    }
  }, [lights, drawn])

  const more = JSON.stringify([...taken.map((id) => [id, 'is-taken']), ...Object.entries(heat).map(([id, level]) => [id, `is-heat-${level}`]), ...Object.entries(tints).map(([id, change]) => [id, `is-tint-${change}`]), ...(chosen === undefined ? [] : [[chosen, 'is-chosen']])])
  useEffect(() => {
    if (drawn === 0 || viewer.current === null) return
    return mark(viewer.current, JSON.parse(more) as [string, string][])
  }, [more, drawn])

  const signs = JSON.stringify(badges)
  useEffect(() => {
    if (drawn === 0 || viewer.current === null) return
    return putUp(viewer.current, JSON.parse(signs) as Badge[])
  }, [signs, drawn])

  const clicked = useRef(onElement)
  useEffect(() => {
    clicked.current = onElement
  }, [onElement])
  useEffect(() => {
    if (drawn === 0 || viewer.current === null) return
    viewer.current.get<{ on(event: string, heard: (event: { element: { id: string; type: string } }) => void): void }>('eventBus').on('element.click', ({ element: { id, type } }) => {
      if (!/Process|Participant|Collaboration|SequenceFlow|label/.test(type)) clicked.current?.(id.replace(/_label$/, ''))
    })
  }, [drawn])

  const current = [...lit].filter(([, state]) => state === 'incident' || state === 'active').map(([id]) => id).join(' ')
  useEffect(() => {
    if (drawn === 0 || viewer.current === null) return
    const canvas = viewer.current.get<Canvas>('canvas')
    const registry = viewer.current.get<{ get(id: string): Shape | undefined }>('elementRegistry')
    const shapes = current.split(' ').flatMap((id) => registry.get(id) ?? [])
    // Several steps may be active at once: the one that waits for a person is what the reader looks for.
    const shape = shapes.find(({ type }) => type === 'bpmn:UserTask') ?? shapes[0]
    if (fit(canvas) < readable && shape !== undefined) centre(canvas, shape)
  }, [current, drawn])

  useEffect(() => {
    if (drawn === 0 || viewer.current === null || centred === undefined) return
    const shape = viewer.current.get<{ get(id: string): Shape | undefined }>('elementRegistry').get(centred)
    if (shape?.width !== undefined) centre(viewer.current.get<Canvas>('canvas'), shape)
  }, [centred, drawn])

  const zoom = (change: number) => {
    const canvas = viewer.current?.get<Canvas & { zoom(): number }>('canvas')
    if (canvas !== undefined) canvas.zoom(Math.min(Math.max(canvas.zoom() * change, 0.2), 3))
  }
  if (failed) return <Alert type="warning" title={t('failed')} />
  return (
    <div className={onElement === undefined ? 'diagram' : 'diagram diagram-clickable'}>
      <div ref={container} className="diagram-canvas" />
      <Space.Compact className="diagram-zoom" orientation="vertical">
        <Button icon={<PlusOutlined />} aria-label={t('zoomIn')} onClick={() => zoom(1.25)} />
        <Button icon={<MinusOutlined />} aria-label={t('zoomOut')} onClick={() => zoom(0.8)} />
        <Button icon={<ExpandOutlined />} aria-label={t('fit')} onClick={() => viewer.current && fit(viewer.current.get<Canvas>('canvas'))} />
      </Space.Compact>
      {lit.size > 0 && (
        <ul className="diagram-legend">
          {states.filter((state) => [...lit.values()].includes(state)).map((state) => <li key={state} data-state={state}>{word('element', state)}</li>)}
        </ul>
      )}
    </div>
  )
}

/** The whole diagram, with a little air around it. */
function fit(canvas: Canvas): number {
  return canvas.zoom(canvas.zoom('fit-viewport', 'auto') * 0.94, 'auto')
}

/** A large diagram is not squeezed until nobody can read it: the current step is brought to the middle instead. */
function centre(canvas: Canvas, { x, y, width, height }: Shape): void {
  const { outer } = canvas.viewbox()
  const box = { width: outer.width / readable, height: outer.height / readable }
  canvas.viewbox({ x: x + width / 2 - box.width / 2, y: y + height / 2 - box.height / 2, ...box })
}
