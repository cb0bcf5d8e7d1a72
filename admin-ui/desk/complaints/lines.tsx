import type { ReactNode } from 'react'

/** Names and what they stand for; those without a content are left out. */
export function Lines({ lines }: { lines: [label: string, value: ReactNode][] }) {
  return <dl className="facts">{lines.filter(([, value]) => value).map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
}
