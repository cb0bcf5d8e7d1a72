/** Processes: where a token went, what they know, whether something is stuck. */
import { instances, type Story } from '../story.ts'
import { finding, oneOf, shown, type Check } from './finding.ts'

export const passed: Check = async (story, { value }) => {
  const elements = (await instances(story)).flatMap((instance) => instance.elements.map(({ elementId }) => elementId))
  return { holds: elements.includes(value), found: [...new Set(elements)].join(', ') || 'nothing' }
}

export const variable: Check = async (story, expectation) => {
  const name = expectation.subject[1] ?? ''
  const known = await Promise.all((await instances(story)).map(({ key }) => story.world.admin.get<{ variables: Record<string, unknown> }>(`/api/instances/${key}`)))
  return oneOf(known.filter(({ variables }) => Object.hasOwn(variables, name)).map(({ variables }) => variables[name]), expectation)
}

export const processState: Check = async (story, expectation) => {
  const all = await instances(story)
  const own = all.filter(({ processId }) => processId === expectation.subject[1])
  if (own.length > 0 && expectation.compare) return oneOf(own.map(({ state }) => state), expectation)
  return { holds: own.length > 0, found: own.length > 0 ? shown(own.map(({ state }) => state)) : `only ${[...new Set(all.map(({ processId }) => processId))].join(', ')}` }
}

export interface Stuck {
  code: string
  message: string
  elementId: string
  instanceKey: string
  complaintId?: string
}

/** Open incidents of the scenario's cases; where it has the server for itself those of everything that is not an older case. */
export async function incidents({ world: { admin }, cases, scenario, startedAt }: Story): Promise<Stuck[]> {
  const items = await admin.all<Stuck & { at: string }>('/api/incidents?state=open')
  return items.filter(({ complaintId, at }) => (complaintId === undefined ? scenario.alone && new Date(at) >= startedAt : cases.some(({ id }) => id === complaintId)))
}

export const incident: Check = async (story, expectation) => {
  const found = (await incidents(story)).map(({ code }) => code)
  return expectation.compare ? oneOf(found, expectation) : finding(found[0], expectation)
}
