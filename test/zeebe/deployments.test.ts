import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Refusal } from '../../engine/errors/errors.ts'
import type { Zeebe } from '../../engine/zeebe/client.ts'
import { deployFiles } from '../../engine/zeebe/deploy/deploy-files.ts'
import { deployShipped } from '../../engine/zeebe/deploy/deploy-shipped.ts'
import { retryIncident } from '../../engine/zeebe/incidents.ts'
import { getInstance } from '../../engine/zeebe/instances.ts'
import { listProcesses, processKeyOf, processXml } from '../../engine/zeebe/processes.ts'
import { Incidents, Resources, Tasks } from '../../engine/zeebe/records/shapes.ts'
import { eventually } from '../kit/client.ts'
import { callActivity, form, process, ruleTask, serviceTask, table, userTask } from './deploy/diagrams.ts'
import { connectToBroker, connectToServersDatabase, unique } from './support/broker.ts'
import { silent } from './support/database.ts'

let zeebe: Zeebe
let connection: Awaited<ReturnType<typeof connectToServersDatabase>>
beforeAll(async () => {
  zeebe = await connectToBroker()
  connection = await connectToServersDatabase()
})
afterAll(async () => {
  await zeebe.close()
  await connection.close()
})

const bpmn = (id: string, step: string) => ({ name: `${id}.bpmn`, content: process(id, step) })
const findingsOf = async (deployment: Promise<unknown>): Promise<unknown> => {
  const error: unknown = await deployment.then(() => 'it was deployed', (refusal: unknown) => refusal)
  if (!(error instanceof Refusal)) throw new Error(String(error))
  expect(error.code).toBe('deployment.refused')
  return error.extra.findings
}

describe('a deployment', () => {
  test('of diagram, table and form together can be read and run at once', async () => {
    const id = unique('whole')
    const files = [bpmn(id, userTask(`<zeebe:formDefinition formId="${id}-form" />`)), bpmn(`${id}-rule`, ruleTask(`${id}-table`)), { name: 'd.dmn', content: table(`${id}-table`) }, { name: 'f.form', content: form(`${id}-form`) }]

    const { processes, decisions, forms, warnings } = await deployFiles(zeebe, files, [])

    expect({ processes: processes.map((one) => one.id), decisions: decisions.map((one) => one.id), forms: forms.map((one) => one.id), warnings }).toEqual(
      { processes: [id, `${id}-rule`], decisions: [`${id}-table`], forms: [`${id}-form`], warnings: [] })
    expect(await processXml(id, 1)).toBe(files[0]?.content)
    expect(await processKeyOf(id, 1)).toBe(processes[0]?.key)
    expect((await listProcesses()).find((one) => one.id === id)).toMatchObject({ version: 1, versions: [1], active: 0, incidents: 0 })
  })

  test('with a fault in one file deploys none of them', async () => {
    const id = unique('faulty')
    const faulty = { name: 'x.bpmn', content: process(`${id}-x`, userTask()).replace('<bpmn:definitions', '<!DOCTYPE x><bpmn:definitions') }

    expect(await findingsOf(deployFiles(zeebe, [bpmn(id, userTask()), faulty], []))).toEqual([
      { file: 'x.bpmn', elementId: null, rule: 'doctype', message: expect.any(String) as string, zh: expect.any(String) as string, severity: 'error' },
    ])

    await expect(zeebe.createInstance(id, {})).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('that only the broker refuses deploys none of its files either, and says what the broker said', async () => {
    const id = unique('twice')
    const findings = await findingsOf(deployFiles(zeebe, [bpmn(id, userTask()), { name: 'again.bpmn', content: process(id, serviceTask('x')) }], null))

    expect(findings).toContainEqual(expect.objectContaining({ rule: 'broker', message: expect.stringContaining(id) as string }))
    await expect(zeebe.createInstance(id, {})).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('needs what its steps call, in the same files or deployed before', async () => {
    const id = unique('calls')
    const caller = [bpmn(`${id}-a`, callActivity(`${id}-b`)), bpmn(`${id}-c`, ruleTask(`${id}-d`)), bpmn(`${id}-e`, userTask(`<zeebe:formDefinition formId="${id}-f" />`))]
    const missing = (letter: string, rule: string) => expect.objectContaining({ file: `${id}-${letter}.bpmn`, elementId: 'step', rule })

    expect(await findingsOf(deployFiles(zeebe, caller, []))).toEqual([missing('a', 'process-missing'), missing('c', 'decision-missing'), missing('e', 'form-missing')])
    await deployFiles(zeebe, [bpmn(`${id}-b`, userTask()), { name: 'd.dmn', content: table(`${id}-d`) }, { name: 'f.form', content: form(`${id}-f`) }], [])
    expect((await deployFiles(zeebe, caller, [])).processes).toHaveLength(3)
  })

  test('with a job type that nobody works on is refused, naming the step', async () => {
    const id = unique('foreign')
    expect(await findingsOf(deployFiles(zeebe, [bpmn(id, serviceTask(id))], ['notify']))).toEqual([expect.objectContaining({ elementId: 'step', rule: 'job-type' })])
  })
})

test('the shipped processes are deployed once, and a hospital\'s own version of one stays the latest', async () => {
  const shipped = await Resources.findOne({ kind: 'process', id: 'tier-general' }).sort({ version: -1 }).lean()
  const own = shipped?.text.replace('name="', 'name="Our ') ?? ''
  const { processes: [deployed] } = await deployFiles(zeebe, [{ name: shipped?.fileName ?? '', content: own }], null)

  await deployShipped(zeebe, { pack: 'base', clock: { now: () => new Date() }, log: silent })

  const latest = await Resources.findOne({ kind: 'process', id: 'tier-general' }).sort({ version: -1 }).lean()
  expect(latest?._id).toBe(deployed?.key)
  expect((await deployFiles(zeebe, [{ name: shipped?.fileName ?? '', content: shipped?.text ?? '' }], null)).processes[0]?.version).toBe((deployed?.version ?? 0) + 1)
})

test('an instance shows where it stands, and a retry says success only when the cause is gone', async () => {
  const id = unique('stuck')
  const stuck = serviceTask('x').replace('type="x"', 'type="=wanted"')
  await deployFiles(zeebe, [bpmn(id, stuck)], null)
  const { instanceKey } = await zeebe.createInstance(id, { text: 'a', key: '9007199254740993' })
  const incident = await eventually('incident', async () => await Incidents.findOne({ instanceKey, state: 'open' }).lean())

  expect(await getInstance(instanceKey)).toMatchObject({
    key: instanceKey, state: 'active', processId: id, version: 1, variables: { text: 'a', key: '9007199254740993' },
    elements: [{ elementId: 'start', state: 'completed' }, { elementId: 'step', name: 'Step', state: 'active' }],
    incidents: [{ key: incident._id, elementId: 'step', code: 'EXTRACT_VALUE_ERROR' }], flows: [{ flowId: 'to-step', times: 1 }],
  })
  expect(await retryIncident(zeebe, incident._id)).toMatchObject({ resolved: false, code: 'EXTRACT_VALUE_ERROR' })

  await zeebe.setVariables(instanceKey, { wanted: id }, false)
  const again = await eventually('incident', async () => await Incidents.findOne({ instanceKey, state: 'open' }).lean())
  expect(await retryIncident(zeebe, again._id)).toEqual({ resolved: true })
  await expect(retryIncident(zeebe, again._id)).rejects.toMatchObject({ code: 'incident.unknown' })

  await zeebe.cancelInstance(instanceKey)
  await eventually('canceled', async () => (await getInstance(instanceKey)).state === 'canceled')
  await expect(getInstance('1')).rejects.toMatchObject({ code: 'instance.unknown' })
})

test('a running instance moves to another version', async () => {
  const id = unique('moves')
  await deployFiles(zeebe, [bpmn(id, userTask())], null)
  const { instanceKey } = await zeebe.createInstance(id, {})
  await eventually('task', async () => await Tasks.exists({ instanceKey, state: 'open' }))
  await deployFiles(zeebe, [{ name: `${id}.bpmn`, content: process(id, userTask()).replaceAll('"step"', '"other"') }], null)

  await zeebe.migrateInstance(instanceKey, { targetProcessKey: await processKeyOf(id, 2), mapping: [{ from: 'step', to: 'other' }] })

  await eventually('moved', async () => (await getInstance(instanceKey)).version === 2)
  expect((await getInstance(instanceKey)).elements.at(-1)).toMatchObject({ elementId: 'other', state: 'active' })
  expect(await Tasks.findOne({ instanceKey, state: 'open' }).lean()).toMatchObject({ elementId: 'other', processVersion: 2 })
})
