import { Alert } from 'antd'
import { placeOf } from './place-of.ts'
import { useFindingWords } from '../parts/use-finding-words.ts'
import { useTexts } from '../../kit/language.ts'
import type { Finding } from '../../kit/shapes/administration.ts'

/** What keeps it from going live, and what is worth a look. */
export function FindingList({ findings }: { findings: Finding[] }) {
  const { t } = useTexts('studioSettings')
  const messageOf = useFindingWords()
  if (findings.length === 0) return null
  const isBad = findings.some(({ severity }) => severity === 'error')
  return (
    <Alert
      role="status" type={isBad ? 'error' : 'warning'} showIcon title={t(isBad ? 'toCorrect' : 'toLookAt', { count: findings.length })}
      description={<ul className="people-findings">{findings.slice(0, 20).map((finding) => <li key={`${finding.file} ${finding.elementId} ${finding.message}`}>{placeOf(finding.elementId, t)} {messageOf(finding)}</li>)}</ul>}
    />
  )
}
