import { Input } from 'antd'
import { useEffect, useEffectEvent, useState } from 'react'

const pause = 600

/** A text that is taken over a moment after the typing, and when the field is left: one step to undo for each pause, not for each letter. */
export function Written({ value, onWritten, rows, ...rest }: { value: string; onWritten: (text: string) => void; rows?: number; id?: string; 'aria-label'?: string; placeholder?: string }) {
  const [typed, setTyped] = useState<string>()
  const take = () => {
    if (typed !== undefined && typed !== value) onWritten(typed)
    setTyped(undefined)
  }
  const takeNow = useEffectEvent(take)
  useEffect(() => {
    if (typed === undefined) return
    const timer = setTimeout(takeNow, pause)
    return () => clearTimeout(timer)
  }, [typed])
  useEffect(() => () => takeNow(), [])
  const shared = { ...rest, value: typed ?? value, onChange: ({ target }: { target: { value: string } }) => setTyped(target.value), onBlur: take }
  return rows === undefined ? <Input {...shared} /> : <Input.TextArea {...shared} autoSize={{ minRows: rows, maxRows: 8 }} />
}
