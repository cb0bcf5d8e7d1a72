import type { ReactNode } from 'react'

/** A text with what it is; nothing where there is none. */
export const Words = ({ title, text }: { title: ReactNode; text: string | undefined }) =>
  (text ? <section><h3>{title}</h3><p className="narrative">{text}</p></section> : null)
