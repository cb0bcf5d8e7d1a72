import { beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../kit/client.ts'
import { hospital, registered, type Hospital } from '../kit/hospital.ts'

describe('not satisfied', () => {
  let place: Hospital
  beforeAll(async () => { place = await hospital() })

  async function answered(): Promise<{ id: string, receipt: string, trackingCode: string }> {
    const opened = await place.report()
    await place.done(opened.id, 'register-complaint', registered({ severity: '0' }))
    await place.done(opened.id, 'contact-complainant', { contact: 'message' })
    await place.done(opened.id, 'handling-plan', { plan: 'A plan.' })
    await place.done(opened.id, 'confirm-result', { result: 'Done.', answer: 'The first answer.', founded: 'partly' })
    await place.task(opened.id, 'call-complainant')
    return opened
  }

  async function throughTheDispute(id: string): Promise<void> {
    await place.done(id, 'emergency-contact', { joined: true, contact: 'reached', safe: true })
    await place.done(id, 'investigate', { footage: 'none', witnesses: 0, factsFound: 'x', founded: 'yes' })
    await place.done(id, 'written-plan', { plan: 'A better plan.', agreed: true })
    await place.done(id, 'settle', { result: 'x', answer: 'The second answer.', settled: 'agreed' })
  }

  it('on the telephone: a new plan in a higher tier, round again, until the complainant is satisfied', async () => {
    const { id } = await answered()
    await place.done(id, 'call-complainant', { reached: 'yes', satisfied: 'no', score: '1' })
    await throughTheDispute(id)
    await place.done(id, 'call-complainant', { reached: 'yes', satisfied: 'yes', score: '5' })

    const closed = await place.state(id, 'closed')
    expect(closed.deadlines.filter(({ stage }) => stage === 'callback').map(({ state }) => state)).toEqual(['met', 'met'])
    expect(closed).toMatchObject({ tier: 'dispute', answer: { text: 'The second answer.' }, facts: { round: 2 } })
    expect(new Set(closed.deadlines.map(({ round }) => round))).toEqual(new Set([1, 2]))
  })

  it('on the web page: the same, and each answer is judged once', async () => {
    const { id, receipt, trackingCode } = await answered()
    const judge = (satisfied: boolean) => place.anyone.call('POST', `/api/public/complaints/${receipt}/rating`, { code: trackingCode, satisfied, score: satisfied ? 5 : 1 })
    const seen = () => place.anyone.get<{ canRate: boolean }>(`/api/public/complaints/${receipt}?code=${trackingCode}`)

    expect(await seen()).toMatchObject({ canRate: true })
    expect((await judge(false)).status).toBe(204)
    expect((await judge(true)).status).toBe(409)
    await throughTheDispute(id)
    await eventually('the new answer can be judged', async () => (await seen()).canRate)
    expect((await judge(true)).status).toBe(204)
    await place.state(id, 'closed')
  })

  it('not reached three times: the case is closed as unreached, and every attempt is on record', async () => {
    const { id } = await answered()
    for (let attempt = 1; attempt <= 3; attempt++) await place.done(id, 'call-complainant', { reached: 'no' })
    const { deadlines } = await place.state(id, 'closed')
    expect(deadlines.find(({ stage }) => stage === 'callback')!.state).not.toBe('met')
    const attempts = (await place.history(id)).filter(({ kind }) => kind === 'callback.scheduled').map(({ data }) => data['attempt'])
    expect(attempts).toEqual([1, 2, 3])
  })
})
