import { useCallback, useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react'
import { fit, openModeler, processOf, sayAgain, type Modeler } from './modeler.ts'
import type { CommandStack } from './services.ts'
import { lastStroke } from '../documents/last-stroke.ts'
import { useSpeech } from '../parts/use-speech.ts'

export interface Drawing {
  /** Where the modeler draws, and where its panel stands. */
  canvas: RefObject<HTMLDivElement | null>
  panel: RefObject<HTMLDivElement | null>
  /** There once the diagram is shown. */
  modeler: Modeler | undefined
  /** Why it cannot be shown. */
  broken: string | undefined
  canUndo: boolean
  canRedo: boolean
  /** What was drawn in the last moment is told now. */
  settle: () => Promise<void>
}

/**
 * A modeler that shows `xml`, which is read once. `onDrawn` hears the diagram as text, and what its process is called: first as it was read, then a moment after each change
 * and undoing, and at once when the page is left.
 */
export function useModeler(xml: string, onDrawn: (xml: string, process: ReturnType<typeof processOf>, first: boolean) => void): Drawing {
  const canvas = useRef<HTMLDivElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [modeler, setModeler] = useState<Modeler>()
  const speech = useSpeech(modeler, chineseTexts, sayAgain)
  const [broken, setBroken] = useState<string>()
  const [steps, setSteps] = useState({ canUndo: false, canRedo: false })
  const drawn = useEffectEvent(onDrawn)
  const settler = useRef(() => Promise.resolve())
  const settle = useCallback(() => settler.current(), [])

  useEffect(() => {
    const opened = openModeler(canvas.current!, panel.current!, speech.current)
    let closed = false
    const tell = async (first = false) => {
      const process = processOf(opened)
      const saved = await opened.saveXML({ format: true })
      drawn(saved.xml, process, first)
    }
    const stroke = lastStroke(tell)
    opened.on('commandStack.changed', () => {
      const stack = opened.get<CommandStack>('commandStack')
      setSteps({ canUndo: stack.canUndo(), canRedo: stack.canRedo() })
      stroke.touch()
    })
    const show = async () => {
      try {
        await opened.importXML(xml)
        if (closed) return
        fit(opened)
        await tell(true)
        setModeler(opened)
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
  }, [xml, speech])

  return { canvas, panel, modeler, broken, ...steps, settle }
}

const chineseTexts = async () => (await import('./modules/chinese-texts.ts')).chineseTexts
