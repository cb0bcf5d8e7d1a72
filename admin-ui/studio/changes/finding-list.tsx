import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { files } from '../documents/documents.ts'
import { useFindingWords } from '../parts/use-finding-words.ts'
import { useRule } from '../parts/use-rule.ts'
import { placeOf } from '../settings/place-of.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { Finding } from '../../kit/shapes/administration.ts'

/** What is wrong, in words; what only deserves a look comes after. */
export function FindingList({ findings, withFile = false }: { findings: Finding[]; withFile?: boolean }) {
  const inWords = useRule()
  const messageOf = useFindingWords()
  const { t } = useTexts('studioSettings')
  const { language } = useLanguage()
  const all = useQuery({ ...files(), enabled: withFile }).data
  // A message about a table names its row in words; the id of a cell says nothing.
  const about = ({ file, element, elementId }: Finding): string[] => [
    ...(withFile && file ? [all?.find(({ name }) => name === file)?.title[language] ?? file] : []),
    ...(element ? [element[language]] : file?.startsWith('settings/') ? [placeOf(elementId, t)].filter(Boolean) : elementId && !file?.endsWith('.dmn') ? [elementId] : []),
  ]
  return (['error', 'warning'] as const).map((severity) => {
    const own = findings.filter((finding) => (finding.severity ?? 'error') === severity)
    if (own.length === 0) return null
    return (
      <Alert
        key={severity} className="gap-below" type={severity} showIcon
        title={<ul className="finding-lines">{own.map((finding) => <li key={JSON.stringify(finding)}>{about(finding).length > 0 && <b>{about(finding).join(' · ')} </b>}{inWords(finding.rule) ?? messageOf(finding)}{inWords(finding.rule) !== undefined && <small>{messageOf(finding)}</small>}</li>)}</ul>}
      />
    )
  })
}
