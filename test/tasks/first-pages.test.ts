/** What the first page of a list costs, in documents that the database reads for it: a time would say more about the machine. `test/bench/lists.ts` measures times. */
import mongoose from 'mongoose'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '../../engine/access/actor.ts'
import { Complaints } from '../../engine/complaints/complaint.ts'
import { searchComplaints } from '../../engine/complaints/search.ts'
import { recogniseCustomers } from '../../engine/customers/recognise.ts'
import { loadHospital } from '../../engine/people/store.ts'
import { countTasks, findTasks, type TaskQuery } from '../../engine/tasks/find-tasks.ts'
import { fillHospital } from '../bench/big-hospital.ts'
import { monday, openWorkbench, type Workbench } from '../connectors/workbench.ts'
import { whoIs } from '../kit/who-is.ts'

let workbench: Workbench

beforeAll(async () => {
  workbench = await openWorkbench()
  workbench.at(monday)
  await fillHospital({ cases: 3_000, openTasks: 3_000 }, await loadHospital(), new Date(monday), () => undefined)
})
afterAll(async () => await workbench.close())

async function documentsRead(work: () => Promise<unknown>): Promise<number> {
  const db = mongoose.connection.db!
  await db.command({ profile: 2 })
  await work()
  await db.command({ profile: 0 })
  const found = await db.collection('system.profile').find({ ns: /\.(complaints|complaint_customers|tasks|entries)$/ }, { projection: { docsExamined: 1 } }).toArray()
  await db.collection('system.profile').drop()
  return found.reduce((sum, { docsExamined = 0 }) => sum + (docsExamined as number), 0)
}

const limit = 50
const tasks = (query: Partial<TaskQuery>) => (actor: Actor) => findTasks({ state: 'open', limit, ...query }, actor, workbench.clock)
const ledger = (query: object) => (actor: Actor) => searchComplaints({ limit, ...query }, actor, workbench.clock)

/** The page's rows, their cases, what the complainants wish, and a little that is read in vain. */
const lists: [string, (actor: Actor) => Promise<unknown>, number][] = [
  ['mine', tasks({ view: 'mine' }), 250], ['not taken', tasks({ view: 'unassigned' }), 300], ['my department', tasks({ view: 'department' }), 350], ['all', tasks({}), 500], ['counts', (actor) => countTasks(actor, workbench.clock), 2_500],
  ['the ledger', ledger({}), 300], ['words of the ledger', ledger({ q: '胃镜报告' }), 1_500], ['one receipt', ledger({ q: '8998500' }), 20],
]

it.each([['the office', { roles: 'complaint-office' }], ['a head', { roles: 'department-head', department: 'cardiology' }], ['a nurse', { roles: { $eq: ['staff'] }, department: 'cardiology' }]])('%s has the first page of every list for little', async (_who, where) => {
  const actor = await whoIs(where)
  const read: [string, number][] = []
  for (const [name, work] of lists) {
    await work(actor)
    read.push([name, await documentsRead(() => work(actor))])
  }
  expect(read.filter(([name, count]) => count > lists.find(([one]) => one === name)![2])).toEqual([])
})

it('finds out whose case one is without reading through everybody', async () => {
  await Complaints.updateOne({ _id: 'bench-0000007' }, { $unset: { customer: 1 } })
  expect(await documentsRead(recogniseCustomers)).toBeLessThan(20)
  expect(await Complaints.findById('bench-0000007', { customer: 1 }).lean()).toMatchObject({ customer: 'of-bench-0000007' })
})
