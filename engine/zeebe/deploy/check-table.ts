/** What is wrong with one DMN file, and which decisions it holds. */
import { childrenOf, parseDmn, type ParsedModel } from '../model/parse.ts'
import { error, type Fault } from './finding.ts'

export async function checkTable(xml: string): Promise<{ faults: Fault[], decisions: string[] }> {
  try {
    const { rootElement, warnings } = await parseDmn(xml)
    const decisions = childrenOf(rootElement, 'drgElement').filter(({ $type }) => $type === 'dmn:Decision').map(({ id }) => id ?? '')
    const faults = warnings.map(({ message, element }) => error(element?.id, 'xml', message.replaceAll(/\s+/g, ' ')))
    return { faults: decisions.length === 0 ? [...faults, error(null, 'no-decision', { en: 'The file holds no decision.', zh: '文件中没有决策表。' })] : faults, decisions }
  } catch (cause) {
    const { warnings = [], message } = cause as Error & Partial<ParsedModel>
    return { faults: [error(null, 'xml', warnings[0]?.message.replaceAll(/\s+/g, ' ') ?? message)], decisions: [] }
  }
}
