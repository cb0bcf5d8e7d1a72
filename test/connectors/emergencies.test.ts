import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { belongsToEmergency } from '../../connectors/belongs-to-emergency/belongs-to-emergency.ts'
import { countCluster } from '../../connectors/count-cluster/count-cluster.ts'
import { proposeEmergency } from '../../connectors/propose-emergency/propose-emergency.ts'
import { setEmergency } from '../../connectors/set-emergency/set-emergency.ts'
import { situationPicture } from '../../connectors/situation-picture/situation-picture.ts'
import { staffLookup } from '../../connectors/staff-lookup/staff-lookup.ts'
import { takeOverCases } from '../../connectors/take-over-cases/take-over-cases.ts'
import { resolveRecipients } from '../../connectors/notify/recipients.ts'
import { Complaints, type Complaint } from '../../engine/complaints/complaint.ts'
import { Outbox } from '../../engine/complaints/outbox.ts'
import { belongs, casesOf, causeOf } from '../../engine/emergencies/belonging.ts'
import { Emergencies, type Emergency } from '../../engine/emergencies/emergency.ts'
import { emergencyGroupsOf } from '../../engine/emergencies/team.ts'
import { Instances } from '../../engine/zeebe/records/shapes.ts'
import { aCase, aJob, monday, openWorkbench, variablesOf, type Workbench } from './workbench.ts'

let workbench: Workbench
const hours = 3_600_000
const before = (n: number): Date => new Date(new Date(monday).getTime() - n * hours)
const handling = { progress: { instanceKey: '9', state: 'handling' as const, startedAt: new Date(monday) } }

const aRegistered = (facts: Record<string, unknown> = {}, changes: Partial<Complaint> = {}) =>
  aCase({ facts: { tag: 'waiting-time', signals: [], severity: 0, ...facts }, department: 'outpatient', departments: ['outpatient'], ...handling, ...changes })

async function anEmergency(changes: Partial<Emergency> = {}): Promise<Emergency> {
  const emergency: Emergency = {
    _id: `em-${Math.random().toString(36).slice(2)}`, state: 'declared', causes: ['waiting-time'], places: [], since: before(24), until: null,
    coordinator: 'xia-qing', handler: 'wei-chao', deputy: 'xue-lin', team: [], rootKey: null, startId: null, pictures: [], changes: [], ...changes,
  }
  await Emergencies.create(emergency)
  return emergency
}

beforeAll(async () => { workbench = await openWorkbench() })
afterAll(async () => await workbench.close())
beforeEach(async () => {
  workbench.at(monday)
  await Promise.all([Emergencies.deleteMany(), Complaints.deleteMany(), Outbox.deleteMany(), Instances.deleteMany()])
})

describe('counting a cluster', () => {
  const clusters = async ({ _id }: Complaint) =>
    variablesOf<{ clusters: { cause: string, short: number, long: number, places: string[], epidemic: number, severities: number[] }[] }>(
      await workbench.run(countCluster, aJob('count-cluster', { complaintId: _id, short: 'PT24H', long: 'PT72H' }))).clusters

  it('takes the cases of one cause within two windows, largest first', async () => {
    await aRegistered({ epidemicRelated: true, severity: 3 }, { receivedAt: before(1) })
    await aRegistered({ tag: 'attitude', epidemicRelated: true }, { receivedAt: before(2), department: 'nursing' })
    await aRegistered({}, { receivedAt: before(60) })
    await aRegistered({}, { receivedAt: before(80) })
    const mine = await aRegistered({ epidemicRelated: true }, { receivedAt: before(0) })

    expect(await clusters(mine)).toMatchObject([
      { cause: 'epidemic', short: 3, long: 3, places: ['nursing', 'outpatient'], epidemic: 1 },
      { cause: 'waiting-time', short: 2, long: 3, places: ['outpatient'] },
    ])
  })

  it('knows no cluster of one, and none of a case that is not registered', async () => {
    expect(await clusters(await aRegistered())).toEqual([])
    expect(await clusters(await aCase({ facts: { tag: 'waiting-time' } }))).toEqual([])
  })

  it.each(['proposed', 'declared'] as const)('leaves out what belongs to an emergency that is %s', async (state) => {
    await aRegistered()
    const mine = await aRegistered()
    await anEmergency({ state })

    expect(await clusters(mine)).toEqual([])
  })

  it.each(['refused', 'stood-down', 'reviewed'] as const)('counts anew what came after one was %s', async (state) => {
    await anEmergency({ state, until: before(5) })
    await aRegistered({}, { receivedAt: before(10) })
    await aRegistered({}, { receivedAt: before(2) })
    const mine = await aRegistered({}, { receivedAt: before(1) })

    expect(await clusters(mine)).toMatchObject([{ cause: 'waiting-time', short: 2 }])
  })
})

describe('proposing an emergency', () => {
  const cluster = { cause: 'waiting-time', places: ['outpatient'], first: before(20).toISOString(), short: 8, long: 9, because: 'sudden' }

  it('opens its file and starts its process by one message, with ids and counts only', async () => {
    const job = aJob('propose-emergency', { cluster })
    expect(variablesOf(await workbench.run(proposeEmergency, job))).toEqual({ proposed: true })
    await workbench.run(proposeEmergency, job)

    const [file] = await Emergencies.find().lean()
    expect(file).toMatchObject({ state: 'proposed', causes: ['waiting-time'], since: before(20) })
    expect(await Outbox.find().lean()).toMatchObject([{ name: 'emergency-proposed', correlationKey: file!._id, variables: { emergency: file!._id, causes: ['waiting-time'], seenAt: ['outpatient'], inShort: 8, inLong: 9, because: 'sudden' } }])
  })

  it('happens once, however many cases are weighed at the same moment', async () => {
    const verdicts = await Promise.all(Array.from({ length: 5 }, async (_, i) => variablesOf<{ proposed: boolean }>(await workbench.run(proposeEmergency, aJob('propose-emergency', { cluster }), `worker-${i}`))))

    expect(verdicts.filter(({ proposed }) => proposed)).toHaveLength(1)
    expect(await Emergencies.countDocuments()).toBe(1)
    expect(await Outbox.countDocuments()).toBe(1)
  })

  it('is possible again once somebody has cancelled the process of the one before', async () => {
    await anEmergency({ state: 'proposed', rootKey: '77' })
    expect(variablesOf(await workbench.run(proposeEmergency, aJob('propose-emergency', { cluster })))).toEqual({ proposed: false })
    await Instances.create({ _id: '77', processId: 'emergency-response', processVersion: 1, processKey: '1', parentKey: null, rootKey: '77', complaintId: null, state: 'canceled', startedAt: new Date(monday), endedAt: new Date(monday) })

    expect(variablesOf(await workbench.run(proposeEmergency, aJob('propose-emergency', { cluster })))).toEqual({ proposed: true })
  })
})

describe('a case and the declared emergencies', () => {
  const emergencyFor = async ({ _id }: Complaint, decided: Record<string, unknown> = {}) =>
    variablesOf<{ emergency: string | null }>(await workbench.run(belongsToEmergency, aJob('belongs-to-emergency', { complaintId: _id, ...decided }))).emergency

  it('belong by what the process has decided before what the case file says', async () => {
    const { _id } = await anEmergency({ causes: ['insurance'], places: ['finance'] })
    const complaint = await aRegistered()

    expect(await emergencyFor(complaint)).toBeNull()
    expect(await emergencyFor(complaint, { tag: 'insurance', department: 'finance' })).toBe(_id)
    expect(await emergencyFor(complaint, { tag: 'insurance', department: 'outpatient' })).toBeNull()
  })

  it.each(['proposed', 'refused', 'stood-down', 'reviewed'] as const)('do not where it is %s', async (state) => {
    await anEmergency({ state })
    expect(await emergencyFor(await aRegistered())).toBeNull()
  })

  it('do not where somebody has cancelled its process: nobody carries it out', async () => {
    await anEmergency({ rootKey: '78' })
    await Instances.create({ _id: '78', processId: 'emergency-response', processVersion: 1, processKey: '1', parentKey: null, rootKey: '78', complaintId: null, state: 'canceled', startedAt: new Date(monday), endedAt: new Date(monday) })

    expect(await emergencyFor(await aRegistered())).toBeNull()
    expect(await emergencyGroupsOf('wei-chao')).toEqual([])
  })

  it('are the same asked from the case and asked from the emergency', async () => {
    const cases = await Promise.all([
      aRegistered(), aRegistered({ tag: 'attitude' }), aRegistered({ tag: 'attitude', signals: ['waiting-time'] }), aRegistered({ tag: null, epidemicRelated: true }), aRegistered({ signals: ['epidemic'], tag: null }),
      aRegistered({}, { departments: ['nursing'] }), aRegistered({}, { receivedAt: before(30) }), aRegistered({}, { receivedAt: before(3) }),
    ])
    const scopes: Partial<Emergency>[] = [{}, { causes: ['epidemic'] }, { causes: ['epidemic', 'attitude'] }, { places: ['nursing', 'pharmacy'] }, { until: before(2) }, { since: before(40) }]
    for (const scope of scopes) {
      const emergency = await anEmergency(scope)
      const found = (await Complaints.find(casesOf(emergency), { _id: 1 }).lean()).map(({ _id }) => _id).toSorted()
      expect(found).toEqual(cases.filter((one) => belongs(causeOf(one), emergency)).map(({ _id }) => _id).toSorted())
    }
  })
})

describe('taking over and handing back', () => {
  const take = async (emergency: string) => await workbench.run(takeOverCases, aJob('take-over-cases', { emergency }))
  const messages = async () => (await Outbox.find({ name: 'emergency-changed' }).sort({ correlationKey: 1 }).lean()).map(({ correlationKey, variables }) => [correlationKey, variables['emergency']])

  it('tells every running case of it once, and no other', async () => {
    const { _id } = await anEmergency()
    const [one, other] = [await aRegistered(), await aRegistered()]
    await aRegistered({ tag: 'attitude' })
    await aRegistered({}, { progress: { instanceKey: '9', state: 'closed', startedAt: new Date(monday) } })
    const job = aJob('take-over-cases', { emergency: _id })
    expect(variablesOf(await workbench.run(takeOverCases, job))).toEqual({ takenOver: 2 })
    await workbench.run(takeOverCases, job)

    expect(await messages()).toEqual([one._id, other._id].toSorted().map((complaint) => [complaint, _id]))
  })

  it('tells them null once it is over, also a case that is tagged as its own but has another cause by now', async () => {
    const { _id } = await anEmergency({ state: 'stood-down' })
    const complaint = await aRegistered({ tag: 'attitude', emergency: _id })
    await take(_id)

    expect(await messages()).toEqual([[complaint._id, null]])
  })

  it('refuses an emergency that nobody knows, and tells nobody', async () => {
    await aRegistered()
    expect(await take('em-none')).toMatchObject({ kind: 'incident', code: 'emergency.unknown' })
    expect(await messages()).toEqual([])
  })
})

describe('the file of an emergency', () => {
  const set = async (variables: Record<string, unknown>) => await workbench.run(setEmergency, aJob('set-emergency', variables))

  it('is opened by declaring at once, with the cases of the time before, and counts once', async () => {
    const job = aJob('set-emergency', { startId: 's1', set: { state: 'declared', causes: ['insurance'], places: [], lookBack: 'PT24H', coordinator: 'xia-qing', handler: 'wei-chao', deputy: 'xue-lin', team: [] } })
    const { emergency } = variablesOf<{ emergency: string }>(await workbench.run(setEmergency, job))
    await workbench.run(setEmergency, job)

    const file = await Emergencies.findById(emergency).lean()
    expect(file).toMatchObject({ state: 'declared', causes: ['insurance'], coordinator: 'xia-qing', startId: 's1', changes: [{ state: 'declared' }] })
    expect(Math.abs(file!.since.getTime() - before(24).getTime())).toBeLessThan(10_000)
  })

  it('keeps what was decided when it goes on, and says when it was over', async () => {
    const { _id } = await anEmergency({ state: 'proposed' })
    await set({ emergency: _id, set: { state: 'declared', causes: ['waiting-time'], handler: 'deng-hui' } })
    await set({ emergency: _id, set: { state: 'stood-down' } })
    workbench.later(hours)
    await set({ emergency: _id, set: { state: 'reviewed' } })

    const file = await Emergencies.findById(_id).lean()
    expect(file).toMatchObject({ state: 'reviewed', handler: 'deng-hui', coordinator: 'xia-qing', since: before(24) })
    expect(Math.abs(file!.until!.getTime() - new Date(monday).getTime())).toBeLessThan(10_000)
  })

  it.each([[{ emergency: 'em-none', set: { state: 'declared' } }, 'emergency.unknown'], [{ set: { state: 'refused' } }, 'emergency.unknown'], [{ set: { state: 'won' } }, 'input.invalid:/set/state'], [{ set: { state: 'declared', since: 'ever' } }, 'input.invalid:/set']])('refuses %j and writes nothing', async (variables, code) => {
    expect(await set(variables)).toMatchObject({ kind: 'incident', code })
    expect(await Emergencies.countDocuments()).toBe(0)
  })
})

describe('the people of an emergency', () => {
  it('are groups of their own, while it is declared', async () => {
    const { _id } = await anEmergency({ team: ['deng-hui'] })
    expect(await emergencyGroupsOf('deng-hui')).toEqual(['emergency-team', `emergency:${_id}`])
    expect((await resolveRecipients([`group:emergency:${_id}`], null)).map(({ id }) => id).toSorted()).toEqual(['deng-hui', `group:emergency:${_id}`, 'wei-chao', 'xia-qing', 'xue-lin'])
    await Emergencies.updateOne({ _id }, { state: 'stood-down' })

    expect(await emergencyGroupsOf('deng-hui')).toEqual([])
  })

  it('answer for its cases: the special person, with the reason, and nobody of them after it', async () => {
    const { _id } = await anEmergency()
    const complaint = await aRegistered({ emergency: _id })
    const found = async () => variablesOf<{ found: { person: string | null, group: string, because: string[] } }>(await workbench.run(staffLookup, aJob('staff-lookup', { complaintId: complaint._id, department: 'emergency-plan', post: 'emergency-handler' }))).found
    expect(await found()).toMatchObject({ person: 'wei-chao', group: `emergency:${_id}`, because: ['a.present'] })
    await Emergencies.updateOne({ _id }, { state: 'stood-down' })

    expect(await found()).toMatchObject({ person: null, group: 'complaint-office', because: ['department.unknown', 'office.fallback'] })
  })
})

describe('a situation picture', () => {
  interface Drawn { picture: { no: number, cases: number, fresh: number, byPlace: Record<string, number>, measures: Record<string, number>, visits: Record<string, number> }, sections: unknown }
  const draw = async (emergency: string, more: Record<string, unknown> = {}) => variablesOf<Drawn>(await workbench.run(situationPicture, aJob('situation-picture', { emergency, ...more })))

  it('counts the cases, what was done about them, and the sections concerned; what is left out does not count', async () => {
    const { _id } = await anEmergency()
    const clock = { stage: 'contact', from: before(1), within: 'PT1H', counting: 'around-the-clock' as const, remind: null, at: new Date(monday), remindAt: new Date(monday), setAt: new Date(monday), round: 1, calendar: 'hospital@1', state: 'met' as const, metAt: new Date(monday) }
    await aRegistered({}, { deadlines: [clock] })
    await aRegistered({}, { department: 'nursing', rating: { satisfied: false, at: new Date(monday) } })
    const twice = await aRegistered()
    const { picture, sections } = await draw(_id)
    expect(picture).toMatchObject({ no: 1, cases: 3, fresh: 3, byPlace: { outpatient: 2, nursing: 1 }, measures: { contacted: 1 }, visits: { notSatisfied: 1 } })
    expect(sections).toEqual([{ id: 'medical-support', departments: ['nursing'] }, { id: 'outpatient-emergency', departments: ['outpatient'] }])

    expect((await draw(_id, { no: 1, leftOut: [twice._id] })).picture).toMatchObject({ no: 1, cases: 2 })
    expect((await Emergencies.findById(_id).lean())!.pictures).toMatchObject([{ no: 1, done: true, leftOut: [twice._id] }])
  })

  it('counts as new what came since the picture before', async () => {
    const { _id } = await anEmergency()
    await aRegistered()
    await draw(_id)
    await draw(_id, { no: 1 })
    workbench.later(4 * hours)
    await aRegistered({}, { receivedAt: workbench.clock.now() })

    expect((await draw(_id)).picture).toMatchObject({ no: 2, cases: 2, fresh: 1 })
  })
})
