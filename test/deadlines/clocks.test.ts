import { beforeAll, describe, expect, it } from 'vitest'
import { eventually, type Client } from '../kit/client.ts'
import { hospital, registered, type CaseFile, type Happening, type Hospital } from '../kit/hospital.ts'
import { staffWith } from '../kit/staff.ts'

const hour = 3_600_000

describe('a clock that people change', () => {
  let place: Hospital
  let clerk: Client
  let head: Client
  let headId: string
  beforeAll(async () => {
    place = await hospital()
    const office = (isHead: boolean) => staffWith(place.admin, ({ department, roles }) => department === 'complaint-office' && roles.includes('department-head') === isHead)
    const found = await office(true)
    clerk = (await office(false)).client
    head = found.client
    headId = found.id
  })

  const running = async (changes: Record<string, unknown> = {}, first = 'contact-complainant') => {
    const { id } = await place.report()
    await place.done(id, 'register-complaint', registered({ severity: '0', ...changes }))
    const task = await place.task(id, first)
    return { id, task, contact: clockOf(await place.caseFile(id), 'contact') }
  }
  const ask = async (id: string, variables: Record<string, unknown>, as = clerk) => {
    const answer = await as.call('POST', `/api/complaints/${id}/actions/deadline-change`, { variables })
    expect(answer).toMatchObject({ status: 202 })
  }
  const happened = (id: string, kind: string) => eventually(kind, async () => (await place.history(id)).find((one) => one.kind === kind))
  const limit = (id: string, stage: string, is: (clock: ReturnType<typeof clockOf>) => boolean) => eventually(`${stage} is changed`, async () => {
    const clock = clockOf(await place.caseFile(id), stage)
    return is(clock) && clock
  })
  const told = (id: string, template: string) => eventually(`told ${template}`, async () => (await place.notifications(id)).find((one) => one.template === template))
  const over = async (id: string) => {
    const { items } = await place.admin.get<{ items: { key: string, parentKey?: string, state: string }[] }>(`/api/complaints/${id}/instances`)
    for (const { key } of items.filter(({ parentKey, state }) => !parentKey && state === 'active')) await place.admin.call('POST', `/api/instances/${key}/cancel`)
  }
  const waiting = { what: 'pause', stage: 'contact', pauseReason: 'waiting-complainant', evidence: 'Letter of today, answer by Friday.' }

  it('does not alarm while it stands still, and alarms at the right moment afterwards; the open task follows', async () => {
    const { id, task, contact } = await running()
    await ask(id, { ...waiting, days: 2 })
    const still = await limit(id, 'contact', ({ pausedUntil }) => Boolean(pausedUntil))

    expect(Date.parse(still.at) - Date.parse(contact.at)).toBe(48 * hour)
    expect(still.pauses).toMatchObject([{ because: 'waiting-complainant', approvedBy: null }])
    await eventually('the task follows', async () => (await place.openTasks(id)).find(({ key, dueAt }) => key === task.key && dueAt === still.at))
    expect((await place.task(id, 'contact-complainant')).candidateGroups).toEqual(task.candidateGroups)
    expect((await told(id, 'deadline-changed')).state).toBe('sent')

    await place.wait('PT24H')
    expect(clockOf(await place.caseFile(id), 'contact')).toMatchObject({ state: 'open' })
    await place.wait('PT35H')
    expect(clockOf(await place.caseFile(id), 'contact')).toMatchObject({ state: 'open' })
    expect((await place.history(id)).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['deadline.paused', 'deadline.resumed', 'deadline.reminded']))
    await place.wait('PT2H')
    const missed = await limit(id, 'contact', ({ state }) => state === 'missed')
    expect(Math.abs(Date.parse(missed.missedAt!) - Date.parse(still.at))).toBeLessThan(120_000)
    await place.task(id, 'emergency-contact')
    await over(id)
  })

  it('that runs on earlier alarms at its nearer limit, though the watch had a later one', async () => {
    const { id, task, contact } = await running()
    await ask(id, waiting)
    const still = await limit(id, 'contact', ({ pausedUntil }) => Boolean(pausedUntil))
    expect(Date.parse(still.at) - Date.parse(contact.at)).toBe(7 * 24 * hour)
    await place.wait('PT1H')
    await place.done(id, 'resume-clock', { remark: 'She called back.' })
    const runs = await limit(id, 'contact', ({ at }) => at !== still.at)

    expect(Date.parse(runs.at) - Date.parse(contact.at)).toBeLessThan(1.1 * hour)
    expect(runs).not.toHaveProperty('pausedUntil')
    await eventually('the task follows', async () => (await place.openTasks(id)).find(({ key, dueAt }) => key === task.key && dueAt === runs.at))
    await place.wait('PT11H30M')
    expect(clockOf(await place.caseFile(id), 'contact').state).toBe('open')
    await place.wait('PT45M')
    await limit(id, 'contact', ({ state }) => state === 'missed')
    await over(id)
  })

  it('whose stage is met while it stands still needs nobody to let it run on', async () => {
    const { id } = await running()
    await ask(id, waiting)
    await place.task(id, 'resume-clock')
    await place.done(id, 'contact-complainant', { contact: 'message' })

    await eventually('the task to resume is gone', async () => !(await place.openTasks(id)).some(({ elementId }) => elementId === 'resume-clock'))
    expect(clockOf(await place.caseFile(id), 'contact').state).toBe('met')
    await over(id)
  })

  it('is given more time once its approver says yes, who is named', async () => {
    const { id } = await running()
    const plan = clockOf(await place.caseFile(id), 'plan')
    await ask(id, { what: 'extension', stage: 'plan', extensionReason: 'complex', evidence: 'Three departments had her in one day.', days: 2 })
    const decide = await place.task(id, 'decide-deadline-change')
    expect(decide.candidateGroups).toEqual(['department-head:complaint-office'])
    await place.complete(decide, { decision: 'approve', decisionReason: 'The ward was moved.' }, head)
    const longer = await limit(id, 'plan', ({ at }) => at !== plan.at)

    expect(Date.parse(longer.at) - Date.parse(plan.at)).toBe(48 * hour)
    expect(longer.extensions).toMatchObject([{ length: 'P2D', because: 'complex', approvedBy: headId }])
    await told(id, 'deadline-changed')
    // The task of that stage comes later and is due by the new limit all the same.
    await place.done(id, 'contact-complainant', { contact: 'message' })
    const task = await place.task(id, 'handling-plan')
    await eventually('due by the new limit', async () => (await place.openTasks(id)).find(({ key, dueAt }) => key === task.key && dueAt === longer.at))
    await over(id)
  })

  it('stays as it is when the approver refuses: whoever asked is told, and the history says it', async () => {
    const { id } = await running()
    const before = clockOf(await place.caseFile(id), 'plan')
    await ask(id, { what: 'extension', stage: 'plan', extensionReason: 'new-evidence', evidence: 'A film.' })
    await place.complete(await place.task(id, 'decide-deadline-change'), { decision: 'refuse', decisionReason: 'The film changes nothing.' }, head)

    const kept = await happened(id, 'deadline.unchanged')
    expect(kept).toMatchObject({ actor: { id: headId }, data: { what: 'extension', stage: 'plan', because: 'refused' } })
    await told(id, 'deadline-unchanged')
    expect(clockOf(await place.caseFile(id), 'plan')).toEqual(before)
    expect((await place.caseFile(id)).entries).toContainEqual(expect.objectContaining({ elementId: 'decide-deadline-change', words: { decisionReason: 'The film changes nothing.' } }))
    await over(id)
  })

  it.each<[string, Record<string, unknown>, Record<string, unknown>, string, string]>([
    ['of the one-hour contact is never paused', { kind: 'complaint', tier: 'dispute', nature: 'quality', field: 'clinical', severity: '2' }, waiting, 'emergency-contact', 'not-listed'],
    ['is not changed without evidence', {}, { ...waiting, evidence: '' }, 'contact-complainant', 'evidence-missing'],
  ])('%s', async (_, register, wanted, first, because) => {
    const { id, contact } = await running(register, first)
    await ask(id, wanted)

    expect(await happened(id, 'deadline.unchanged')).toMatchObject({ data: { because } })
    expect(clockOf(await place.caseFile(id), 'contact')).toEqual(contact)
    expect((await place.openTasks(id)).map(({ elementId }) => elementId)).not.toContain('decide-deadline-change')
    await over(id)
  })

  it('is not changed by somebody who approves their own request', async () => {
    const { id } = await running()
    const before = clockOf(await place.caseFile(id), 'plan')
    await ask(id, { what: 'extension', stage: 'plan', extensionReason: 'several-departments' }, head)
    await place.complete(await place.task(id, 'decide-deadline-change'), { decision: 'approve', decisionReason: 'I think so.' }, head)

    expect(await happened(id, 'deadline.unchanged')).toMatchObject({ data: { because: 'own-request' } })
    expect(clockOf(await place.caseFile(id), 'plan')).toEqual(before)
    await over(id)
  })

  it('says why nobody was alarmed, in both languages', async () => {
    const { id } = await running()
    await place.wait('PT2H')
    await place.done(id, 'contact-complainant', { contact: 'message' })
    await place.wait('PT11H')

    const spared = await happened(id, 'deadline.spared') as Happening & { text: { en: string, zh: string } }
    expect(spared.data).toMatchObject({ stage: 'contact', because: 'done' })
    expect(spared.text.en).toMatch(/^Limit for first contact not escalated: met (9|10) hours before\.$/)
    expect(spared.text.zh).toMatch(/^“首次联系”时限未升级：已提前(9|10)小时完成。$/)
    await over(id)
  })
})

interface Clock {
  at: string
  state: string
  missedAt?: string
  pausedUntil?: string
  pauses?: unknown[]
  extensions?: unknown[]
}

/** Of the first round: when a limit is missed the case goes round again with limits of its own. */
const clockOf = ({ deadlines }: CaseFile, stage: string): Clock => deadlines.find((one) => one.stage === stage && one.round === 1)! as Clock
