import type { ReactNode } from 'react'

/** A label, what is under it, and a quiet line of help. */
export function Field({ label, help, htmlFor, children }: { label: ReactNode; help?: ReactNode; htmlFor?: string; children: ReactNode }) {
  return (
    <div className="plain-field">
      <label {...(htmlFor === undefined ? {} : { htmlFor })}>{label}</label>
      {children}
      {help !== undefined && <small className="quiet">{help}</small>}
    </div>
  )
}
