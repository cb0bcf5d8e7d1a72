import { beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../kit/client.ts'
import { hospital, registered, type Hospital } from '../kit/hospital.ts'

/** How to bring a tier to the stage that is then missed. */
const suggestion = registered({ kind: 'suggestion', tier: 'general', severity: '0' })
const dissatisfaction = registered({ severity: '0' })
const dispute = registered({ kind: 'complaint', tier: 'dispute', nature: 'quality', field: 'clinical', severity: '2' })

type Steps = [step: string, values: Record<string, unknown>][]
const cases: { tier: string, register: Record<string, unknown>, done: Steps, missed: string, wait: string, raisedTo: string }[] = [
  { tier: 'general', register: suggestion, done: [], missed: 'contact', wait: 'PT25H', raisedTo: 'important' },
  { tier: 'general', register: suggestion, done: [['tell-accepted', { contact: 'message' }]], missed: 'plan', wait: 'P7DT1H', raisedTo: 'important' },
  { tier: 'important', register: dissatisfaction, done: [], missed: 'contact', wait: 'PT13H', raisedTo: 'dispute' },
  { tier: 'important', register: dissatisfaction, done: [['contact-complainant', { contact: 'message' }]], missed: 'plan', wait: 'P3DT1H', raisedTo: 'dispute' },
  { tier: 'important', register: dissatisfaction, done: [['contact-complainant', { contact: 'message' }], ['handling-plan', { plan: 'A plan.' }]], missed: 'end', wait: 'P5DT1H', raisedTo: 'dispute' },
]

describe('a limit that is missed', () => {
  let place: Hospital
  beforeAll(async () => { place = await hospital() })

  it.each(cases)('$tier, $missed: somebody was reminded before, and the case becomes $raisedTo', async ({ register, done, missed, wait, raisedTo }) => {
    const { id } = await place.report()
    await place.done(id, 'register-complaint', register)
    for (const [step, values] of done) await place.done(id, step, values)
    await eventually('all stages but the missed one are met', async () => (await place.openTasks(id)).length > 0)
    await place.wait(wait)

    const file = await eventually('the tier is raised', async () => {
      const found = await place.caseFile(id)
      return found.tier === raisedTo && found
    })
    expect(file.deadlines).toContainEqual(expect.objectContaining({ stage: missed, round: 1, state: 'missed' }))
    const kinds = (await place.history(id)).filter(({ data }) => data['stage'] === missed).map(({ kind }) => kind)
    expect(kinds.indexOf('deadline.reminded')).toBeGreaterThanOrEqual(0)
    expect(kinds.indexOf('deadline.reminded')).toBeLessThan(kinds.indexOf('deadline.missed'))
    const first = raisedTo === 'dispute' ? 'emergency-contact' : 'contact-complainant'
    await place.task(id, first)
    await place.admin.post(`/api/instances/${await rootOf(place, id)}/cancel`)
  })

  it.each([
    { done: [] as Steps, missed: 'contact', wait: 'PT2H' },
    { done: [['emergency-contact', { joined: true, contact: 'message', safe: true }]] as Steps, missed: 'investigation', wait: 'PT25H' },
    { done: [['emergency-contact', { joined: true, contact: 'message', safe: true }], ['investigate', { footage: 'none', witnesses: 0, factsFound: 'x', founded: 'open' }]] as Steps, missed: 'plan', wait: 'P3DT1H' },
    { done: [['emergency-contact', { joined: true, contact: 'message', safe: true }], ['investigate', { footage: 'none', witnesses: 0, factsFound: 'x', founded: 'open' }], ['written-plan', { plan: 'y', agreed: true }]] as Steps, missed: 'end', wait: 'P7DT1H' },
  ])('dispute, $missed: it is at the top already, so leadership and supervision are told and the work goes on', async ({ done, missed, wait }) => {
    const { id } = await place.report()
    await place.done(id, 'register-complaint', dispute)
    for (const [step, values] of done) await place.done(id, step, values)
    await eventually('a task is open', async () => (await place.openTasks(id)).length > 0)
    const [before] = await place.openTasks(id)
    await place.wait(wait)

    const file = await eventually('the limit is missed', async () => {
      const found = await place.caseFile(id)
      return found.deadlines.some(({ stage, state }) => stage === missed && state === 'missed') && found
    })
    expect(file.tier).toBe('dispute')
    expect((await place.openTasks(id)).map(({ key }) => key)).toContain(before!.key)
    const told = await eventually('leadership and supervision are told', async () => {
      const { items: people } = await place.admin.get<{ items: { id: string, roles: string[] }[] }>('/api/people')
      const rolesTold = new Set((await place.notifications(id)).flatMap(({ to }) => people.find((one) => one.id === to)?.roles ?? []))
      return rolesTold.has('leadership') && rolesTold.has('supervision') && rolesTold
    })
    expect(told.has('supervision')).toBe(true)
    await place.admin.post(`/api/instances/${await rootOf(place, id)}/cancel`)
  })
})

async function rootOf(place: Hospital, complaint: string): Promise<string> {
  const { items } = await place.admin.get<{ items: { key: string, parentKey?: string }[] }>(`/api/complaints/${complaint}/instances`)
  return items.find(({ parentKey }) => !parentKey)!.key
}
