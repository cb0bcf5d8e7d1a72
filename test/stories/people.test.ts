import { beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../kit/client.ts'
import { hospital, registered, type Hospital } from '../kit/hospital.ts'

interface OnDuty {
  person: { id: string, name: string } | null
  group: string
  because: { code: string }[]
}

describe('who is asked', () => {
  let place: Hospital
  beforeAll(async () => { place = await hospital() })

  const onDuty = (department: string, post: string, at: Date) =>
    place.admin.get<OnDuty>(`/api/staff/on-duty?department=${department}&post=${post}&at=${encodeURIComponent(at.toISOString())}`)

  /** The next time A of the post would answer. */
  async function whenAAnswers(department: string, post: string): Promise<Date> {
    const start = await place.now()
    for (let hour = 1; hour < 24 * 14; hour++) {
      const at = new Date(start.getTime() + hour * 3600_000)
      const { because } = await onDuty(department, post, at)
      if (because.some(({ code }) => code === 'a.present')) return at
    }
    throw new Error('A never answers')
  }

  it('while A is on leave, B is asked to contact the complainant, and the case says why', async () => {
    const at = await whenAAnswers('cardiology', 'service-specialist')
    const a = (await onDuty('cardiology', 'service-specialist', at)).person!
    await place.wait(`PT${Math.ceil((at.getTime() - (await place.now()).getTime()) / 60_000) + 5}M`)
    const now = await place.now()
    await place.admin.post(`/api/people/${a.id}/absences`, { from: now.toISOString(), to: new Date(now.getTime() + 5 * 86_400_000).toISOString(), reason: 'leave' })

    const { id } = await place.report({ department: 'cardiology' })
    await place.done(id, 'register-complaint', registered({ kind: 'suggestion', tier: 'general', department: 'cardiology', severity: '0' }))
    const contact = await place.task(id, 'tell-accepted')

    const found = await onDuty('cardiology', 'service-specialist', now)
    expect(found.because.map(({ code }) => code)).toEqual(['a.on-leave', 'b.present'])
    expect(contact.assignee).toBe(found.person!.id)
    expect(contact.assignee).not.toBe(a.id)
    const [looked] = (await place.history(id)).filter(({ kind, data }) => kind === 'staff.found' && data['post'] === 'service-specialist')
    expect(looked!.data['because']).toEqual(['a.on-leave', 'b.present'])
    await place.complete(contact, { contact: 'message' })
    await place.done(id, 'improvement-direction', { answer: 'Thank you.', adopted: 'no' })
    await place.state(id, 'closed')
  })

  it('an anonymous complaint keeps no name and is handled to its end without a call', async () => {
    const { id } = await place.report({ anonymous: true, complainant: { name: 'Should Not Stay', phone: '13900000000' } })
    await place.done(id, 'register-complaint', registered({ kind: 'suggestion', tier: 'general', severity: '0' }))
    await place.done(id, 'tell-accepted', { contact: 'impossible' })
    await place.done(id, 'improvement-direction', { answer: 'Published in the hall.', adopted: 'yes' })
    const closed = await place.state(id, 'closed')
    expect(closed.complainant).toBeUndefined()
    expect(JSON.stringify(closed)).not.toContain('Should Not Stay')
  })

  it('nobody registers it: the office is reminded, then its head and leadership are told, and the task stays', async () => {
    const { id } = await place.report()
    await place.task(id, 'register-complaint')
    await place.wait('P2D')

    const templates = await eventually('leadership is told', async () => {
      const sent = (await place.notifications(id)).map(({ template }) => template)
      return sent.includes('not-registered') && sent
    })
    expect(templates).toContain('deadline-reminder')
    const [task] = await place.openTasks(id)
    expect(task).toMatchObject({ elementId: 'register-complaint' })
    expect(task!.assignee).toBeUndefined()
    expect((await place.caseFile(id)).deadlines).toContainEqual(expect.objectContaining({ stage: 'register', state: 'missed' }))

    // The limits run from receipt: the first contact of a suggestion is overdue by now, so the case climbs at once.
    await place.complete(task!, registered({ kind: 'suggestion', tier: 'general', severity: '0' }))
    await place.done(id, 'contact-complainant', { contact: 'message' })
    await place.done(id, 'handling-plan', { plan: 'An apology.' })
    await place.done(id, 'confirm-result', { result: 'Done.', answer: 'Late, and sorry for it.', founded: 'yes' })
    await place.done(id, 'call-complainant', { reached: 'yes', satisfied: 'yes', score: '3' })
    expect(await place.state(id, 'closed')).toMatchObject({ tier: 'important', facts: { round: 2 } })
  })

  it('a dispute at 23:50 before a holiday goes to whoever the roster names, and its hour runs on', async () => {
    await place.wait(await untilBeforeNewYear(await place.now()))
    const before = await place.now()
    const { id } = await place.report({ narrative: 'They hit my father. I called the police and the newspaper.' })
    await place.done(id, 'register-complaint', registered({ kind: 'complaint', tier: 'dispute', severity: '1' }))
    const contact = await place.task(id, 'emergency-contact')

    const { deadlines, receivedAt } = await place.caseFile(id)
    expect(new Date(deadlines.find(({ stage }) => stage === 'contact')!.at).getTime() - new Date(receivedAt).getTime()).toBe(3600_000)
    const found = await onDuty('complaint-office', 'complaint-specialist', before)
    expect(found.because.map(({ code }) => code).some((code) => code.startsWith('duty.') || code.startsWith('head.') || code === 'office.fallback' || code.endsWith('.off-shift'))).toBe(true)
    const [looked] = (await place.history(id)).filter(({ kind }) => kind === 'staff.found')
    expect((looked!.data['because'] as string[])[0]).toMatch(/off-shift|on-leave|in-consultation|unknown/)
    expect(contact.candidateGroups.length).toBeGreaterThan(0)
    await place.complete(contact, { joined: true, contact: 'reached', safe: true })
    await place.done(id, 'investigate', { footage: 'seen', witnesses: 1, factsFound: 'x', founded: 'no' })
    await place.done(id, 'written-plan', { plan: 'x', agreed: true })
    await place.done(id, 'settle', { result: 'x', answer: 'We looked into it.', settled: 'explained' })
    await place.done(id, 'call-complainant', { reached: 'yes', satisfied: 'yes', score: '3' })
    await place.state(id, 'closed')
  })
})

/** 31 December 23:50 in Shanghai, 15:50 UTC: 1 January is a statutory holiday. */
async function untilBeforeNewYear(now: Date): Promise<string> {
  const year = now.getUTCFullYear()
  const eve = [year, year + 1].map((one) => Date.UTC(one, 11, 31, 15, 50)).find((at) => at > now.getTime())!
  return `PT${Math.floor((eve - now.getTime()) / 1000)}S`
}
