/**
 * A day of a hospital: forty calls, twelve complaints of three tiers, one of them with five departments, an emergency, two people away, and everybody at work at once
 * (`domain.md`: hotline, tiers, 1+X window, AB corner, public-health-emergency plan).
 */
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { demoHospital } from '../../engine/people/index.ts'
import { readMoment } from '../../engine/scenarios/moments.ts'
import { peopleMeant } from '../../engine/scenarios/who.ts'
import { openWorld, type World } from '../../engine/scenarios/world.ts'
import { filled, workOnce, type Done, type Said } from '../kit/at-work.ts'
import { eventually } from '../kit/client.ts'
import type { CaseFile, Happening, Opened, ShownTask } from '../kit/hospital.ts'

const minute = 60_000
const windowDepartments = ['cardiology', 'nursing', 'pharmacy', 'laboratory', 'radiology']

const tiers: Record<string, Said> = {
  general: { kind: 'suggestion', tier: 'general', severity: '0', nature: 'service', tag: 'guidance', alsoConcerned: '' },
  important: { kind: 'dissatisfaction', tier: 'important', severity: '0', nature: 'service', tag: 'attitude', alsoConcerned: '' },
  dispute: { kind: 'complaint', tier: 'dispute', severity: '1', nature: 'rights', tag: 'charge-dispute', alsoConcerned: '', major: 'no' },
}
/** What people write who mean it well; everything else is as plain as the forms allow. */
const words: Record<string, Said> = {
  'call-complainant': { reached: 'yes', satisfied: 'yes' },
  'sign-off': { signed: 'yes' },
  'report-first-hand': { approved: 'yes' },
}

interface Case extends Opened { tier: string, register: Said }
interface Shift { calls: Record<string, number>, owed: unknown[] }

describe('a day', { timeout: 600_000 }, () => {
  let world: World
  let began: Date
  let emergency: string
  const absent = new Set<string>()
  const cases: Case[] = []
  const done: Done[] = []
  let before: Shift
  const promised = 6

  const caseFile = ({ id }: Opened) => world.admin.get<CaseFile>(`/api/complaints/${id}`)
  const history = async ({ id }: Opened) => (await world.admin.get<{ items: Happening[] }>(`/api/complaints/${id}/history`)).items
  const person = (who: string) => peopleMeant(who, world.hospital)[0]!
  const operators = () => Promise.all(peopleMeant('operator', world.hospital).filter(({ id }) => !absent.has(id)).map((one) => world.as(one)))
  const shift = async () => await (await operators())[0]!.get<Shift>('/api/shift?hours=24')

  beforeAll(async () => {
    const { baseUrl, admin } = inject('recourse')
    const hospital = demoHospital(new Date())
    world = await openWorld({ baseUrl, admin, hospital, password: admin.password })
    const now = await world.now()
    const morning = await readMoment('working day 08:00', { now, calendar: hospital.calendar, deadline: () => Promise.resolve(null), due: () => Promise.resolve(null) })
    await world.wait(morning.getTime() - now.getTime())
    began = await world.now()
    for (const who of ['A of cardiology/liaison', 'A of outpatient/service-specialist']) {
      const { id } = person(who)
      absent.add(id)
      await world.admin.post(`/api/people/${id}/absences`, { from: began.toISOString(), to: new Date(began.getTime() + 14 * 24 * 60 * minute).toISOString(), reason: 'leave' })
    }
    before = await shift()
  })

  const mine = (task: ShownTask): boolean => {
    if (task.elementId === 'stand-down-emergency') return false
    if (task.complaintId !== undefined) return cases.some(({ id }) => id === task.complaintId)
    return ['hotline-request', 'emergency-work', 'emergency-solutions'].includes(task.processId)
  }
  const says = (task: ShownTask): Said => {
    const known = cases.find(({ id }) => id === task.complaintId)
    if (task.elementId === 'register-complaint') return known!.register
    if (task.elementId === 'split-complaint') return Object.fromEntries([['points.1.point', 'Nobody felt responsible.'], ['points.1.departments', windowDepartments.join('|')]])
    return words[task.elementId] ?? {}
  }
  it('forty people call, and whoever takes the calls keeps every one of them', async () => {
    const staff = await operators()
    expect(staff.length).toBeGreaterThan(1)
    const endings = Array.from({ length: 40 }, (_, i) => (i < 6 ? 'complaint' : i < 12 ? 'callback' : i < 36 ? 'answered' : 'other'))
    const results = await Promise.all(endings.map(async (ending, i) => await staff[i % staff.length]!.post<{ complaint?: Opened, callback?: string }>('/api/calls', {
      id: randomUUID(), number: `1380000${String(4_000 + i)}`, name: `Caller ${i}`, language: i % 2 === 0 ? 'zh' : 'en', beganAt: began.toISOString(), notes: `Call ${i}: where do I get my report, and why did it take so long?`, ending,
      ...(ending === 'complaint' && { department: i % 2 === 0 ? 'outpatient' : 'cardiology' }),
    })))
    const opened = results.flatMap(({ complaint }) => complaint ?? [])
    expect([opened.length, results.filter(({ callback }) => callback).length]).toEqual([6, promised])
    cases.push(...opened.map((one, i) => ({ ...one, tier: i < 3 ? 'general' : 'important', register: { ...tiers[i < 3 ? 'general' : 'important']!, department: i % 2 === 0 ? 'outpatient' : 'cardiology' } })))

    const { calls } = await shift()
    const more = (ending: string): number => calls[ending]! - before.calls[ending]!
    await eventually('six calls are owed', async () => (await shift()).owed.length === before.owed.length + promised)
    expect({ complaint: more('complaint'), callback: more('callback'), answered: more('answered'), other: more('other') }).toEqual({ complaint: 6, callback: 6, answered: 24, other: 4 })
  })

  it('six more complain on their phones and at the desk, one of them about five departments', async () => {
    const said = (i: number) => ({ subject: `The bill of day ${i}`, narrative: `The bill of day ${i} is wrong, and nobody explains it.`, department: 'cardiology', complainant: { name: `Guest ${i}`, phone: `1390000${String(5_000 + i)}` } })
    const reception = await world.as(person('complaint-office'))
    const opened = await Promise.all(Array.from({ length: 6 }, (_, i) => (i < 4
      ? world.anyone.post<Opened>('/api/public/complaints', { channel: 'web', ...said(i) })
      : reception.post<Opened>('/api/complaints', { channel: 'onsite', ...said(i) }))))
    const kinds = ['general', 'important', 'dispute', 'dispute', 'dispute', 'dispute']
    cases.push(...opened.map((one, i) => ({
      ...one, tier: kinds[i]!, register: { ...tiers[kinds[i]!]!, department: 'cardiology', ...(i === 1 && { alsoConcerned: windowDepartments.slice(1).join('|') }) },
    })))
    expect(Object.fromEntries(Map.groupBy(cases, ({ tier }) => tier).entries().map(([tier, those]) => [tier, those.length]))).toEqual({ general: 4, important: 4, dispute: 4 })
  })

  it('leadership declares an emergency while they are worked on', async () => {
    const leader = await world.as(person('leadership'))
    const path = '/api/actions/emergency-response'
    const form = await leader.get<Parameters<typeof filled>[0]>(`${path}/form?lang=en`)
    const variables = await filled(form, { causes: 'insurance', reason: 'The card readers are down.', coordinator: 'xia-qing', handler: 'wei-chao', deputy: 'xue-lin', duties: 'Wei Chao calls everybody.' }, world)
    await leader.post(path, { variables })
    emergency = await eventually('it is declared', async () => (await world.admin.get<{ items: { id: string, state: string }[] }>('/api/emergencies')).items.find(({ state }) => state === 'declared')?.id)
  })

  it('everybody works at once until every case is closed, every promise is kept and nothing is stuck', async () => {
    const closed = async () => (await Promise.all(cases.map(caseFile))).filter(({ state }) => state === 'closed')
    for (let round = 0; (await closed()).length < cases.length; round += 1) {
      expect(round, `open after ${round} rounds: ${(await Promise.all(cases.map(caseFile))).filter(({ state }) => state !== 'closed').map(({ receipt, tier, tasks }) => `${receipt} ${tier} ${tasks.map(({ elementId }) => elementId).join()}`).join('; ')}`).toBeLessThan(60)
      const now = await workOnce({ world, absent, mine, says })
      done.push(...now)
      // Where nobody has anything to do, the next thing is a call of another day.
      await world.wait(now.length > 0 ? 0 : 6 * 60 * minute)
    }
    const { items } = await world.admin.get<{ items: { at: string, elementId: string, code: string }[] }>('/api/incidents?state=open')
    expect(items.filter(({ at }) => new Date(at) >= began)).toEqual([])
    expect((await Promise.all(cases.map(caseFile))).flatMap(({ receipt, deadlines }) => deadlines.filter(({ state }) => state === 'missed' || state === 'open').map(({ stage, state }) => `${receipt} ${stage} ${state}`))).toEqual([])
    expect((await shift()).owed.length).toBeLessThanOrEqual(before.owed.length)
    expect(new Set(done.map((one) => one.person)).size).toBeGreaterThanOrEqual(12)
  })

  it('who was away was asked nothing: B of the post did it', async () => {
    expect(done.filter(({ person: who }) => absent.has(who))).toEqual([])
    const found = (await Promise.all(cases.map(history))).flat().filter(({ kind, data }) => kind === 'staff.found' && (data['because'] as string[])[0] === 'a.on-leave')
    expect(new Set(found.map(({ data }) => data['person']))).toEqual(new Set([person('B of outpatient/service-specialist').id]))
  })

  it('five departments answered the one complaint, and the complainant got one answer', async () => {
    const one = cases[7]!
    const happened = await history(one)
    expect(new Set(happened.filter(({ kind }) => kind === 'department.replied').map(({ data }) => data['department']))).toEqual(new Set(windowDepartments))
    const follow = await world.anyone.get<{ answer?: { text: string } }>(`/api/public/complaints/${one.receipt}?code=${one.trackingCode}`)
    expect(follow.answer?.text).toEqual(expect.any(String))
    expect(happened.filter(({ kind }) => kind === 'answer.published')).toHaveLength(1)
  })

  it('the emergency is stood down and looked back on', async () => {
    const task = async (elementId: string) => await eventually(elementId, async () => (await world.admin.all<ShownTask>('/api/tasks')).find((one) => one.elementId === elementId))
    const standDown = await task('stand-down-emergency')
    await world.admin.post(`/api/tasks/${standDown.key}/complete`, { variables: { standDown: 'yes', standDownReason: 'The readers work again.' } })
    const review = await eventually('it is reviewed', async () => (await world.admin.get<{ items: ShownTask[] }>('/api/tasks?process=emergency-review')).items[0])
    await world.admin.post(`/api/tasks/${review.key}/complete`, { variables: { review: 'A second reader helps.', lessons: [] } })
    await eventually('its file is closed', async () => (await world.admin.get<{ items: { id: string, state: string }[] }>('/api/emergencies')).items.find(({ id, state }) => id === emergency && state === 'reviewed'))
  })
})
