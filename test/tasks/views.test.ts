/** The views of one's work on a real database, without a broker's part in it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../engine/access/actor.ts'
import { Complaints, type Complaint } from '../../engine/complaints/complaint.ts'
import { Entries } from '../../engine/complaints/entry.ts'
import { Refusal } from '../../engine/errors/errors.ts'
import { saysGone, saysPresent } from '../../engine/presence/presence.ts'
import { assignTasks, workersFor } from '../../engine/tasks/assign-tasks.ts'
import { countTasks, findTasks, loadTask, type TaskQuery } from '../../engine/tasks/find-tasks.ts'
import { removeFilter, savedFilters, saveFilter, type SavedFilter } from '../../engine/tasks/saved-filters.ts'
import { Tasks, type TaskDoc } from '../../engine/zeebe/records/shapes.ts'
import { openTask } from '../callbacks/open-task.ts'
import { aCase, monday, openWorkbench, type Workbench } from '../connectors/workbench.ts'
import { whoIs } from '../kit/who-is.ts'

let workbench: Workbench
let office: Actor
let head: Actor
let nurse: Actor
let colleague: Actor

beforeAll(async () => {
  workbench = await openWorkbench()
  office = await whoIs({ roles: 'complaint-office' })
  head = await whoIs({ department: 'cardiology', roles: 'department-head' })
  nurse = await whoIs({ department: 'cardiology', roles: { $eq: ['staff'] } })
  colleague = await whoIs({ department: 'cardiology', roles: { $eq: ['staff'] }, _id: { $ne: nurse.id } })
})
afterAll(async () => await workbench.close())
beforeEach(async () => {
  workbench.at(monday)
  await Promise.all([Tasks.deleteMany({}), Complaints.deleteMany({}), Entries.deleteMany({})])
})

const hours = (count: number): Date => new Date(Date.parse(monday) + count * 3_600_000)
const groups = ['department:cardiology']
const aTask = async (changes: Partial<TaskDoc> = {}): Promise<string> => (await openTask({ candidateGroups: groups, dueAt: hours(5), createdAt: hours(-1), ...changes }))._id
const ours = (changes: Partial<Complaint> = {}) => aCase({ department: 'cardiology', departments: ['cardiology'], tier: 'important', visibleTo: [{ group: 'complaint-office', sees: 'case-and-person' }, { group: 'department-head:cardiology', sees: 'case-and-person' }, { group: 'department:cardiology', sees: 'case' }], ...changes })
const list = async (actor: Actor, query: Partial<TaskQuery>) => (await findTasks({ state: 'open', limit: 50, ...query }, actor, workbench.clock)).items
const keys = async (actor: Actor, query: Partial<TaskQuery>): Promise<string[]> => (await list(actor, query)).map(({ key }) => key)
let entries = 0
async function did(actor: Actor, complaintId: string | null, changes: object = {}): Promise<string> {
  const taskKey = await aTask({ complaintId, state: 'completed', endedAt: hours(0) })
  entries += 1
  await Entries.create({ _id: `did-${entries}`, complaintId, taskKey, elementId: 'promise-callback', stepName: 'Step', actor: actor.id, at: hours(entries / 100), words: {}, state: 'kept', ...changes })
  return taskKey
}

describe('the views', () => {
  it('show what breaks first on top, and what has no limit last', async () => {
    const [undated, later, first] = [await aTask({ assignee: nurse.id, dueAt: null }), await aTask({ assignee: nurse.id, dueAt: hours(9) }), await aTask({ assignee: nurse.id, dueAt: hours(-2) })]
    expect(await keys(nurse, { view: 'mine' })).toEqual([first, later, undated])
  })

  it('part what I hold, what I may take and what my colleagues hold', async () => {
    const [mine, free, theirs] = [await aTask({ assignee: nurse.id }), await aTask(), await aTask({ assignee: colleague.id })]
    await aTask({ candidateGroups: ['department:radiology'] })
    const byName = await aTask({ candidateGroups: [], candidateUsers: [nurse.id] })
    expect(await keys(nurse, { view: 'mine' })).toEqual([mine])
    expect((await keys(nurse, { view: 'unassigned' })).toSorted()).toEqual([free, byName].toSorted())
    expect((await keys(nurse, { view: 'department' })).toSorted()).toEqual([mine, free, theirs].toSorted())
    expect(await countTasks(nurse, workbench.clock)).toEqual({ mine: 1, unassigned: 2, department: 3, waiting: 0 })
  })

  it('show a head the work of the department, and never a case about the head', async () => {
    const [open, about] = [await ours(), await ours({ facts: { about: head.id } })]
    const seen = await aTask({ complaintId: open._id, candidateGroups: ['operator:cardiology'], assignee: nurse.id })
    const hidden = await aTask({ complaintId: about._id, candidateGroups: ['operator:cardiology'], assignee: nurse.id })
    expect(await keys(head, { view: 'department' })).toEqual([seen])
    expect((await countTasks(head, workbench.clock)).department).toBe(1)
    expect((await loadTask(seen, head))._id).toBe(seen)
    await expect(loadTask(hidden, head)).rejects.toMatchObject({ code: 'task.unknown' })
    await expect(loadTask(seen, colleague)).rejects.toMatchObject({ code: 'task.unknown' })
  })

  it('show what others have now of cases that I worked on, and what I gave away; not what I may take myself', async () => {
    const [worked, other] = [await ours(), await ours()]
    await did(nurse, worked._id)
    const [waits, given] = [await aTask({ complaintId: worked._id, assignee: colleague.id }), await aTask({ complaintId: other._id, assignee: colleague.id, assignedBy: nurse.id, dueAt: hours(7) })]
    await aTask({ complaintId: worked._id })
    await aTask({ complaintId: worked._id, assignee: nurse.id })
    await aTask({ complaintId: other._id, assignee: colleague.id })
    expect(await keys(nurse, { view: 'waiting' })).toEqual([waits, given])
  })

  it('show what I did, the latest first, page by page, without cases that I may not read any more', async () => {
    const [open, closed] = [await ours(), await ours({ visibleTo: [{ group: 'supervision', sees: 'case' }] })]
    const did1 = await did(nurse, open._id)
    const did2 = await did(nurse, open._id)
    await did(nurse, closed._id)
    await did(colleague, open._id)
    await did(nurse, open._id, { state: 'pending' })
    const first = await findTasks({ state: 'open', view: 'done', limit: 2 }, nurse, workbench.clock)
    expect(first.items.map(({ key }) => key)).toEqual([did2])
    expect(await keys(nurse, { view: 'done', limit: 2, cursor: first.next! })).toEqual([did1])
  })

  it('lose a task at the moment in which it is done, before its record comes', async () => {
    const key = await aTask({ assignee: nurse.id })
    await Tasks.updateOne({ _id: key }, { overlay: { state: 'completed', until: hours(1) } })
    expect(await keys(nurse, { view: 'mine' })).toEqual([])
    expect((await countTasks(nurse, workbench.clock)).mine).toBe(0)
  })

  it('say what the complainant wishes in few words, and until somebody asked how the report begins', async () => {
    const complaint = await ours({ narrative: `${'I waited four hours. '.repeat(20)}` })
    const key = await aTask({ complaintId: complaint._id, assignee: nurse.id })
    expect((await list(nurse, { view: 'mine' }))[0]).toMatchObject({ key, wish: expect.stringMatching(/^I waited four hours\. .{20,70}…$/) })
    await did(colleague, complaint._id, { words: { wish: 'An apology' } })
    expect((await list(nurse, { view: 'mine' }))[0]).toMatchObject({ wish: 'An apology' })
    await Complaints.updateOne({ _id: complaint._id }, { visibleTo: [] })
    expect((await list(nurse, { view: 'mine' }))[0]).not.toHaveProperty('wish')
  })
})

describe('the filters', () => {
  it('go by tier, department, step, limit and words of the case, alone and together', async () => {
    const [grave, light] = [await ours({ tier: 'dispute', narrative: '药房发错了药' }), await ours({ tier: 'general', departments: ['cardiology', 'pharmacy'] })]
    const one = await aTask({ complaintId: grave._id, dueAt: hours(-1) })
    const two = await aTask({ complaintId: light._id, dueAt: hours(30), elementId: 'handling-plan' })
    const three = await aTask({ dueAt: null })
    const asked: [Partial<TaskQuery>, string[]][] = [
      [{ tier: 'dispute' }, [one]], [{ department: 'pharmacy' }, [two]], [{ department: 'cardiology' }, [one, two]], [{ step: 'handling-plan' }, [two]], [{ q: '发错' }, [one]], [{ q: '没有' }, []],
      [{ due: 'over' }, [one]], [{ due: 'day' }, []], [{ due: 'week' }, [two]], [{ due: 'none' }, [three]], [{ tier: 'dispute', due: 'week' }, []],
    ]
    for (const [query, found] of asked) expect([query, await keys(nurse, { view: 'unassigned', ...query })]).toEqual([query, found])
  })

  it('read on where a page ends', async () => {
    const all: string[] = []
    for (const due of [null, 3, 3, 3, null, 1]) all.push(await aTask({ assignee: nurse.id, dueAt: due === null ? null : hours(due) }))
    const seen: string[] = []
    for (let cursor: string | undefined, page = 0; page < 4; page += 1) {
      const { items, next } = await findTasks({ state: 'open', view: 'mine', limit: 2, ...(cursor && { cursor }) }, nurse, workbench.clock)
      seen.push(...items.map(({ key }) => key))
      if (!next) break
      cursor = next
    }
    expect(seen).toEqual([all[5], all[1], all[2], all[3], all[0], all[4]])
  })

  it('are kept under a name, each person\'s own, one of them first', async () => {
    const filter = (id: string, changes: Partial<SavedFilter> = {}): SavedFilter => ({ id, name: `Filter ${id}`, query: { view: 'mine', tier: 'dispute' }, first: false, ...changes })
    await saveFilter(nurse.id, filter('a', { first: true }))
    await saveFilter(nurse.id, filter('b', { first: true, name: 'Above' }))
    expect((await savedFilters(nurse.id)).map(({ id, first }) => [id, first])).toEqual([['b', true], ['a', false]])
    expect(await savedFilters(colleague.id)).toEqual([])
    await expect(removeFilter(colleague.id, 'a')).rejects.toMatchObject({ code: 'filter.unknown' })
    await removeFilter(nurse.id, 'a')
    expect((await savedFilters(nurse.id)).map(({ id }) => id)).toEqual(['b'])
  })
})

describe('giving out work', () => {
  const look = async (actor: Actor, to: string, ...tasks: string[]) =>
    (await assignTasks({ keys: tasks, to, dryRun: true }, actor, { zeebe: null as never, clock: workbench.clock })).map(({ given, refused }) => (given ? 'goes' : refused?.code))

  it('is looked at first: each task goes or says why not, and nothing happens', async () => {
    const about = await ours({ facts: { about: colleague.id } })
    const [free, held, foreign, kept, closed] = [await aTask(), await aTask({ assignee: colleague.id }), await aTask({ candidateGroups: ['department:radiology'] }), await aTask({ complaintId: about._id }), await aTask({ state: 'completed' })]
    expect(await look(head, colleague.id, free, held, foreign, kept, closed)).toEqual(['goes', 'task.held', 'task.unknown', 'note.kept-from', 'task.closed'])
    expect(await look(office, colleague.id, free, foreign)).toEqual(['goes', 'goes'])
    expect(await look(head, office.id, free)).toEqual(['task.not-theirs'])
    expect(await look(head, 'nobody', free)).toEqual(['person.unknown'])
    expect(await Tasks.find({ _id: { $in: [free, foreign] }, assignee: null }).countDocuments()).toBe(2)
  })

  it('goes to people of one\'s own, with what they have already', async () => {
    await aTask({ assignee: colleague.id })
    const people = await workersFor(head, new Date(monday))
    expect(people.find(({ id }) => id === colleague.id)).toMatchObject({ open: 1 })
    expect(new Set(people.map(({ department }) => department))).toEqual(new Set(['cardiology']))
    expect((await workersFor(office, new Date(monday))).length).toBeGreaterThan(people.length)
  })
})

it('the list says which colleague has a task open, until they leave it', async () => {
  const key = await aTask()
  await saysPresent('task', key, nurse.id)
  await saysPresent('file', key, colleague.id)
  expect(await list(colleague, { view: 'unassigned' })).toMatchObject([{ key, here: [nurse.id] }])
  expect((await list(nurse, { view: 'unassigned' }))[0]).not.toHaveProperty('here')
  await saysGone('task', key, nurse.id)
  expect((await list(colleague, { view: 'unassigned' }))[0]).not.toHaveProperty('here')
})

it('a cursor that is none of ours is refused', async () => {
  await expect(findTasks({ state: 'open', view: 'mine', limit: 5, cursor: 'x' }, nurse, workbench.clock)).rejects.toBeInstanceOf(Refusal)
})
