import { useEffect, useRef, type RefObject } from 'react'

/** `j` and `k` move through the links of a list, Enter opens: the browser does the rest. */
export function useRowKeys(): RefObject<HTMLUListElement | null> {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    const move = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const step = { j: 1, k: -1 }[event.key]
      if (step === undefined || list.current === null) return
      const links = [...list.current.querySelectorAll('a')]
      const at = links.indexOf(document.activeElement as HTMLAnchorElement)
      links[Math.min(Math.max(at + step, 0), links.length - 1)]?.focus()
    }
    addEventListener('keydown', move)
    return () => removeEventListener('keydown', move)
  }, [])
  return list
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
}
