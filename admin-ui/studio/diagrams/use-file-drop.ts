import { useEffect, useEffectEvent, useState } from 'react'

/** Files that are dropped anywhere on the page; the answer says whether some are held over it right now. */
export function useFileDrop(onFiles: (files: File[]) => void): boolean {
  const [isOver, setOver] = useState(false)
  const taken = useEffectEvent(onFiles)
  useEffect(() => {
    const end = new AbortController()
    const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false
    const listen = (type: 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void) =>
      addEventListener(type, (event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        act(event)
      }, { signal: end.signal })
    listen('dragover', () => setOver(true))
    listen('dragleave', ({ relatedTarget }) => { if (relatedTarget === null) setOver(false) })
    listen('drop', ({ dataTransfer }) => {
      setOver(false)
      taken([...(dataTransfer?.files ?? [])])
    })
    return () => end.abort()
  }, [])
  return isOver
}
