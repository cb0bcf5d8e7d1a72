import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Complaints } from '../../engine/complaints/complaint.ts'
import { Entries } from '../../engine/complaints/entry.ts'
import { CaseEvents } from '../../engine/complaints/events.ts'
import { decisionsOf } from '../../engine/zeebe/decisions.ts'
import { startProjection } from '../../engine/zeebe/records/projection.ts'
import { DeadLetters, Decisions, Elements, Flows, Incidents, Instances, Jobs, Records, Resources, Tasks, Timers, VariableChanges, Variables, type RawRecord } from '../../engine/zeebe/records/shapes.ts'
import { emptied, ownDatabase, silent, type OwnDatabase } from './support/database.ts'
import { caseFiles, caughtUp, everything, project, recording, releases } from './support/recording.ts'

let database: OwnDatabase
beforeAll(async () => {
  database = await ownDatabase()
})
afterAll(async () => await database.close())
beforeEach(async () => {
  await emptied()
  await caseFiles()
})

describe.each(releases)('what a broker %s exported', (release) => {
  beforeEach(async () => await project(recording(release)))

  test('is the way of each case as it was', async () => {
    const instances = await Instances.find({ complaintId: { $ne: null } }).sort({ startedAt: 1 }).lean()
    expect(instances.filter(({ parentKey }) => !parentKey).map(({ processId, complaintId, state }) => [processId, complaintId, state])).toEqual([
      ['complaint-handling', 'case-1', 'completed'],
      ['complaint-handling', 'case-2', 'canceled'],
      ['complaint-handling', 'case-3', 'active'],
      ['test-plain', 'case-3', 'active'],
    ])
    for (const called of instances.filter(({ parentKey }) => parentKey)) {
      const parent = instances.find(({ _id }) => _id === called.parentKey)
      expect(called).toMatchObject({ processId: 'test-handle', rootKey: parent?._id, complaintId: parent?.complaintId, state: parent?.state })
      expect(await Elements.findOne({ calledInstanceKey: called._id }).lean()).toMatchObject({ elementId: 'handle', instanceKey: parent?._id })
    }
  })

  test('tells the case file where its process stands', async () => {
    const files = await Complaints.find().sort({ _id: 1 }).lean()
    expect(files.map(({ progress }) => progress?.state)).toEqual(['closed', 'canceled', 'handling'])
    expect(files.map(({ progress }) => Boolean(progress?.endedAt))).toEqual([true, true, false])
    expect((await Instances.findById(files[0]?.progress?.instanceKey).lean())?.processId).toBe('complaint-handling')
  })

  test('is a list of tasks with names in both languages, groups, form and due date', async () => {
    const [done] = await Tasks.find({ elementId: 'contact', complaintId: 'case-1' }).lean()
    expect(done).toMatchObject({
      name: 'Contact the complainant', nameZh: '联系投诉人', formId: 'test-contact', headers: { meets: 'contact' }, assignee: 'bob', state: 'completed',
      candidateGroups: ['complaint-office', 'department:surgery'], action: 'complete:entry-1', overlay: null, priority: 50,
    })
    expect(Number(done?.dueAt) - Number(done?.createdAt)).toBeCloseTo(24 * 3600_000, -4)
    expect((await Tasks.find({ complaintId: { $ne: null } }).sort({ complaintId: 1, elementId: 1, state: 1 }).lean()).map(({ complaintId, elementId, state }) => [complaintId, elementId, state])).toEqual([
      ['case-1', 'contact', 'completed'], ['case-1', 'correct', 'completed'], ['case-2', 'contact', 'canceled'], ['case-3', 'ask', 'completed'], ['case-3', 'ask', 'open'],
      ['case-3', 'contact', 'open'],
    ])
  })

  test('keeps the words of a completed task and meets the deadline of its round', async () => {
    expect((await Entries.findById('entry-1').lean())?.state).toBe('kept')
    const file = await Complaints.findById('case-1').lean()
    const done = await Tasks.findOne({ elementId: 'contact', complaintId: 'case-1' }).lean()
    expect(file?.deadlines.map(({ stage, round, state, metAt }) => [stage, round, state, metAt])).toEqual([
      ['contact', 1, 'met', done?.endedAt], ['plan', 1, 'open', undefined], ['contact', 2, 'open', undefined],
    ])
    expect((await CaseEvents.find().lean()).map(({ complaintId, kind, at }) => [complaintId, kind, at])).toEqual([['case-1', 'deadline.met', done?.endedAt]])
  })

  test('shows what was stuck, with the code of the connector', async () => {
    const [incident, ...more] = await Incidents.find().lean()
    expect(more).toEqual([])
    expect(incident).toMatchObject({ state: 'resolved', code: 'staff.away', errorType: 'JOB_NO_RETRIES', elementId: 'find', processId: 'test-handle', complaintId: 'case-1' })
  })

  test('keeps only open jobs and timers', async () => {
    expect(await Jobs.find().lean()).toEqual([])
    expect((await Timers.find().lean()).map(({ elementId }) => elementId)).toEqual(['late'])
  })

  test('says why the table decided as it did', async () => {
    const [decision] = await Decisions.find({ complaintId: 'case-1' }).lean()
    expect(decision).toMatchObject({ decisionId: 'test-tier', decisionName: 'Tier', elementId: 'tier', failed: false })
    expect(await decisionsOf(decision?.instanceKey ?? '')).toMatchObject([
      { decisionId: 'test-tier', output: '"dispute"', failed: false, tables: [{ evaluatedInputs: [{ inputName: 'Severity', inputValue: '5' }], matchedRules: [{ ruleId: 'grave', ruleIndex: 2 }] }] },
    ])
  })

  test('counts the flows taken and the elements entered', async () => {
    const called = await Instances.findOne({ processId: 'test-handle', complaintId: 'case-1' }).lean()
    const flows = await Flows.find({ instanceKey: called?._id ?? '' }).lean()
    expect(Object.fromEntries(flows.map(({ flowId, times }) => [flowId, times]))).toEqual({ 'to-find': 1, 'to-contact': 1, 'to-publish': 1, 'to-correct': 1, again: 1, 'to-end': 1 })
    const publish = await Elements.find({ instanceKey: called?._id ?? '', elementId: 'publish' }).sort({ enteredAt: 1 }).lean()
    expect(publish.map(({ state }) => state)).toEqual(['terminated', 'completed'])
    expect(await Elements.countDocuments({ complaintId: 'case-1', state: 'active' })).toBe(0)
  })

  test('keeps the latest value of each variable as JSON', async () => {
    const plain = await Instances.findOne({ processId: 'test-plain' }).lean()
    const variables = await Variables.find({ scopeKey: plain?._id ?? '' }).lean()
    expect(Object.fromEntries(variables.map(({ name, value }) => [name, JSON.parse(value)]))).toMatchObject({ complaintId: 'case-3', deep: { at: [] }, added: 'later' })
  })

  test('keeps every value that a variable had', async () => {
    const plain = await Instances.findOne({ processId: 'test-plain' }).lean()
    const values = await VariableChanges.find({ instanceKey: plain?._id ?? '', name: 'deep' }).sort({ at: 1 }).lean()
    expect(values.map(({ value }) => JSON.parse(value) as unknown)).toEqual([{ at: [1, 'two', null] }, { at: [] }])
    for (const variable of await Variables.find().lean()) expect(await VariableChanges.exists({ variableKey: variable._id, value: variable.value })).not.toBeNull()
  })

  test('follows an instance that was moved to another version', async () => {
    const moved = await Instances.findOne({ processId: 'test-movable' }).lean()
    expect(moved).toMatchObject({ processVersion: 2, state: 'active', complaintId: null })
    expect(await Tasks.findOne({ instanceKey: moved?._id ?? '' }).lean()).toMatchObject({ elementId: 'wait-longer', processVersion: 2, processKey: moved?.processKey, state: 'open' })
    expect(await Elements.findOne({ instanceKey: moved?._id ?? '', state: 'active' }).lean()).toMatchObject({ elementId: 'wait-longer', processKey: moved?.processKey })
  })

  test('keeps each deployed version with its text, names and elements', async () => {
    const versions = await Resources.find({ kind: 'process', id: 'test-movable' }).sort({ version: 1 }).lean()
    expect(versions.map(({ version, text }) => [version, text.includes('wait-longer')])).toEqual([[1, false], [2, true]])
    const handle = await Resources.findOne({ id: 'test-handle' }).lean()
    expect(handle?.elements.find(({ id }) => id === 'contact')).toMatchObject({ id: 'contact', type: 'bpmn:UserTask', name: 'Contact the complainant', nameZh: '联系投诉人', properties: { 'public.en': 'We contact you' } })
    expect((await Resources.findOne({ id: 'complaint-handling' }).lean())?.names).toEqual({ en: 'A case', zh: '投诉' })
    expect((await Resources.findOne({ kind: 'decision-requirements' }).lean())?.elements.map(({ id }) => id)).toEqual(['test-tier'])
  })
})

describe('the same records', () => {
  const shuffled = (records: RawRecord[], seed: number): RawRecord[] => {
    const all = [...records]
    for (let at = all.length - 1, state = seed; at > 0; at -= 1) {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      const other = state % (at + 1)
      ;[all[at], all[other]] = [all[other]!, all[at]!]
    }
    return all
  }

  test('twice, in other bulks, give the same documents', async () => {
    await project(recording())
    const once = await everything()

    await project(recording(), 7)
    await project(recording().slice(100, 300), 200)

    expect(await everything()).toEqual(once)
  })

  test('one by one, or out of order within their bulk, give the same documents', async () => {
    await project(recording())
    const once = await everything()

    await emptied()
    await caseFiles()
    await project(recording(), 1)
    expect(await everything()).toEqual(once)

    await emptied()
    await caseFiles()
    const projection = await startProjection({ log: silent, recordsDays: 0 })
    for (let at = 0; at < recording().length; at += 40) await projection.append(shuffled(recording().slice(at, at + 40), at + 1))
    await caughtUp(projection)
    await projection.close()
    expect(await everything()).toEqual(once)
  })

  test('delivered again while they are being applied give the same documents', async () => {
    await project(recording())
    const once = await everything()
    await emptied()
    await caseFiles()

    const projection = await startProjection({ log: silent, recordsDays: 0 })
    const records = recording()
    await Promise.all([0, 60, 30, 90].map((from) => projection.append(records.slice(Math.max(0, from - 30), from + 60))))
    await projection.append(records)
    await caughtUp(projection)
    await projection.close()

    const { deadLetters: _late, ...exact } = await everything()
    expect(exact).toEqual(Object.fromEntries(Object.entries(once).filter(([name]) => name !== 'deadLetters')))
  })
})

test('what was stored before a restart is applied after it', async () => {
  await project(recording())
  const once = await everything()
  await emptied()
  await caseFiles()

  await Records.collection.insertMany(recording() as object[])
  const projection = await startProjection({ log: silent, recordsDays: 0 })
  expect(projection.lag()).toMatchObject([{ partition: 1 }])
  await caughtUp(projection)
  await projection.close()

  expect(await everything()).toEqual(once)
})

test('what an acknowledged command made a task look like ends with its record', async () => {
  const claimed = recording().findIndex(({ valueType, intent }) => valueType === 'USER_TASK' && intent === 'ASSIGNED')
  const key = recording()[claimed]!.key
  await project(recording().slice(0, claimed))
  await Tasks.updateOne({ _id: key }, { overlay: { state: 'completed', until: new Date(Date.now() + 60_000) } })

  await project(recording().slice(0, claimed + 1))

  expect(await Tasks.findById(key).lean()).toMatchObject({ assignee: 'ann', state: 'open', overlay: null })
})

test('keys past 2^53 stay exact, on their own partition', async () => {
  const partition = 200
  const moved = recording().map(({ _id, value, key, ...rest }) => {
    const lift = (text: string) => text.replaceAll(/\b2251\d{12}\b/g, (digits) => String(BigInt(digits) + (BigInt(partition - 1) << 51n)))
    return { ...rest, _id: { p: partition, n: _id.n }, key: lift(key), value: lift(value) }
  })
  expect(BigInt(moved.at(-1)?.key ?? 0)).toBeGreaterThan(2n ** 58n)

  await project(moved)

  const task = await Tasks.findOne({ elementId: 'contact', complaintId: 'case-1' }).lean()
  const key = BigInt(task?._id ?? 0)
  expect(key >> 51n).toBe(BigInt(partition))
  expect(moved.some((record) => record.valueType === 'USER_TASK' && record.key === String(key))).toBe(true)
  expect(await Instances.findById(task?.instanceKey).lean()).toMatchObject({ processId: 'test-handle', complaintId: 'case-1' })
  expect(await Elements.findById(task?.elementInstanceKey).lean()).toMatchObject({ elementId: 'contact' })
})

test('a record that cannot be applied is put aside, and its partition goes on', async () => {
  const records = recording()
  const broken = records.findIndex(({ valueType, intent }) => valueType === 'TIMER' && intent === 'CREATED')
  records[broken] = { ...records[broken]!, value: '{"this is": no JSON' }

  await project(records)

  expect((await DeadLetters.find().lean()).map(({ _id }) => _id)).toEqual([records[broken]!._id])
  expect((await Complaints.find().sort({ _id: 1 }).lean()).map(({ progress }) => progress?.state)).toEqual(['closed', 'canceled', 'handling'])
  expect((await everything()).cursors).toEqual([{ _id: 1, position: records.at(-1)!._id.n }])
})

test('a record after its successors is shown, and a commit tells of what changed', async () => {
  const records = recording()
  const late = records.findIndex(({ valueType }) => valueType === 'DECISION_EVALUATION')
  const seen = new Set<string>()
  const projection = await startProjection({ log: silent, recordsDays: 0 })
  projection.changes.on('changed', ({ complaintIds, taskKeys }) => [...complaintIds, ...taskKeys].forEach((id) => seen.add(id)))

  await projection.append(records.toSpliced(late, 1))
  await caughtUp(projection)
  await projection.append([records[late]!])

  expect(await projection.deadLetters()).toBe(1)
  expect((await DeadLetters.findOne().lean())?._id).toEqual(records[late]!._id)
  expect([...seen]).toEqual(expect.arrayContaining(['case-1', 'case-2', 'case-3', ...(await Tasks.find().lean()).map(({ _id }) => _id)]))
  await projection.close()
})
