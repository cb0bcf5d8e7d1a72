/** Everything that people do in the processes that are deployed: what a list of tasks can be filtered by. */
import { Resources, type ResourceDoc } from '../zeebe/records/shapes.ts'

export interface Step {
  step: string
  process: string
  name: string
  nameZh?: string
}

/** Of the latest version of each process, by name; a step that several processes have under one id is named once. */
export async function humanSteps(): Promise<Step[]> {
  const latest = await Resources.aggregate<Pick<ResourceDoc, 'elements'> & { _id: string }>([
    { $match: { kind: 'process' } },
    { $sort: { kind: 1, id: 1, version: -1 } },
    { $group: { _id: '$id', elements: { $first: '$elements' } } },
  ])
  const steps = latest.flatMap(({ _id: process, elements }) =>
    elements.filter(({ type }) => type === 'bpmn:UserTask').map(({ id, name, nameZh }): Step => ({ step: id, process, name: name || id, ...(nameZh && { nameZh }) })))
  return [...new Map(steps.map((step) => [step.step, step])).values()].sort((a, b) => a.name.localeCompare(b.name))
}
