import { error, type Fault, type Finding } from './finding.ts'

/**
 * The broker's text for a rejected deployment as findings. It reads
 * `'file.bpmn': - Element: ask > zeebe:…\n    - ERROR: …`, again for each element and file; what does not is one finding as it stands.
 */
export function findingsIn(rejection: string, fileNames: string[]): Finding[] {
  const sections = rejection.split(/^(?='[^'\n]+': )/m).slice(1)
  if (sections.length === 0) return [{ file: fileNames[0] ?? '', ...error(null, 'broker', rejection.trim()) }]
  return sections.flatMap((section) => {
    const [, file = '', text = ''] = /^'([^'\n]+)': (.*)$/s.exec(section) ?? []
    return faultsIn(text).map((fault) => ({ file, ...fault }))
  })
}

function faultsIn(text: string): Fault[] {
  const elements = text.split(/^\s*- Element: /m).slice(1)
  if (elements.length === 0) return [error(null, 'broker', text.trim())]
  return elements.flatMap((element) => {
    const [first = '', ...lines] = element.split('\n')
    const messages = lines.map((line) => /^\s*- ERROR: (.*)$/.exec(line)?.[1]).filter((message) => message !== undefined)
    return messages.map((message) => error(first.split(' > ')[0]?.trim(), 'broker', message))
  })
}
