/** Which connectors a process runs. */
import { SetupProblem } from '../../engine/embedded/setup-problem.ts'
import type { Connector } from './connector.ts'

/**
 * @param wanted `all`, `none`, or job types
 * @throws SetupProblem where a job type is no connector's
 */
export function chooseConnectors(wanted: readonly string[], connectors: readonly Connector[]): readonly Connector[] {
  if (wanted.length === 1 && wanted[0] === 'all') return connectors
  if (wanted.length === 1 && wanted[0] === 'none') return []
  const unknown = wanted.filter((type) => !connectors.some((connector) => connector.type === type))
  if (unknown.length > 0) throw new SetupProblem(`There is no connector ${unknown.join(', ')}. There are: ${connectors.map(({ type }) => type).join(', ')}.`)
  return connectors.filter(({ type }) => wanted.includes(type))
}
