import { beforeAll, describe, expect, inject, it } from 'vitest'
import { Client, eventually } from '../kit/client.ts'
import { hospital, registered, type Hospital, type ShownTask } from '../kit/hospital.ts'

interface Emergency {
  id: string
  state: string
  people: { part: string, id: string }[]
  pictures?: { no: number, figures: { cases: number, byPlace: Record<string, number> }, words: Record<string, string> }[]
}

const suggestion = (changes: Record<string, unknown> = {}) => registered({ kind: 'suggestion', tier: 'general', severity: '0', tag: 'waiting-time', ...changes })
const wave = { subject: 'Nucleic acid test', narrative: 'We stood in line for our nucleic acid test for hours.', department: 'outpatient' }
const another = { subject: 'Notice', narrative: 'The notice in the lift is hard to read.', department: 'outpatient' }

/** The wave of complaints about nucleic acid tests, `domain.md` [0]: 489 epidemic-related complaints in one year. */
describe('a wave of complaints about nucleic acid tests becomes an emergency', { timeout: 180_000 }, () => {
  let place: Hospital
  let handler: Client
  let deputy: Client
  let colleague: Client
  let ordinary: { id: string, task: ShownTask }
  let first: string
  let emergency: string
  const others = new Set<string>()
  beforeAll(async () => {
    place = await hospital()
    for (const { id } of await emergencies(place.admin)) others.add(id)
    const signIn = (person: string) => Client.signedIn(inject('recourse').baseUrl, `${person.replace('-', '.')}@hospital.example`, inject('recourse').admin.password)
    ;[handler, deputy, colleague] = await Promise.all([signIn('fu-qian'), signIn('xu-yang'), signIn('cao-yue')])
    // Whatever other tests have reported is decided, and lies outside of the windows then.
    for (const asked of await decisions()) await place.complete(asked, { declare: 'no', reason: 'A test of something else.' })
    await place.wait('P4D')
  })

  const tasks = async (query: string) => (await place.admin.get<{ items: ShownTask[] }>(`/api/tasks?limit=100&${query}`)).items
  const decisions = () => tasks('process=emergency-decision')
  /** Those of this story. */
  const emergencies = async (as: Client) => (await as.get<{ items: Emergency[] }>('/api/emergencies')).items.filter(({ id }) => !others.has(id))
  const sees = async (as: Client, complaint: string) => (await as.call('GET', `/api/complaints/${complaint}`)).status
  async function reported(about: Record<string, unknown>, register: Record<string, unknown>): Promise<string> {
    const { id } = await place.report(about)
    await place.done(id, 'register-complaint', register)
    return id
  }
  const epidemic = () => reported(wave, suggestion({ epidemicRelated: true }))

  it('four of them are handled one by one; with the next two at the same moment leadership is asked, once', async () => {
    const id = await reported(another, suggestion({ tag: 'guidance' }))
    ordinary = { id, task: await place.task(id, 'tell-accepted') }
    first = (await Promise.all([epidemic(), epidemic(), epidemic(), epidemic()]))[0]
    await place.wait('PT1M')
    expect(await decisions()).toEqual([])

    await Promise.all([epidemic(), epidemic()])
    const asked = await eventually('leadership is asked', async () => (await decisions())[0])
    expect(asked.candidateGroups).toEqual(['leadership'])
    await place.wait('PT1M')
    expect((await decisions()).map(({ key }) => key)).toEqual([asked.key])
    expect(await emergencies(place.admin)).toEqual([])
    expect(await sees(handler, first)).toBe(404)
  })

  it('declared, running complaints of its cause go to its people, with its clocks; others do not', async () => {
    const before = await place.task(first, 'tell-accepted')
    expect(before.candidateGroups).toEqual(['department:outpatient'])
    const [task] = await decisions()
    await place.complete(task!, { declare: 'yes', reason: 'Hundreds wait.', causes: ['epidemic'], coordinator: 'xia-qing', handler: 'fu-qian', deputy: 'xu-yang', team: [], duties: 'Fu Qian calls.' })
    const [declared] = await eventually('it is declared', async () => {
      const found = await emergencies(place.admin)
      return found.length > 0 && found
    })
    emergency = declared!.id
    expect(declared).toMatchObject({ state: 'declared', people: [{ part: 'coordinator', id: 'xia-qing' }, { part: 'handler', id: 'fu-qian' }, { part: 'deputy', id: 'xu-yang' }] })

    const after = await eventually('the case is routed anew', async () => {
      const [found] = (await place.openTasks(first)).filter(({ elementId, key }) => elementId === 'tell-accepted' && key !== before.key)
      return found
    })
    expect(after.candidateGroups).toEqual([`emergency:${emergency}`])
    expect(after.assignee).toBe('fu-qian')
    const file = await place.caseFile(first)
    expect(file).toMatchObject({ tier: 'general', facts: { emergency } })
    expect(hoursLeft(await place.now(), file.deadlines.findLast(({ stage }) => stage === 'contact')!.at)).toBeCloseTo(4, 0)
    await place.wait('PT1M')
    expect((await place.openTasks(ordinary.id)).map(({ key }) => key)).toEqual([ordinary.task.key])
    expect((await place.caseFile(ordinary.id)).facts).not.toHaveProperty('emergency')
  })

  it('its people see its cases and may take their tasks, nobody else does', async () => {
    expect([await sees(handler, first), await sees(deputy, first), await sees(colleague, first), await sees(deputy, ordinary.id)]).toEqual([200, 200, 404, 404])
    const { key } = await place.task(first, 'tell-accepted')
    expect((await deputy.get<{ items: ShownTask[] }>('/api/tasks?group=mine')).items.map((one) => one.key)).toContain(key)
    expect((await colleague.call('POST', `/api/tasks/${key}/claim`)).status).toBe(404)
    await handler.post(`/api/tasks/${key}/complete`, { variables: { contact: 'message' } })
  })

  it('a new complaint of its cause goes to them at once, one of another cause does not, and nothing is proposed again', async () => {
    const [own, other] = [await epidemic(), await reported(another, suggestion({ tag: 'guidance' }))]
    expect(await place.task(own, 'tell-accepted')).toMatchObject({ assignee: 'fu-qian', candidateGroups: [`emergency:${emergency}`] })
    expect(await place.task(other, 'tell-accepted')).toMatchObject({ candidateGroups: ['department:outpatient'] })
    expect((await place.history(own)).find(({ kind, data }) => kind === 'staff.found' && data['post'] === 'emergency-handler')!.data).toMatchObject({ person: 'fu-qian', because: ['a.present'] })
    await place.wait('PT1M')
    expect(await decisions()).toEqual([])
  })

  it('the special person draws a picture of it, which those who lead read and others do not', async () => {
    const screen = await eventually('the picture is asked for', async () => (await tasks('process=emergency-work')).find(({ elementId }) => elementId === 'screen-facts'))
    expect(screen.assignee).toBe('fu-qian')
    await handler.post(`/api/tasks/${screen.key}/complete`, { variables: { eventCause: 'Two counters for everybody.', problem: 'The queue.', draftBy: [] } })

    const [picture] = await eventually('the picture is there', async () => {
      const pictures = (await emergencies(handler))[0]?.pictures
      return pictures?.length === 1 && pictures
    })
    expect(picture).toMatchObject({ no: 1, figures: { byPlace: { outpatient: picture!.figures.cases } }, words: { problem: 'The queue.' } })
    expect(picture!.figures.cases).toBeGreaterThanOrEqual(6)
    const [shown] = await emergencies(colleague)
    expect(shown).toMatchObject({ id: emergency, state: 'declared' })
    expect(shown).not.toHaveProperty('pictures')
    expect(shown).not.toHaveProperty('duties')
  })

  it('stood down, its cases go the usual way again, and its people are nobody special any more', async () => {
    const running = await epidemic()
    const before = await place.task(running, 'tell-accepted')
    const over = await eventually('it can be stood down', async () => (await tasks('process=emergency-work')).find(({ elementId }) => elementId === 'stand-down-emergency'))
    await place.complete(over, { standDown: 'yes', standDownReason: 'Nobody waits any more.' })

    const after = await eventually('the case is routed anew', async () => (await place.openTasks(running)).find(({ elementId, key }) => elementId === 'tell-accepted' && key !== before.key))
    expect(after.candidateGroups).toEqual(['department:outpatient'])
    const next = await epidemic()
    expect(await place.task(next, 'tell-accepted')).toMatchObject({ candidateGroups: ['department:outpatient'] })
    expect(await sees(deputy, next)).toBe(404)
    expect((await place.caseFile(running)).facts).toMatchObject({ emergency })
    const onDuty = await place.admin.get<{ person: unknown, because: { code: string }[] }>(`/api/staff/on-duty?department=${emergency}&post=emergency-handler`)
    expect(onDuty).toMatchObject({ person: null, because: [{ code: 'department.unknown' }, { code: 'office.fallback' }] })
    const review = await eventually('it is reviewed', async () => (await tasks('process=emergency-review'))[0])
    await place.complete(review, { review: 'It worked.', lessons: [] })
    await eventually('its file is closed', async () => (await emergencies(place.admin)).find(({ id, state }) => id === emergency && state === 'reviewed'))
  })
})

const hoursLeft = (now: Date, at: string): number => (new Date(at).getTime() - now.getTime()) / 3_600_000
