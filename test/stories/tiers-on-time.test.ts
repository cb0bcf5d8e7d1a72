import { beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../kit/client.ts'
import { hospital, registered, type CaseFile, type Hospital } from '../kit/hospital.ts'

const hours = (n: number) => n * 3600_000
const limitOf = ({ deadlines, receivedAt }: CaseFile, stage: string): number =>
  new Date(deadlines.find((one) => one.stage === stage)!.at).getTime() - new Date(receivedAt).getTime()
const stateOf = ({ deadlines }: CaseFile, stage: string) => deadlines.find((one) => one.stage === stage)?.state

describe('a complaint that is handled in time', () => {
  let place: Hospital
  beforeAll(async () => { place = await hospital() })

  it('suggestion: accepted within a day, the direction of improvement is the answer, and nobody calls back', async () => {
    const { id, receipt, trackingCode } = await place.report({ subject: 'More chairs, please', narrative: 'I suggest more chairs in the waiting area.' })
    await place.done(id, 'register-complaint', registered({ kind: 'suggestion', tier: 'general', severity: '0' }))

    const accepted = await place.task(id, 'tell-accepted')
    const before = await place.caseFile(id)
    expect(limitOf(before, 'contact')).toBe(hours(24))
    expect(limitOf(before, 'plan')).toBe(hours(7 * 24))
    expect(accepted.dueAt).toBe(before.deadlines.find(({ stage }) => stage === 'contact')!.at)
    await place.complete(accepted, { contact: 'message' })
    await place.done(id, 'improvement-direction', { answer: 'Twenty chairs come in May.', adopted: 'yes' })

    const closed = await place.state(id, 'closed')
    expect(closed.answer?.text).toBe('Twenty chairs come in May.')
    expect(closed.deadlines.map(({ state }) => state)).not.toContain('missed')
    const seen = await place.anyone.get<{ state: string, answer: { text: string }, canRate: boolean, steps: unknown[] }>(`/api/public/complaints/${receipt}?code=${trackingCode}`)
    expect(seen).toMatchObject({ state: 'closed', answer: { text: 'Twenty chairs come in May.' }, canRate: false })
    expect(seen.steps.length).toBeGreaterThan(2)
  })

  it('dissatisfaction: contact in 12 hours, plan in 3 days, result in 5, callback within 2 days', async () => {
    const { id } = await place.report()
    await place.done(id, 'register-complaint', registered({ severity: '0' }))

    const contact = await place.task(id, 'contact-complainant')
    const before = await place.caseFile(id)
    expect(['contact', 'plan', 'end'].map((stage) => limitOf(before, stage))).toEqual([hours(12), hours(72), hours(120)])
    await place.complete(contact, { contact: 'reached', wish: 'An apology' })
    await place.done(id, 'handling-plan', { plan: 'Two more counters open at eight.' })
    await place.done(id, 'confirm-result', { result: 'Opened.', answer: 'Two more counters are open now.', founded: 'yes' })

    const callback = await place.task(id, 'call-complainant')
    const answered = await place.caseFile(id)
    expect(answered.state).toBe('answered')
    expect(['contact', 'plan', 'end'].map((stage) => stateOf(answered, stage))).toEqual(['met', 'met', 'met'])
    expect(new Date(callback.dueAt!).getTime() - (await place.now()).getTime()).toBeLessThanOrEqual(hours(48))
    await place.complete(callback, { reached: 'yes', satisfied: 'yes', score: '5' })
    expect((await place.state(id, 'closed')).tier).toBe('important')
  })

  it('dispute: emergency handling within the hour, investigation in a day, written plan in 3 days, settled in 7', async () => {
    const { id } = await place.report({ subject: 'Wrong report', narrative: 'The wrong report led to an unnecessary operation. I will sue.' })
    await place.done(id, 'register-complaint', registered({ kind: 'complaint', tier: 'dispute', nature: 'quality', field: 'clinical', severity: '2' }))

    const contact = await place.task(id, 'emergency-contact')
    const before = await place.caseFile(id)
    expect(['contact', 'investigation', 'plan', 'end'].map((stage) => limitOf(before, stage))).toEqual([1, 24, 72, 168].map(hours))
    await place.complete(contact, { joined: true, contact: 'reached', safe: true })
    await place.done(id, 'investigate', { footage: 'seen', witnesses: 2, factsFound: 'Two samples were mixed up.', founded: 'yes' })
    await place.done(id, 'written-plan', { plan: 'Treatment free of charge, new labels.', agreed: true })
    await place.done(id, 'settle', { result: 'Done.', answer: 'We apologise; this is what we changed.', settled: 'agreed' })
    await place.done(id, 'call-complainant', { reached: 'yes', satisfied: 'yes', score: '4' })

    const closed = await place.state(id, 'closed')
    expect(closed.deadlines.filter(({ state }) => state === 'missed')).toEqual([])
  })

  it('words stay in the case file, choices drive the process', async () => {
    const { id } = await place.report()
    await place.done(id, 'register-complaint', registered({ severity: '0', remark: 'She was calm.' }))
    await place.task(id, 'contact-complainant')

    const { items } = await place.admin.get<{ items: { key: string }[] }>(`/api/complaints/${id}/instances`)
    const known = await Promise.all(items.map(({ key }) => place.admin.get<{ variables: object }>(`/api/instances/${key}`)))
    const inTheEngine = JSON.stringify(known.map(({ variables }) => variables))
    expect(inTheEngine).toContain('"important"')
    for (const secret of ['She was calm', 'Li Na', '13800000000', 'four hours']) expect(inTheEngine).not.toContain(secret)
    const file = await eventually('entry is kept', async () => {
      const { entries } = await place.caseFile(id)
      return entries.find(({ elementId }) => elementId === 'register-complaint')
    })
    expect(file.words).toEqual({ remark: 'She was calm.' })
  })
})
