import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { countRecurrence } from '../../connectors/count-recurrence/count-recurrence.ts'
import { findCorrections } from '../../connectors/find-corrections/find-corrections.ts'
import { registerCorrection } from '../../connectors/register-correction/register-correction.ts'
import { Entries } from '../../engine/complaints/entry.ts'
import { Corrections } from '../../engine/improvement/correction.ts'
import { aCase, aJob, monday, openWorkbench, variablesOf, type Workbench } from './workbench.ts'

let workbench: Workbench
beforeAll(async () => { workbench = await openWorkbench() })
afterAll(async () => await workbench.close())
beforeEach(async () => {
  workbench.at(monday)
  await Promise.all([Corrections.deleteMany(), Entries.deleteMany()])
})

const wrote = async (words: Record<string, unknown>, of: { complaintId: string | null, rootKey?: string } = { complaintId: null, rootKey: '2' }) =>
  await Entries.create({ _id: `e-${Math.random()}`, taskKey: '1', elementId: 'give-guidance', stepName: 'Give guidance', actor: 'xia-qing', at: workbench.clock.now(), words, state: 'kept', ...of })
const register = (more: Record<string, unknown> = {}) => aJob('register-correction', { causes: ['waiting-time'], departments: ['outpatient'], words: 'guidance', source: 'em-1', ...more })
const find = async (causes: string[], departments: string[] = []) => variablesOf<{ corrections: string[] }>(await workbench.run(findCorrections, aJob('find-corrections', { causes, departments }))).corrections

describe('the register of corrections', () => {
  it('keeps the words that were written last, once per job', async () => {
    await wrote({ guidance: 'Open a second counter.' })
    workbench.later(1_000)
    await wrote({ guidance: 'Open two more counters.' })
    const job = register()
    await workbench.run(registerCorrection, job)
    await workbench.run(registerCorrection, job)

    expect(await Corrections.find().lean()).toMatchObject([{ _id: job.key, causes: ['waiting-time'], text: 'Open two more counters.', source: 'em-1', applied: [{ departments: ['outpatient'] }] }])
  })

  it('keeps the actions of an improvement line by line, from the case that it belongs to', async () => {
    const complaint = await aCase()
    await wrote({ actions: [{ action: 'A notice.' }, { action: 'A helper.' }] }, { complaintId: complaint._id })
    await workbench.run(registerCorrection, register({ complaintId: complaint._id, words: 'actions' }))

    expect(await Corrections.find().lean()).toMatchObject([{ text: 'A notice.\nA helper.' }])
  })

  it('does not take the same problem twice: what was taken over says where else it applies', async () => {
    await wrote({ guidance: 'Open a second counter.' })
    const first = variablesOf<{ correction: string }>(await workbench.run(registerCorrection, register())).correction
    const again = register({ causes: ['payment-queue'], departments: ['pharmacy'], takesOver: first })
    expect(variablesOf(await workbench.run(registerCorrection, again))).toEqual({ correction: first })
    await workbench.run(registerCorrection, again)

    expect(await Corrections.find().lean()).toMatchObject([{ _id: first, causes: ['waiting-time', 'payment-queue'], applied: [{ departments: ['outpatient'] }, { departments: ['pharmacy'] }] }])
  })

  it('refuses to keep nothing', async () => {
    expect(await workbench.run(registerCorrection, register())).toMatchObject({ kind: 'incident', code: 'correction.missing' })
    expect(await Corrections.countDocuments()).toBe(0)
  })

  it('is looked up by cause: first what the department did itself, then the latest of others', async () => {
    const entered = async (text: string, departments: string[], causes = ['waiting-time']) => {
      await wrote({ guidance: text })
      workbench.later(1_000)
      return variablesOf<{ correction: string }>(await workbench.run(registerCorrection, register({ departments, causes }))).correction
    }
    const own = await entered('ours', ['outpatient'])
    const older = await entered('theirs', ['pharmacy'])
    const newer = await entered('newer', ['nursing'])
    await entered('another matter', ['outpatient'], ['attitude'])

    expect(await find(['waiting-time'], ['outpatient'])).toEqual([own, newer, older])
    expect(await find(['privacy-leak'], ['outpatient'])).toEqual([])
    expect(await find([])).toEqual([])
  })
})

describe('recurrence', () => {
  it('counts founded complaints of the same tag about the same department since', async () => {
    const later = new Date(new Date(monday).getTime() + 1_000)
    const about = (facts: Record<string, unknown>, department = 'outpatient', receivedAt = later) => aCase({ facts, department, receivedAt })
    await Promise.all([
      about({ tag: 'attitude', founded: 'yes' }), about({ tag: 'attitude' }), about({ tag: 'attitude', founded: 'no' }), about({ tag: 'guidance', founded: 'yes' }),
      about({ tag: 'attitude' }, 'pharmacy'), about({ tag: 'attitude' }, 'outpatient', new Date(monday)),
    ])
    const count = async (variables: Record<string, unknown>) => variablesOf(await workbench.run(countRecurrence, aJob('count-recurrence', { department: 'outpatient', since: monday, ...variables })))

    expect(await count({ tag: 'attitude' })).toEqual({ recurrences: 2 })
    expect(await count({})).toEqual({ recurrences: 0 })
  })
})
