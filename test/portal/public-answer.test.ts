/** Nothing internal leaves by the follow-up page: the whole answer is compared with the list of what may stand in it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Entries } from '../../engine/complaints/entry.ts'
import { record } from '../../engine/complaints/events.ts'
import { followComplaint } from '../../engine/complaints/follow.ts'
import { Questions } from '../../engine/complaints/questions.ts'
import { trackingCodes } from '../../engine/complaints/receipts.ts'
import type { Deadline } from '../../engine/complaints/complaint.ts'
import { Notes } from '../../engine/notes/note.ts'
import { Elements, Instances, Resources, Tasks, type ElementDoc, type InstanceDoc, type ResourceDoc, type TaskDoc } from '../../engine/zeebe/records/shapes.ts'
import { aCase, monday, openWorkbench, type Workbench } from '../connectors/workbench.ts'

/** Every path of the answer; a list stands for its items. */
const allowed = [
  'answer.at', 'answer.text', 'canRate', 'canWithdraw', 'holders[].department.en', 'holders[].department.zh', 'holders[].role', 'letters[]', 'merged', 'next.at', 'next.stage', 'outcome',
  'questions[].answer.at', 'questions[].answer.text', 'questions[].askedAt', 'questions[].id', 'questions[].text', 'questions[].until',
  'rating.at', 'rating.comment', 'rating.satisfied', 'rating.score', 'receipt', 'receivedAt', 'state', 'steps[].at', 'steps[].text.en', 'steps[].text.zh', 'subject', 'tier', 'withdrawing', 'zone',
]

const paths = (value: unknown, at = ''): string[] => {
  if (Array.isArray(value)) return value.length === 0 ? [`${at}[]`] : value.flatMap((one) => paths(one, `${at}[]`))
  if (typeof value !== 'object' || value === null || value instanceof Date) return [at]
  return Object.entries(value).flatMap(([name, inner]) => paths(inner, at === '' ? name : `${at}.${name}`))
}

let bench: Workbench
beforeAll(async () => { bench = await openWorkbench() })
afterAll(() => bench.close())

const secret = 'INTERNAL'
const at = new Date(monday)

it('shows a case with everything in it by its public part alone', async () => {
  bench.at(monday)
  const clock = (stage: string): Deadline => ({ stage, from: at, within: 'PT24H', counting: 'around-the-clock', remind: null, at: new Date('2026-03-03T01:00:00Z'), remindAt: at, setAt: at, round: 1, calendar: `${secret}@1`, state: 'open', because: secret })
  const complaint = await aCase({
    complainant: { name: `${secret} name`, phone: '13800138000', email: 'li@internal.example' }, contacts: ['phone:13800138000'], fingerprint: secret, openedBy: secret, department: 'cardiology', departments: ['cardiology', 'radiology'],
    nature: 'quality', tier: 'dispute', facts: { tag: secret, severity: 3, doubts: ['trap'], discipline: true, about: secret, link: secret }, people: [{ role: 'complaint-specialist', person: secret }], visibleTo: [{ group: secret, sees: 'case' }],
    deadlines: [clock('plan'), { ...clock('department-radiology'), at: new Date('2026-03-02T08:00:00Z') }],
    answer: { text: 'We have repaired the lift.', at, by: secret }, rating: { satisfied: false, score: 2, comment: 'Too late.', at: new Date(at.getTime() + 1) }, outcome: 'answered',
    attachments: [{ id: secret, name: `${secret}.png`, type: 'image/png', size: 1 }],
    progress: { instanceKey: '77', state: 'handling', startedAt: at },
  })
  const { _id: complaintId } = complaint
  await Entries.create([{ _id: `${complaintId}-entry`, complaintId, taskKey: '5', elementId: 'investigate', stepName: secret, actor: secret, at, words: { factsFound: secret }, choices: { founded: secret }, state: 'kept' }])
  await Notes.create([{ _id: `${complaintId}-note`, complaintId, at, by: secret, text: secret, mentions: [], told: [secret], asks: true }])
  await record({ _id: `${complaintId}:decided`, complaintId, kind: 'case.decided', at, actor: secret, data: { set: { tag: secret } } })
  await Questions.create([{ _id: 'question-1', complaintId, text: 'Which lift?', askedAt: at, until: new Date('2026-03-04T01:00:00Z'), answeredAt: at, answer: 'The left one.' }])
  const step = { type: 'userTask', instanceKey: '77', scopeKey: '77', processId: 'complaint-handling', processKey: '9', complaintId, state: 'active', enteredAt: at, leftAt: null, calledInstanceKey: null }
  await Elements.create([{ ...step, _id: '1', elementId: 'register' }, { ...step, _id: '2', elementId: 'inspect-quietly' }] as unknown as ElementDoc[])
  await Resources.create([{ _id: '9', kind: 'process', id: 'complaint-handling', version: 1, fileName: 'complaint-handling.bpmn', checksum: '-', text: secret, at, names: { en: secret, zh: null }, elements: [
    { id: 'register', name: secret, type: 'userTask', properties: { 'public.en': 'Your complaint is being registered.', 'public.zh': '正在登记。', 'documentation.zh': secret } },
    { id: 'inspect-quietly', name: secret, type: 'userTask', properties: { 'name.zh': secret } },
  ] }] as unknown as ResourceDoc[])
  await Instances.create([{ _id: '77', processId: 'complaint-handling', processVersion: 1, processKey: '9', parentKey: null, rootKey: '77', complaintId, state: 'active', startedAt: at, endedAt: null }] as unknown as InstanceDoc[])
  const task = { elementId: 'investigate', elementInstanceKey: '2', processId: 'complaint-handling', processVersion: 1, processKey: '9', instanceKey: '77', complaintId, name: secret, nameZh: secret, formId: null, formKey: null, candidateUsers: [secret], dueAt: null, followUpAt: null, priority: 50, headers: { why: secret }, state: 'open', createdAt: at, endedAt: null, action: null, overlay: null }
  await Tasks.create([{ ...task, _id: '5', assignee: secret, candidateGroups: ['department-head:cardiology', 'administrator', `emergency:${secret}`, `staff:${secret}`, secret] }] as unknown as TaskDoc[])

  const codes = await trackingCodes()
  const seen = await followComplaint(complaint.receipt, codes.of(complaintId), codes, bench.clock)

  expect([...new Set(paths(seen))].toSorted()).toEqual(allowed.toSorted())
  expect(JSON.stringify(seen)).not.toMatch(new RegExp(`${secret}|internal|13800138000|radiology`))
  expect(seen).toMatchObject({ holders: [{ role: 'department-head', department: { en: expect.any(String) as string } }], next: { stage: 'plan' }, steps: [{ text: { en: 'Your complaint is being registered.' } }] })
})

it('says of a case that is over that nobody has it', async () => {
  const complaint = await aCase({ progress: { instanceKey: '78', state: 'closed', startedAt: at, endedAt: at }, closedAt: at })
  const codes = await trackingCodes()
  expect(await followComplaint(complaint.receipt, codes.of(complaint._id), codes, bench.clock)).toMatchObject({ state: 'closed', holders: [] })
})
