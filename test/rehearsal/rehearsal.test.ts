/** One whole rehearsal: a second server beside the shared one, a case played on it, a scenario kept and played, and nothing of it in the real house. */
import { describe, expect, it } from 'vitest'
import type { FormSchema } from '../../engine/forms/index.ts'
import { plainest } from '../../engine/scenarios/field-values.ts'
import { fillForm } from '../../engine/scenarios/fill-form.ts'
import { eventually } from '../kit/client.ts'
import { hospital } from '../kit/hospital.ts'
import type { Picture } from '../../engine/rehearsal/play/picture.ts'
import type { RehearsalState } from '../../engine/rehearsal/rehearsals.ts'
import type { RunState } from '../../engine/rehearsal/scenarios/runs.ts'

const studio = '/api/studio/rehearsal'

describe('a rehearsal', () => {
  it('plays a case as everybody, jumps past a limit, keeps the play as a scenario and plays it again; the real house knows nothing of it', async () => {
    const { admin } = await hospital()
    expect((await admin.call('POST', `${studio}/play/report`, { channel: 'web', subject: 'x', narrative: 'y' })).status).toBe(409)
    const subject = 'Rehearsed and nowhere else'
    await admin.post(studio, { names: [] })
    try {
      const begun = await eventually('the rehearsal is there', async () => {
        const now = await admin.get<RehearsalState>(studio)
        return now.state !== 'starting' && now
      }, 300_000)
      expect(begun).toMatchObject({ state: 'on', fault: null, findings: [] })

      let picture = await admin.post<Picture>(`${studio}/play/report`, { channel: 'web', subject, narrative: 'It was not as it should be. Please look into it and write to me.', department: 'outpatient' })
      const { id } = picture.complaint
      const first = picture.tasks.find(({ elementId }) => elementId === 'register-complaint')!
      expect(picture.messages.map(({ to }) => to)).toContain('complainant')

      const [officer] = first.takers
      const form = await admin.call<{ schema: FormSchema, data: Record<string, unknown> }>('GET', `/api/rehearsal/tasks/${first.key}/form?lang=en`, undefined, { 'x-acting-as': officer!.id })
      expect(form.status).toBe(200)
      const { values } = await fillForm({
        ...form.body, given: new Map([['tier', 'important'], ['department', 'outpatient']]), read: async (text) => text, choose: (field) => plainest(field, new Date(picture.now), 'Asia/Shanghai'),
      })
      picture = await admin.post<Picture>(`${studio}/play/tasks/${first.key}`, { as: officer!.id, variables: values })
      expect(picture.tasks.map(({ elementId }) => elementId)).toContain('contact-complainant')
      expect(picture.decisions.length).toBeGreaterThan(0)

      picture = await admin.post<Picture>(`${studio}/play/time`, { complaint: id, until: 'deadline contact +PT1M' })
      expect(picture.complaint.deadlines.find(({ stage }) => stage === 'contact')?.state).toBe('missed')

      const { rows } = await admin.get<{ rows: { who: string, does: string, with: string, expect: string }[] }>(`${studio}/play`)
      expect(rows.map(({ who, does }) => `${who} ${does}`)).toEqual(['complainant reports', 'complaint-office register-complaint', 'time until'])
      expect(rows[2]!.expect).toContain('tier=dispute')
      const kept = await admin.post<{ id: string }>('/api/studio/scenarios', { name: 'The contact is missed (rehearsed)', process: 'tier-important', rows })
      await admin.post(`${studio}/run`, { ids: [`own/${kept.id}`] })
      const run = await eventually('it was played', async () => {
        const { run: now } = await admin.get<{ run: RunState }>(`${studio}/run`)
        return now.state === 'done' && now
      }, 120_000)
      expect(run.results).toMatchObject([{ outcome: 'passed', fault: null }])

      const { items } = await admin.get<{ items: { subject: string }[] }>('/api/complaints?limit=20')
      expect(items.filter((one) => one.subject === subject)).toEqual([])
    } finally {
      await admin.call('DELETE', studio)
    }
    expect((await admin.get<RehearsalState>(studio)).state).toBe('off')
  }, 400_000)
})
