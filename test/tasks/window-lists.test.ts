import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Complaint } from '../../engine/complaints/complaint.ts'
import { Entries, type Entry } from '../../engine/complaints/entry.ts'
import { record } from '../../engine/complaints/events.ts'
import type { FormSchema } from '../../engine/forms/index.ts'
import { demoHospital } from '../../engine/people/index.ts'
import { listsFor } from '../../engine/tasks/lists/index.ts'
import { aCase, monday, openWorkbench, type Workbench } from '../connectors/workbench.ts'

const hospital = demoHospital(new Date(monday))
const actor = { id: 'ding-shuhua', name: 'Ding Shuhua', email: 'ding.shuhua@hospital.example', roles: ['complaint-office'], department: 'complaint-office', groups: ['complaint-office'], language: 'en' } as const
let workbench: Workbench
let complaint: Complaint
let count = 0

beforeAll(async () => { workbench = await openWorkbench() })
afterAll(async () => await workbench.close())
beforeEach(async () => {
  complaint = await aCase()
  await written({ words: { points: [{ point: 'The doctor was late.' }, { point: 'The nurse was rude.' }] }, choices: { points: [{ departments: ['cardiology'] }, { departments: ['nursing'] }] } })
})

async function written(what: Partial<Entry>, of: Complaint = complaint): Promise<string> {
  count += 1
  await Entries.create({ _id: `list-${count}`, complaintId: of._id, taskKey: `list-${count}`, elementId: 'step', stepName: 'Step', actor: 'somebody', at: new Date(new Date(monday).getTime() + count * 1_000), words: {}, state: 'kept', ...what })
  return `list-${count}`
}

async function replied(department: string, outcome: 'answered' | 'silent', entry: string | null): Promise<void> {
  const ask = `department-${department}`
  const happened = () => ({ _id: `event-${count += 1}`, complaintId: complaint._id, at: new Date(new Date(monday).getTime() + count * 1_000), actor: null })
  await record({ ...happened(), kind: 'department.asked', data: { ask, department, points: ['1'], because: 'chosen' } })
  await record({ ...happened(), kind: 'department.replied', data: { ask, department, outcome, points: ['1'], rectifications: [], entry } })
}

/** What a form gets that asks for the names. */
async function offered(names: string[], variables: Record<string, unknown> = {}, language: 'en' | 'zh' = 'en'): Promise<Record<string, unknown>> {
  const components = names.map((name) => ({ type: 'checklist', key: `field-${name}`, valuesKey: name }))
  return await listsFor({ type: 'default', components } as FormSchema, { complaintId: complaint._id, instanceKey: null, variables, hospital, actor, language })
}

describe('what the 1+X window puts into forms', () => {
  it('is only what the form asks for', async () => {
    expect(Object.keys(await offered(['points']))).toEqual(['points'])
    expect(await offered(['nothing-of-the-kind'])).toEqual({})
  })

  it('shows a department the points that it was asked about, and no others', async () => {
    expect(await offered(['ownPoints'], { points: ['2'] })).toEqual({ ownPoints: [{ value: '2', label: '2. The nurse was rude.' }] })
  })

  it('shows all of them where it was asked about the whole complaint', async () => {
    expect((await offered(['ownPoints'], { points: [] }))['ownPoints']).toHaveLength(2)
  })

  it('tells each department what its own answer lacks', async () => {
    await written({ words: { thin: [{ reason: 'Who was on duty?' }, { reason: 'Which dose?' }] }, choices: { thin: [{ department: 'nursing' }, { department: 'pharmacy' }] } })
    expect(await offered(['officeRemark'], { department: 'pharmacy', because: 'sent-back' })).toEqual({ officeRemark: 'Which dose?' })
    expect(await offered(['officeRemark'], { department: 'pharmacy', because: 'chosen' })).toEqual({ officeRemark: '' })
  })

  it('lays the answers before the office, department by department, and names who said nothing', async () => {
    const entry = await written({ words: { whatHappened: 'He was in theatre.', measures: [{ measure: 'Say so.', owner: 'The head' }] }, choices: { measures: [{ by: '2026-05-01' }] } })
    await replied('cardiology', 'answered', entry)
    await replied('nursing', 'silent', null)

    const { gathered } = await offered(['gathered'])
    expect(gathered).toBe('【Cardiology (1)】\nWhat happened: He was in theatre.\nMeasures: \n  1. Say so. · The head · 2026-05-01\n\nNo answer: Nursing department')
    expect((await offered(['gathered'], {}, 'zh'))['gathered']).toContain('未反馈：护理部')
    expect(await offered(['answeredDepartments'])).toEqual({ answeredDepartments: [{ value: 'cardiology', label: 'Cardiology' }] })
  })

  it('never shows words of another case, whatever id a variable holds', async () => {
    const other = await written({ words: { decisionReason: 'Secret.', notOursReason: 'Secret.' } }, await aCase())
    expect(await offered(['officeRemark', 'bounceReasons'], { because: 'insisted', decidedIn: other, bounces: [{ department: 'nursing', entry: other }] })).toEqual({ officeRemark: '', bounceReasons: '【Nursing department】' })
  })
})
