import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { readTables, withText, type Table } from './table-file.ts'

export interface TableText {
  tables: Table[] | undefined
  /** Why the file cannot be read. */
  broken: string | undefined
  /** Puts a text into a cell, or, by the id of a row, into its source. */
  write: (id: string, text: string) => void
  undo: () => void
  canUndo: boolean
}

interface Step {
  text: string
  /** What was changed after it: typing in one cell is one step. */
  cell: string
}

/** The text of a DMN file that is changed cell by cell. `text` is read once: whoever has another one begins anew. */
export function useTableText(text: string, onChange: (text: string) => void): TableText {
  const [shown, setShown] = useState<{ tables?: Table[]; broken?: string; canUndo: boolean }>({ canUndo: false })
  const current = useRef(text)
  const steps = useRef<Step[]>([])
  const last = useRef<Promise<void>>(Promise.resolve())
  const changed = useEffectEvent(onChange)
  const inTurn = (work: () => Promise<void>) => { last.current = last.current.then(work, work) }
  const put = async (next: string) => {
    current.current = next
    setShown({ tables: await readTables(next), canUndo: steps.current.length > 0 })
    changed(next)
  }
  useEffect(() => {
    const begin = async () => {
      try {
        setShown({ tables: await readTables(text), canUndo: false })
      } catch (error) {
        setShown({ broken: (error as Error).message, canUndo: false })
      }
    }
    void begin()
  }, [text])

  return {
    tables: shown.tables,
    broken: shown.broken,
    canUndo: shown.canUndo,
    write: (id, value) => inTurn(async () => {
      if (steps.current.at(-1)?.cell !== id) steps.current.push({ text: current.current, cell: id })
      await put(await withText(current.current, id, value))
    }),
    undo: () => inTurn(async () => {
      const step = steps.current.pop()
      if (step !== undefined) await put(step.text)
    }),
  }
}
