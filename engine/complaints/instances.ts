/** The process instances of a case: which diagram, which version, which steps are done and which are active. */
import { Refusal } from '../errors/errors.ts'
import { Elements, Incidents, Instances, Resources } from '../zeebe/records/shapes.ts'

export async function instancesOf(complaintId: string) {
  const [instances, elements, incidents] = await Promise.all([
    Instances.find({ complaintId }).sort({ startedAt: 1 }).lean(),
    Elements.find({ complaintId }).sort({ enteredAt: 1 }).lean(),
    Incidents.find({ complaintId, state: 'open' }, { elementInstanceKey: 1 }).lean(),
  ])
  const diagrams = await Resources.find({ _id: { $in: instances.map(({ processKey }) => processKey) } }, { names: 1 }).lean()
  const namesOf = new Map(diagrams.map(({ _id, names }) => [_id, names]))
  const stuck = new Set(incidents.map(({ elementInstanceKey }) => elementInstanceKey))
  return instances.map(({ _id, processId, processVersion, processKey, parentKey, state, startedAt, endedAt }) => ({
    key: _id,
    processId,
    version: processVersion,
    name: namesOf.get(processKey)?.en ?? processId,
    nameZh: namesOf.get(processKey)?.zh ?? undefined,
    ...(parentKey && { parentKey }),
    state,
    startedAt,
    ...(endedAt && { endedAt }),
    elements: elements.filter(({ instanceKey, type }) => instanceKey === _id && type !== 'PROCESS').map((element) => ({
      elementId: element.elementId,
      type: element.type,
      state: stuck.has(element._id) ? 'incident' : element.state,
      at: element.leftAt ?? element.enteredAt,
    })),
  }))
}

/** The diagram of one of the case's instances. @throws Refusal `instance.unknown` */
export async function xmlOf(complaintId: string, key: string): Promise<string> {
  const instance = await Instances.findOne({ _id: key, complaintId }, { processKey: 1 }).lean()
  const diagram = instance && await Resources.findById(instance.processKey, { text: 1 }).lean()
  if (!diagram) throw new Refusal('instance.unknown')
  return diagram.text
}
