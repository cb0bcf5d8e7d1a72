import { useEffect, useRef, type RefObject } from 'react'

/** A key that was struck at a row and led to another one, or to none (-1), or left it there. */
type Told = (key: string, at: number, to: number) => void

/** `j` and `k` move through the rows of a list, to the first link of each; Enter opens: the browser does the rest. `onKey` is told of every key and the rows it was struck at. */
export function useRowKeys(onKey?: Told): RefObject<HTMLUListElement | null> {
  const list = useRef<HTMLUListElement>(null)
  const told = useRef(onKey)
  useEffect(() => {
    told.current = onKey
  })
  useEffect(() => {
    const strike = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return
      const rows = [...(list.current?.children ?? [])]
      const at = rows.findIndex((row) => row.contains(document.activeElement))
      const step = { j: 1, k: -1 }[event.key.toLowerCase()]
      const to = step === undefined ? at : Math.min(Math.max(at + step, 0), rows.length - 1)
      if (step !== undefined) rows[to]?.querySelector('a')?.focus()
      told.current?.(event.key, at, to)
    }
    addEventListener('keydown', strike)
    return () => removeEventListener('keydown', strike)
  }, [])
  return list
}

/** Whoever types into a field, or stands before a dialog, means that, also in the moment before the dialog's field has the focus. */
export function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  const types = target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName) || (target instanceof HTMLInputElement && target.type !== 'checkbox')
  return types || target.closest('[role="dialog"], .ant-drawer') !== null || [...document.querySelectorAll('[aria-modal="true"]')].some((dialog) => dialog.checkVisibility())
}
