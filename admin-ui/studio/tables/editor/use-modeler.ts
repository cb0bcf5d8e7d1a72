import { useCallback, useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react'
import { firstView, openModeler, sayAgain, stackOf, type Modeler, type View } from './modeler.ts'
import type { CellWords } from './modules/worded-cells.ts'
import type { EventBus } from './services.ts'
import { lastStroke } from '../../documents/last-stroke.ts'
import { useSpeech } from '../../parts/use-speech.ts'

type Choosing = Parameters<CellWords['choose']>[0]

export interface OpenTables {
  canvas: RefObject<HTMLDivElement | null>
  panel: RefObject<HTMLDivElement | null>
  modeler: Modeler | undefined
  /** Why the file cannot be shown. */
  broken: string | undefined
  views: View[]
  view: View | undefined
  canUndo: boolean
  canRedo: boolean
  /** The cell whose choices are open. */
  choosing: Choosing
  /** What was written in the last moment is told now. */
  settle: () => Promise<void>
}

/** dmn-js for as long as the page is open. `dmn` is read once; `onChange` hears the file after each change and undoing, and at once when the page is left. */
export function useModeler(dmn: string, words: Omit<CellWords, 'choose'> & { since: object }, onChange: (dmn: string) => void): OpenTables {
  const canvas = useRef<HTMLDivElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [modeler, setModeler] = useState<Modeler>()
  const speech = useSpeech(modeler, chineseTexts, sayAgain, words.since)
  const [broken, setBroken] = useState<string>()
  const [shown, setShown] = useState<{ views: View[]; view: View | undefined }>({ views: [], view: undefined })
  const [steps, setSteps] = useState({ canUndo: false, canRedo: false })
  const [choosing, setChoosing] = useState<Choosing>(null)
  const say = useEffectEvent(words.say)
  const label = useEffectEvent(words.label)
  const changed = useEffectEvent(onChange)
  const settler = useRef(() => Promise.resolve())
  const settle = useCallback(() => settler.current(), [])

  useEffect(() => {
    const opened = openModeler(canvas.current!, panel.current!, speech.current, { say: (cell) => say(cell), label: (text) => label(text), choose: setChoosing })
    let closed = false
    const stroke = lastStroke(async () => changed((await opened.saveXML({ format: true })).xml))
    const look = () => {
      const stack = stackOf(opened)
      setSteps({ canUndo: stack?.canUndo() ?? false, canRedo: stack?.canRedo() ?? false })
    }
    opened.on<{ viewer: { get<Service>(name: string): Service } }>('viewer.created', ({ viewer }) => {
      viewer.get<EventBus>('eventBus').on<{ trigger?: string }>('commandStack.changed', 1000, ({ trigger }) => {
        look()
        // Opening another table empties the steps: nothing was changed.
        if (closed || trigger === 'clear') return
        stroke.touch()
      })
    })
    opened.on<{ views: View[]; activeView?: View }>('views.changed', ({ views, activeView }) => {
      if (closed) return
      setShown({ views, view: activeView })
      look()
    })
    const show = async () => {
      try {
        await opened.importXML(dmn, { open: false })
        const view = firstView(opened.getViews())
        if (view !== undefined && !closed) await opened.open(view)
        if (!closed) setModeler(opened)
      } catch (error) {
        if (!closed) setBroken((error as Error).message)
      }
    }
    void show()
    settler.current = stroke.settle
    return () => {
      stroke.end()
      closed = true
      setModeler(undefined)
      opened.destroy()
    }
  }, [dmn, speech])

  return { canvas, panel, modeler, broken, ...shown, ...steps, choosing, settle }
}

const chineseTexts = async () => (await import('./modules/chinese-texts.ts')).chineseTexts
