import { Alert } from 'antd'
import { useRule } from '../parts/use-rule.ts'
import type { Finding } from '../../kit/shapes/administration.ts'

/** What is wrong, in words; what only deserves a look comes after. */
export function FindingList({ findings, withFile = false }: { findings: Finding[]; withFile?: boolean }) {
  const inWords = useRule()
  return (['error', 'warning'] as const).map((severity) => {
    const own = findings.filter((finding) => (finding.severity ?? 'error') === severity)
    if (own.length === 0) return null
    return (
      <Alert
        key={severity} className="gap-below" type={severity} showIcon
        title={<ul className="finding-lines">{own.map((finding) => <li key={JSON.stringify(finding)}>{(withFile || finding.elementId) && <b>{[withFile ? finding.file : null, finding.elementId].filter(Boolean).join(' · ')} </b>}{inWords(finding.rule) ?? finding.message}{inWords(finding.rule) !== undefined && <small>{finding.message}</small>}</li>)}</ul>}
      />
    )
  })
}
