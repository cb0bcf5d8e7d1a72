import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { staffLookup } from '../../connectors/staff-lookup/staff-lookup.ts'
import { changeHospital } from '../../engine/people/change-hospital.ts'
import { Lookups } from '../../engine/people/lookups.ts'
import { addAbsence, removeAbsence } from '../../engine/people/store.ts'
import { Tasks } from '../../engine/zeebe/records/shapes.ts'
import { aCase, aJob, caseNow, diaryOf, monday, openWorkbench, variablesOf, type Workbench } from './workbench.ts'

let workbench: Workbench

interface Found { person: string | null, group: string, because: string[], at: string }

beforeAll(async () => { workbench = await openWorkbench() })
afterAll(async () => await workbench.close())
beforeEach(() => workbench.at(monday))

const lookUp = async (variables: Record<string, unknown>): Promise<Found> => variablesOf<{ found: Found }>(await workbench.run(staffLookup, aJob('staff-lookup', variables))).found

describe('finding who answers', () => {
  it('is A while A is there', async () => {
    expect(await lookUp({ department: 'cardiology', post: 'liaison', at: '2026-03-05T02:00:00Z' })).toMatchObject({ group: 'department:cardiology', because: ['a.present'] })
  })

  it('is B from the moment that A\'s leave is entered, and A again when it is taken back', async () => {
    const question = { department: 'cardiology', post: 'liaison', at: '2026-03-05T02:00:00Z' }
    const a = await lookUp(question)
    const absence = await addAbsence({ person: a.person!, from: new Date('2026-03-05T00:00:00Z'), to: new Date('2026-03-06T00:00:00Z'), reason: 'leave' })
    const b = await lookUp(question)
    await removeAbsence(absence.id)

    expect(b.person).not.toBe(a.person)
    expect(b.because).toEqual(['a.on-leave', 'b.present'])
    expect(await lookUp(question)).toEqual(a)
  })

  it('is the head for the post "department-head", in the heads\' group', async () => {
    expect(await lookUp({ department: 'cardiology', post: 'department-head', at: '2026-03-05T02:00:00Z' })).toMatchObject({ person: 'chen-guodong', group: 'department-head:cardiology', because: ['a.present'] })
  })

  it('is whoever has night duty when the head is off shift', async () => {
    const found = await lookUp({ department: 'cardiology', post: 'department-head', at: '2026-03-05T16:00:00Z' })

    expect(found.because).toContain('duty.rostered')
    expect(found.group).toBe('department:cardiology')
  })

  it.each([[{ post: 'liaison' }, 'department.none'], [{ post: 'liaison', department: null }, 'department.none'], [{ post: 'liaison', department: 'elsewhere' }, 'department.unknown']])('is the office where no department is known: %j', async (question, why) => {
    expect(await lookUp(question)).toMatchObject({ person: null, group: 'complaint-office', because: [why, 'office.fallback'] })
  })

  it('asks about now unless another moment is named', async () => {
    const { at } = await lookUp({ department: 'cardiology', post: 'liaison' })

    expect(Date.parse(at) - Date.parse(monday)).toBeLessThan(60_000)
  })

  it('enters the person in the case, once', async () => {
    const complaint = await aCase()
    const job = aJob('staff-lookup', { complaintId: complaint._id, department: 'cardiology', post: 'liaison', at: '2026-03-05T02:00:00Z' })
    const { found } = variablesOf<{ found: Found }>(await workbench.run(staffLookup, job))
    await workbench.run(staffLookup, job)

    expect((await caseNow(complaint)).people).toEqual([{ role: 'liaison', person: found.person }])
    expect(await diaryOf(complaint)).toMatchObject([{ kind: 'staff.found', data: { post: 'liaison', department: 'cardiology', person: found.person, because: ['a.present'] } }])
  })

  it('says until when the answer holds, and remembers the question for a handover', async () => {
    const job = aJob('staff-lookup', { department: 'cardiology', post: 'liaison', at: '2026-03-05T02:00:00Z', skills: ['english'] })
    const { found } = variablesOf<{ found: Found & { holdsUntil: string } }>(await workbench.run(staffLookup, job))

    expect(found.holdsUntil).toBe('2026-03-05T04:00:00.000Z')
    expect(await Lookups.findById(job.key).lean()).toMatchObject({ instanceKey: '2', department: 'cardiology', post: 'liaison', skills: ['english'], person: found.person })
  })

  it('spares whoever has the most open tasks, where two are on duty', async () => {
    const [first, second] = ['wang-min', 'li-jianhua']
    const shift = (person: string) => ({ department: 'cardiology', person, from: '2026-09-05 08:00', to: '2026-09-05 17:30', kind: 'weekend' })
    await changeHospital('roster', { items: [shift(first!), shift(second!)] }, { id: 'administrator', name: '', email: '', roles: ['administrator'], department: null, groups: [], language: 'en' }, new Date(monday))
    const question = { department: 'cardiology', post: 'liaison', at: '2026-09-05T02:00:00Z' }
    const usual = (await lookUp(question)).person
    await Tasks.create({ _id: '2251799813700001', elementId: 'x', elementInstanceKey: '1', processId: 'x', processVersion: 1, processKey: '1', instanceKey: '1', assignee: usual, state: 'open', createdAt: new Date(monday) })
    const spared = await lookUp(question)

    expect(spared.person).toBe([first, second].find((person) => person !== usual))
    expect(spared.because).toContain('duty.by-load')
  })
})
