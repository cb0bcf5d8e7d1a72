import { Input } from 'antd'
import { useEffect, useEffectEvent, useId, useRef, useState, type ReactNode } from 'react'

const pause = 350

/** A field of the panel under its name. */
export function Entry({ label, hint, children }: { label: ReactNode; hint?: ReactNode; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="form-entry">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint !== undefined && <small>{hint}</small>}
    </div>
  )
}

interface TextEntryProps {
  label: ReactNode
  hint?: ReactNode
  value: string
  /** Begins with the cursor in it and its text selected. */
  first?: boolean
  rows?: number
  lang?: string
  mono?: boolean
  placeholder?: string
  maxLength?: number
  disabled?: boolean
  onChange: (value: string) => void
}

/** A text that is taken over when writing pauses: a word is one step to undo, not five. */
export function TextEntry({ label, hint, ...field }: TextEntryProps) {
  return <Entry label={label} {...(hint !== undefined && { hint })}>{(id) => <TextField id={id} {...field} />}</Entry>
}

export function TextField({ id, value, first = false, rows, lang, mono = false, maxLength, disabled, placeholder, onChange, ...aria }: Omit<TextEntryProps, 'label' | 'hint'> & { id?: string; 'aria-label'?: string }) {
  const [typed, setTyped] = useState<string>()
  const field = useRef<HTMLInputElement | HTMLTextAreaElement>(null)
  const settle = useEffectEvent(() => {
    if (typed !== undefined && typed !== value) onChange(typed)
    setTyped(undefined)
  })
  useEffect(() => {
    if (typed === undefined) return
    const timer = setTimeout(() => settle(), pause)
    return () => clearTimeout(timer)
  }, [typed])
  // What was typed a moment before the field goes away counts, too.
  useEffect(() => () => settle(), [])
  useEffect(() => {
    if (!first) return
    // The drawing takes the cursor when a field is put there.
    const timer = setTimeout(() => {
      field.current?.focus()
      field.current?.select()
    }, 30)
    return () => clearTimeout(timer)
  }, [first])
  const shared = {
    ...(id !== undefined && { id }), ...aria, value: typed ?? value, ...(lang !== undefined && { lang }), ...(maxLength !== undefined && { maxLength }), ...(disabled !== undefined && { disabled }), ...(placeholder !== undefined && { placeholder }),
    ...(mono && { className: 'mono', spellCheck: false }), onBlur: () => settle(),
    onChange: ({ target }: { target: { value: string } }) => setTyped(target.value),
  }
  return rows === undefined
    ? <Input {...shared} onFocus={({ target }) => { field.current = target }} ref={(input) => { field.current = input?.input ?? null }} />
    : <Input.TextArea {...shared} autoSize={{ minRows: rows, maxRows: 12 }} ref={(area) => { field.current = area?.resizableTextArea?.textArea ?? null }} />
}

/** A part of the panel that can be folded away. */
export function Section({ title, open = true, children }: { title: ReactNode; open?: boolean; children: ReactNode }) {
  return <details className="form-section" open={open}><summary>{title}</summary>{children}</details>
}
