/** The room of a declared emergency, on a real database. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Actor } from '../../engine/access/actor.ts'
import { Audit } from '../../engine/access/audit.ts'
import { Complaints } from '../../engine/complaints/complaint.ts'
import { Entries, type Entry } from '../../engine/complaints/entry.ts'
import { Emergencies } from '../../engine/emergencies/emergency.ts'
import { readRoom } from '../../engine/emergencies/show-room.ts'
import { Corrections } from '../../engine/improvement/correction.ts'
import { Instances, Tasks, type InstanceDoc } from '../../engine/zeebe/records/shapes.ts'
import { openTask } from '../callbacks/open-task.ts'
import { aCase, monday, openWorkbench, type Workbench } from '../connectors/workbench.ts'
import { whoIs } from '../kit/who-is.ts'

let workbench: Workbench
let leader: Actor
let member: Actor
let nurse: Actor
const at = (hours: number): Date => new Date(new Date(monday).getTime() + hours * 3_600_000)

beforeAll(async () => {
  workbench = await openWorkbench()
  ;[leader, nurse] = await Promise.all([whoIs({ roles: 'leadership' }), whoIs({ department: 'cardiology', roles: 'staff' })])
  member = await whoIs({ _id: { $ne: nurse.id }, roles: 'staff' })
})
afterAll(async () => await workbench.close())
beforeEach(async () => {
  workbench.at(monday)
  await Promise.all([Emergencies.deleteMany({}), Complaints.deleteMany({}), Instances.deleteMany({}), Tasks.deleteMany({}), Entries.deleteMany({}), Corrections.deleteMany({}), Audit.deleteMany({})])
  await Emergencies.create({
    _id: 'em-1', state: 'declared', causes: ['waiting-time'], places: [], since: at(-24), until: null, coordinator: leader.id, handler: member.id, deputy: null, team: [], rootKey: '1', startId: null,
    pictures: [], changes: [{ state: 'declared', at: at(-20), job: 'j' }],
  })
})

const instance = (_id: string, processId: string, state: InstanceDoc['state'] = 'active'): InstanceDoc => ({ _id, processId, processVersion: 1, processKey: '1', parentKey: null, rootKey: '1', complaintId: null, state, startedAt: at(-10), endedAt: null })
const running = { progress: { instanceKey: '9', state: 'handling' as const, startedAt: at(-5) }, facts: { tag: 'waiting-time' }, department: 'outpatient', departments: ['outpatient'], visibleTo: [{ group: 'leadership', sees: 'case' as const }] }
const clock = (limit: number) => ({ stage: 'plan', from: at(-5), within: 'PT1H', counting: 'around-the-clock' as const, remind: null, at: at(limit), remindAt: at(limit), setAt: at(-5), round: 1, calendar: 'h@1', state: 'open' as const })

it('puts together what is counted now, who chooses, what was corrected before, what runs, what comes next, and what happened', async () => {
  await Instances.create([instance('1', 'emergency-response'), instance('2', 'emergency-solutions')])
  const drafted = await openTask({ instanceKey: '2', elementId: 'draft-solution', candidateGroups: ['department:outpatient'], state: 'completed', name: 'Draft a solution', nameZh: '拟定方案' })
  await openTask({ instanceKey: '2', elementId: 'draft-solution', candidateGroups: ['department:registration'], dueAt: at(2) })
  await openTask({ instanceKey: '2', elementId: 'choose-solution', candidateGroups: ['department-head:outpatient'], dueAt: at(4), name: 'The head chooses' })
  await Entries.create({ _id: 'draft', rootKey: '1', complaintId: null, taskKey: drafted._id, elementId: 'draft-solution', stepName: 'Draft a solution', actor: member.id, at: at(-1), words: { solution: 'Open two more counters.' }, state: 'kept' })
  await Corrections.create({ _id: 'c', causes: ['waiting-time'], text: 'Numbers are called on screens.', source: 'em-0', applied: [{ departments: ['outpatient'], at: at(-900), job: 'j' }] })
  const [later, sooner] = [await aCase({ ...running, deadlines: [clock(9)] }), await aCase({ ...running, deadlines: [clock(3)] })]
  await aCase({ ...running, facts: { tag: 'attitude' } })

  const room = await readRoom('em-1', leader, workbench.clock)
  expect(room).toMatchObject({
    state: 'declared', now: { cases: 2, open: 2, byPlace: { outpatient: 2 } },
    corrections: [{ text: 'Numbers are called on screens.', applied: [{ departments: ['outpatient'] }] }],
    running: { total: 2, shown: [{ id: sooner._id }, { id: later._id }] },
    solutions: [{ running: true, drafts: [{ department: 'outpatient', text: 'Open two more counters.' }], owed: [{ department: 'registration', dueAt: at(2) }], choices: [{ step: 'choose-solution', departments: ['outpatient'], by: null, dueAt: at(4) }] }],
    journal: [{ step: { en: 'Draft a solution', zh: '拟定方案' }, by: { id: member.id } }, { state: 'declared' }],
  })
  expect(room.steps.map(({ dueAt }) => dueAt)).toEqual([at(2), at(4)])
})

it('says what was chosen, and that leadership approved it', async () => {
  await Instances.create(instance('2', 'emergency-solutions', 'completed'))
  const chosen = await openTask({ instanceKey: '2', elementId: 'choose-solution', candidateGroups: ['department-head:outpatient'], state: 'completed', createdAt: at(-9) })
  const reported = await openTask({ instanceKey: '2', elementId: 'report-first-hand', candidateGroups: ['leadership'], state: 'completed' })
  const entry = (key: string, choices: Record<string, unknown>): Entry => ({ _id: key, rootKey: '1', complaintId: null, taskKey: key, elementId: 'x', stepName: 'X', actor: leader.id, at: at(-1), words: {}, choices, state: 'kept' })
  await Entries.create([entry(chosen._id, { chosen: 'draft' }), entry(reported._id, { approved: 'yes' })])
  expect((await readRoom('em-1', member, workbench.clock)).solutions[0]!.choices.map(({ step, chosen: ids, approved, by }) => [step, ids, approved, by?.id])).toEqual([['choose-solution', ['draft'], undefined, leader.id], ['report-first-hand', undefined, true, leader.id]])
})

it('is shut to everybody else, as if there were none, and says who looked', async () => {
  await expect(readRoom('em-1', nurse, workbench.clock)).rejects.toMatchObject({ code: 'emergency.unknown' })
  await expect(readRoom('em-2', leader, workbench.clock)).rejects.toMatchObject({ code: 'emergency.unknown' })
  await readRoom('em-1', member, workbench.clock)
  expect((await Audit.find({ action: 'emergency.read' }).sort({ _id: 1 }).lean()).map(({ actor, outcome }) => [actor, outcome])).toEqual([[nurse.id, 'refused'], [leader.id, 'refused'], [member.id, 'allowed']])
})
