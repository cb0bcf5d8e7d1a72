import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actorOf } from '../../engine/access/authenticate.ts'
import { draftOf, dropDrafts, keepDraft } from '../../engine/tasks/drafts.ts'
import { nextSteps } from '../../engine/tasks/next-steps.ts'
import { Elements, Instances, Resources, Tasks } from '../../engine/zeebe/records/shapes.ts'
import { monday, openWorkbench, type Workbench } from '../connectors/workbench.ts'

const at = new Date(monday)
let bench: Workbench
beforeAll(async () => {
  bench = await openWorkbench()
  for (const id of ['tier-important', 'case-work', 'case-watch']) {
    const text = await readFile(new URL(`../../processes/${id}/${id}.bpmn`, import.meta.url), 'utf8')
    await Resources.create({ _id: `key-${id}`, kind: 'process', id, version: 1, text, at })
  }
  const instance = { processVersion: 1, rootKey: '1', complaintId: null, state: 'active' as const, startedAt: at, endedAt: null }
  await Instances.create([
    { ...instance, _id: '1', processId: 'case-work', processKey: 'key-case-work', parentKey: null },
    { ...instance, _id: '2', processId: 'tier-important', processKey: 'key-tier-important', parentKey: '1' },
  ])
  await Elements.create({ _id: '10', elementId: 'important', type: 'CALL_ACTIVITY', instanceKey: '1', scopeKey: '1', processId: 'case-work', processKey: 'key-case-work', complaintId: null, state: 'active', enteredAt: at, leftAt: null, calledInstanceKey: '2' })
})
afterAll(() => bench.close())

const after = async (processId: string, instanceKey: string, elementId: string) =>
  (await nextSteps({ processKey: `key-${processId}`, instanceKey, elementId })).map(({ when, steps }) => [when.map(({ en }) => en).join(' '), ...steps.map(({ kind, name }) => `${kind}: ${name.en}`)])

describe('what comes after a task', () => {
  test('is said for each answer of the question that follows it, in both languages', async () => {
    expect(await after('tier-important', '2', 'contact-complainant')).toEqual([
      ['Several departments? no', expect.stringContaining('task: ')],
      ['Several departments? yes', expect.stringContaining('called: ')],
    ])
    const [way] = await nextSteps({ processKey: 'key-tier-important', instanceKey: '2', elementId: 'contact-complainant' })
    expect(way!.when[0]!.zh).toMatch(/\p{Script=Han}/u)
  })

  test('leaves out what ends beside it, and names what happens by itself', async () => {
    const ways = await after('tier-important', '2', 'handling-plan')
    expect(ways).toContainEqual(['', 'task: Confirm the result'])
    expect(ways.flat().some((step) => step.startsWith('end: '))).toBe(false)
  })

  test('goes on in the process that called', async () => {
    const ways = await after('tier-important', '2', 'confirm-result')
    expect(ways.length).toBeGreaterThan(0)
    expect(ways.flat().join()).toContain('automatic: ')
  })

  test('is nothing where the diagram is not known', async () => {
    expect(await after('unknown', '3', 'x')).toEqual([])
  })
})

test('a half-filled form is kept for whoever fills it in, the newest, until the task is done', async () => {
  await Tasks.create({
    _id: '500', elementId: 'contact-complainant', elementInstanceKey: '20', processId: 'tier-important', processVersion: 1, processKey: 'key-tier-important', instanceKey: '2', complaintId: null, name: 'Contact',
    candidateGroups: ['department:cardiology'], candidateUsers: [], headers: {}, state: 'open', createdAt: at,
  })
  const [mine, colleague, stranger] = await Promise.all(['wang-min', 'li-jianhua', 'cheng-jun'].map(async (_id) => (await actorOf({ _id }))!))
  await keepDraft('500', { findings: 'At first' }, mine!, bench.clock)
  await keepDraft('500', { findings: 'Then', reached: 'yes' }, mine!, bench.clock)
  expect((await draftOf('500', mine!, bench.clock))?.data).toEqual({ findings: 'Then', reached: 'yes' })
  expect(await draftOf('500', colleague!, bench.clock)).toBeNull()
  await expect(draftOf('500', stranger!, bench.clock)).rejects.toMatchObject({ code: 'task.unknown' })
  await expect(keepDraft('500', { findings: 'x' }, stranger!, bench.clock)).rejects.toMatchObject({ code: 'task.unknown' })
  await dropDrafts('500')
  expect(await draftOf('500', mine!, bench.clock)).toBeNull()
})
