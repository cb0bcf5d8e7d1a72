import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { staffLookup } from '../../connectors/staff-lookup/staff-lookup.ts'
import { addAbsence, removeAbsence } from '../../engine/people/store.ts'
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
})
