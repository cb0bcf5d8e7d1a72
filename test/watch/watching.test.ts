import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { controlledClock } from '../../engine/clock/clock.ts'
import { Complaints } from '../../engine/complaints/complaint.ts'
import { demoHospital } from '../../engine/people/index.ts'
import { saveHospital } from '../../engine/people/store.ts'
import { brokenLimits, findCases, overview, showCase, travelledPaths, variablesOf, watchProcess } from '../../engine/watch/index.ts'
import { Operations } from '../../engine/watch/operation.ts'
import { Incidents, VariableChanges, type InstanceDoc } from '../../engine/zeebe/records/shapes.ts'
import { emptied, ownDatabase, type OwnDatabase } from '../zeebe/support/database.ts'
import { anElement, anInstance, aProcess, aTask, at, aVariable, noon, took } from './projected.ts'

const clock = controlledClock()
clock.moveTo(at(120).getTime() - Date.now())
const period = { since: at(-60), until: at(600) }
let database: OwnDatabase

beforeAll(async () => {
  database = await ownDatabase()
})
afterAll(async () => await database.close())
beforeEach(async () => await emptied())

const stuck = async ({ _id, processId, processKey, complaintId }: InstanceDoc, elementId: string, message = 'mail.refused') =>
  await Incidents.create({
    _id: `9${_id}`, state: 'open', errorType: 'JOB_NO_RETRIES', message, code: message, jobKey: null, elementId, elementInstanceKey: '1', instanceKey: _id, processId, processKey, complaintId, at: noon, resolvedAt: null,
  })

const aFile = async (_id: string, receipt: string, more: object = {}) =>
  await Complaints.create({ _id, receipt, channel: 'web', subject: 's', narrative: 'n', anonymous: true, attachments: [], receivedAt: noon, departments: [], facts: {}, people: [], deadlines: [], ...more })

const found = async (wanted: Omit<Parameters<typeof findCases>[0], 'limit'>) => (await findCases({ limit: 50, ...wanted }, clock)).items.map(({ key }) => key)

describe('a live diagram', () => {
  test('says who stands where, since when, who is stuck and what is late', async () => {
    const process = await aProcess()
    const [one, two] = [await anInstance(process), await anInstance(process)]
    await anElement(one, 'call', 5)
    await anElement(two, 'call', 9)
    await aTask(one, 'call', { dueAt: at(60) })
    await aTask(two, 'call', { dueAt: at(500) })
    await stuck(two, 'call')

    const { elements, running } = await watchProcess('care', { period, clock })
    expect(running).toBe(2)
    expect(elements).toMatchObject([{ elementId: 'call', name: 'Call', nameZh: 'Call（中文）', type: 'bpmn:UserTask', active: 2, oldest: at(5), incidents: 1, overdue: 1 }])
    expect(await overview(clock)).toMatchObject([{ id: 'care', active: 2, incidents: 1, overdue: 1 }])
  })

  test('says how long they stay: half of them within, nine of ten within', async () => {
    const process = await aProcess()
    const instance = await anInstance(process)
    for (const stay of [10, 1, 9, 2, 8, 3, 7, 4, 6, 5]) await anElement(instance, 'call', 0, stay)
    await anElement(instance, 'call', 0)
    const { elements: [call] } = await watchProcess('care', { period, clock })
    expect(call).toMatchObject({ entered: 11, median: 5 * 60_000, p90: 9 * 60_000 })
  })

  test('looks only at the period that was asked for', async () => {
    const process = await aProcess()
    const instance = await anInstance(process, { startedAt: at(-500) })
    await anElement(instance, 'call', -400, -300)
    await took(instance, 'to-call')
    const { elements, flows, began, names } = await watchProcess('care', { period, clock })
    expect([elements, flows, began]).toEqual([[], [{ flowId: 'to-call', times: 1 }], 0])
    expect(names).toContainEqual({ elementId: 'call', name: 'Call', nameZh: 'Call（中文）' })
    expect((await watchProcess('care', { period: { since: at(-600), until: at(-200) }, clock })).elements).toMatchObject([{ elementId: 'call', entered: 1, median: 100 * 60_000 }])
  })

  test('shows cases of an older version at a step that the newest has no more', async () => {
    const old = await aProcess(1)
    await aProcess(2, { elements: [] })
    await anElement(await anInstance(old), 'call', 0)
    expect((await watchProcess('care', { period, clock })).elements).toMatchObject([{ elementId: 'call', name: 'Call', gone: true, active: 1 }])
    expect((await watchProcess('care', { version: 2, period, clock })).elements).toEqual([])
    await expect(watchProcess('care', { version: 3, period, clock })).rejects.toMatchObject({ code: 'process.unknown' })
  })

  test('counts a due date as broken when it was missed, not while it lies ahead', async () => {
    const instance = await anInstance(await aProcess())
    await aTask(instance, 'call', { state: 'completed', dueAt: at(10), endedAt: at(9) })
    await aTask(instance, 'call', { state: 'completed', dueAt: at(10), endedAt: at(11) })
    await aTask(instance, 'call', { dueAt: at(60) })
    await aTask(instance, 'call', { dueAt: at(300) })
    await aTask(instance, 'call', { state: 'canceled', dueAt: at(10), endedAt: at(50) })
    expect((await watchProcess('care', { period, clock })).elements).toMatchObject([{ elementId: 'call', inTime: 1, late: 2 }])
  })
})

test('the ways that most cases took come first, with an example', async () => {
  const process = await aProcess()
  const ways = [['a', 'b'], ['a', 'c'], ['c', 'a']]
  for (const way of ways) {
    const instance = await anInstance(process, { state: 'completed', endedAt: at(way[0] === 'c' ? 20 : 10) })
    await anElement(instance, 'call', 0, 5)
    await took(instance, ...way)
  }
  await anInstance(process)
  const { cases, more, paths } = await travelledPaths('care', { period })
  expect([cases, more]).toEqual([3, false])
  expect(paths.map(({ cases: count, flows, median }) => [count, flows, median])).toEqual([[2, ['a', 'c'], 10 * 60_000], [1, ['a', 'b'], 10 * 60_000]])
  expect(paths[0]?.steps).toMatchObject([{ elementId: 'call', name: 'Call' }])
})

test('the limits that broke are counted by stage and tier; what lies ahead or was replaced is not', async () => {
  await saveHospital(demoHospital(noon))
  const limit = (stage: string, state: string, minutes: number) => ({ stage, state, from: noon, within: 'PT1H', counting: 'around-the-clock', remind: null, at: at(minutes), remindAt: at(minutes), setAt: noon, round: 1, calendar: 'x@1' })
  await aFile('1', '2026-000001', { tier: 'dispute', deadlines: [limit('contact', 'met', 30), limit('plan', 'open', 60), limit('end', 'open', 500)] })
  await aFile('2', '2026-000002', { tier: 'dispute', deadlines: [limit('contact', 'missed', 30), limit('plan', 'superseded', 60)] })
  expect(await brokenLimits(period, clock.now())).toMatchObject([
    { stage: 'contact', name: { en: 'First contact' }, tier: 'dispute', kept: 1, broken: 1 }, { stage: 'plan', tier: 'dispute', kept: 0, broken: 1 },
  ])
})

describe('a case is found', () => {
  test('by its receipt or its key, with everything that it called', async () => {
    const process = await aProcess()
    await aFile('case-1', '2026-000042', { tier: 'general' })
    const root = await anInstance(process, { complaintId: 'case-1' })
    const called = await anInstance(process, { complaintId: 'case-1', parentKey: root._id, rootKey: root._id, startedAt: at(1) })
    await anInstance(process)
    expect(await found({ receipt: ' 2026-000042 ' })).toEqual([called._id, root._id])
    expect(await found({ receipt: root._id })).toEqual([called._id, root._id])
    expect(await found({ receipt: '2026-000099' })).toEqual([])
    expect((await findCases({ receipt: root._id, limit: 1 }, clock)).items).toMatchObject([{ complaint: { receipt: '2026-000042', tier: 'general' } }])
  })

  test('by a variable and its value, a number or a text alike', async () => {
    const process = await aProcess()
    const [five, text] = [await anInstance(process, { startedAt: at(2) }), await anInstance(process)]
    await aVariable(five, 'risk', 5)
    await aVariable(text, 'risk', '5')
    await aVariable(await anInstance(process), 'risk', 6)
    expect(await found({ variable: 'risk', value: '5' })).toEqual([five._id, text._id])
    expect(await found({ variable: 'risk', value: '{"$ne":null}' })).toEqual([])
    expect(await found({ variable: 'risk' })).toHaveLength(3)
  })

  test('by its error, its step, its lateness, and by several of them together', async () => {
    const process = await aProcess()
    const [mail, other, late] = [await anInstance(process), await anInstance(process), await anInstance(process)]
    for (const instance of [mail, other, late]) await anElement(instance, instance === late ? 'write' : 'call', 0)
    await stuck(mail, 'call')
    await stuck(other, 'call', 'No variable (x.*)')
    await aTask(late, 'write', { dueAt: at(30) })
    expect(await found({ error: 'MAIL' })).toEqual([mail._id])
    expect(await found({ error: '(x.*)' })).toEqual([other._id])
    expect((await found({ only: 'stuck' })).toSorted()).toEqual([mail._id, other._id].toSorted())
    expect(await found({ only: 'overdue' })).toEqual([late._id])
    expect(await found({ element: 'write' })).toEqual([late._id])
    expect(await found({ element: 'call', error: 'mail' })).toEqual([mail._id])
    expect(await found({ element: 'write', error: 'mail' })).toEqual([])
    expect((await findCases({ error: 'mail', limit: 5 }, clock)).items).toMatchObject([{ at: [{ elementId: 'call', name: 'Call', since: noon }], incidents: [{ code: 'mail.refused', elementId: 'call' }] }])
  })
})

describe('one case', () => {
  test('is shown with who called it, what it called, and where its tokens are', async () => {
    const process = await aProcess()
    const root = await anInstance(process)
    const called = await anInstance(process, { parentKey: root._id, rootKey: root._id })
    const scope = await anElement(root, 'call', 0, undefined, { calledInstanceKey: called._id })
    const inner = await anElement(root, 'write', 1, undefined, { scopeKey: scope._id })
    expect(await showCase(root._id)).toMatchObject({
      name: 'Care', callers: [], called: [{ key: called._id, elementId: 'call' }],
      elements: [{ key: scope._id, calledInstanceKey: called._id }, { key: inner._id, token: true }],
    })
    expect((await showCase(root._id)).elements[0]).not.toHaveProperty('token')
    const shown = await showCase(called._id)
    expect(shown.callers).toMatchObject([{ key: root._id, name: 'Care' }])
    expect(shown.steps.map(({ id }) => id)).toEqual(['call', 'write', 'done'])
  })

  test('knows every value that a variable had, and who changed it by hand and why', async () => {
    const instance = await anInstance(await aProcess())
    const variable = await aVariable(instance, 'tier', 'dispute')
    const { _id: variableKey, scopeKey, instanceKey, name } = variable
    await VariableChanges.create([[1, 'general', 0], [2, 'dispute', 5]].map(([id, value, minutes]) => ({ _id: `1-${id}`, variableKey, scopeKey, instanceKey, name, value: JSON.stringify(value), at: at(Number(minutes)) })))
    await Operations.create({ _id: 'o', kind: 'variable', reason: 'the office was wrong', by: 'ada', at: at(5), instanceKey, processId: 'care', complaintId: null, detail: { name: 'tier', from: '"general"', to: '"dispute"' }, outcome: 'done' })
    expect(await variablesOf(instance._id)).toEqual([{
      scope: instance._id, live: true, name: 'tier', value: 'dispute', at: noon,
      changes: [{ at: at(5), value: 'dispute', by: 'ada', reason: 'the office was wrong' }, { at: at(0), value: 'general' }],
    }])
  })
})
