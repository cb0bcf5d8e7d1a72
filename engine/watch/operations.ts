/** What an administrator can do to a running instance. */
import type { Clock } from '../clock/clock.ts'
import { Refusal, type ErrorCode } from '../errors/errors.ts'
import { isFault, type Zeebe } from '../zeebe/client.ts'
import { retryIncident } from '../zeebe/incidents.ts'
import { Elements, Incidents, Instances, Jobs, Resources, Variables, type InstanceDoc } from '../zeebe/records/shapes.ts'
import { operate, type Hand, type Operation } from './operation.ts'

export interface Tools {
  zeebe: Zeebe
  clock: Clock
}

/** Lets a stuck step try once more. @throws Refusal `incident.unknown` when it is not open any more */
export async function retry(key: string, hand: Hand, { zeebe, clock }: Tools): Promise<Operation> {
  const incident = await Incidents.findOne({ _id: key, state: 'open' }).lean()
  if (!incident) throw new Refusal('incident.unknown')
  const { instanceKey: _id, processId, complaintId, elementId, code: before } = incident
  return await operate({ kind: 'retry', hand, instance: { _id, processId, complaintId }, detail: { incident: key, elementId, code: before } }, clock, async () => {
    const { resolved, code, message } = await retryIncident(zeebe, key)
    const outcome = resolved ? 'helped' : code === 'unknown' ? 'unclear' : 'stuck'
    return { outcome, ...(code && { code }), ...(message && { message }) }
  })
}

/** @throws Refusal `instance.unknown`, `instance.closed` */
export async function cancel(key: string, hand: Hand, { zeebe, clock }: Tools): Promise<Operation> {
  const instance = await activeInstance(key)
  // A called instance ends with the step that called it.
  if (instance.parentKey) throw new Refusal('instance.called')
  return await operate({ kind: 'cancel', hand, instance, detail: {}, diary: { how: 'cancel' } }, clock, () => done(zeebe.cancelInstance(key), 'instance.closed'))
}

export interface Moving {
  /** Key of the element instance that ends; none where the work only begins in one more place. */
  from?: string | undefined
  /** Id of the element where the work goes on. */
  to: string
}

/** Elements that cannot be begun by hand. */
const notEntered = new Set(['bpmn:StartEvent', 'bpmn:BoundaryEvent', 'bpmn:SequenceFlow'])
export const isEntered = (type: string): boolean => !notEntered.has(type)

/** @throws Refusal `instance.unknown`, `instance.closed`, `instance.not-movable` */
export async function move(key: string, { from, to }: Moving, hand: Hand, { zeebe, clock }: Tools): Promise<Operation> {
  const instance = await activeInstance(key)
  const [leaving, resource] = await Promise.all([
    from ? Elements.findOne({ _id: from, instanceKey: key, state: 'active' }).lean() : null,
    Resources.findById(instance.processKey, { elements: 1 }).lean(),
  ])
  const target = resource?.elements.find(({ id, type }) => id === to && isEntered(type))
  if (!target || (from && !leaving)) throw new Refusal('instance.not-movable')
  const detail = { to, ...(leaving && { from: leaving.elementId }) }
  const name = target.name || to
  const diary = { how: 'move' as const, to: { en: name, zh: target.nameZh ?? name } }
  return await operate({ kind: 'move', hand, instance, detail, diary }, clock, () => done(zeebe.modifyInstance(key, { activate: [{ elementId: to }], terminate: from ? [from] : [] }), 'instance.not-movable'))
}

/** The variable that ties an instance to its case: changed by hand it would show one case's steps as another's. */
const fixed = 'complaintId'

export interface Change {
  /** The instance, or the element instance within it that has the variable. */
  scope: string
  name: string
  value: unknown
}

/** @throws Refusal `instance.unknown`, `instance.closed`, `variable.fixed` */
export async function changeVariable(key: string, { scope, name, value }: Change, hand: Hand, { zeebe, clock }: Tools): Promise<Operation> {
  const instance = await activeInstance(key)
  if (name === fixed) throw new Refusal('variable.fixed')
  if (scope !== key && !await Elements.exists({ _id: scope, instanceKey: key, state: 'active' })) throw new Refusal('instance.closed')
  const before = await Variables.findOne({ scopeKey: scope, name }).lean()
  const detail = { name, to: JSON.stringify(value), ...(before && { from: before.value }) }
  return await operate({ kind: 'variable', hand, instance, detail, diary: { how: 'variable', name } }, clock, () => done(zeebe.setVariables(scope, { [name]: value }, true), 'instance.closed'))
}

/** Lets a job be tried more often. @throws Refusal `job.unknown` */
export async function setRetries(key: string, retries: number, hand: Hand, { zeebe, clock }: Tools): Promise<Operation> {
  const job = await Jobs.findById(key).lean()
  const instance = job && await Instances.findById(job.instanceKey).lean()
  if (!instance) throw new Refusal('job.unknown')
  return await operate({ kind: 'retries', hand, instance, detail: { elementId: job.elementId, from: String(job.retries), to: String(retries) } }, clock, () => done(zeebe.updateJobRetries(key, retries), 'job.unknown'))
}

async function activeInstance(key: string): Promise<InstanceDoc> {
  const instance = await Instances.findById(key).lean()
  if (!instance) throw new Refusal('instance.unknown')
  if (instance.state !== 'active') throw new Refusal('instance.closed')
  return instance
}

/** What the broker does not do it says in its own words, which go to the administrator as a finding. */
async function done(command: Promise<void>, otherwise: ErrorCode): Promise<{ outcome: 'done' }> {
  try {
    await command
  } catch (error) {
    throw isFault(error, 'not-found', 'invalid', 'conflict') ? new Refusal(otherwise, { cause: error, findings: [{ message: error.message }] }) : error
  }
  return { outcome: 'done' }
}
