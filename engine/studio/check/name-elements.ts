/** What elements of diagrams are called, read off the text without a parser: anybody may have written it. */
import type { Sentence } from '../../complaints/vocabulary.ts'
import type { Finding } from '../../zeebe/deploy/finding.ts'
import { plain } from '../files/names.ts'

const tags = /<([\w.-]+:)?([\w.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)/g

/** By id; elements without a name are not in it. Where there is no Chinese name, the other one stands for it. */
export function elementNames(diagram: string): Map<string, Sentence> {
  const names = new Map<string, Sentence>()
  let current: Sentence | undefined
  for (const [, , tag, attributes = ''] of diagram.matchAll(tags)) {
    const attribute = (name: string) => plain(new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)?.slice(1).find((one) => one !== undefined))
    if (tag === 'property') {
      if (current && attribute('name') === 'name.zh') current.zh = attribute('value') ?? current.zh
      continue
    }
    const [id, name] = [attribute('id'), attribute('name')]
    if (id === undefined) continue
    current = name ? { en: name, zh: name } : undefined
    if (current) names.set(id, current)
  }
  return names
}

/** The findings, those about a named element of a diagram with its name. */
export function withElementNames(findings: readonly Finding[], files: readonly { name: string, content: string | Buffer }[]): Finding[] {
  const known = new Map<string, Map<string, Sentence>>()
  const namesIn = (file: string): Map<string, Sentence> => {
    const content = file.endsWith('.bpmn') ? files.find(({ name }) => name === file)?.content.toString() ?? '' : ''
    return known.get(file) ?? known.set(file, elementNames(content)).get(file)!
  }
  return findings.map((finding) => {
    const element = finding.elementId === null ? undefined : namesIn(finding.file).get(finding.elementId)
    return element ? { ...finding, element } : finding
  })
}
