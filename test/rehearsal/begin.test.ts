import { expect, it } from 'vitest'
import { hospital } from '../kit/hospital.ts'
import { process, userTask } from '../zeebe/deploy/diagrams.ts'
import { unique } from '../zeebe/support/broker.ts'

it('a draft with faults is refused at once by element and name, and no second server begins', async () => {
  const { admin } = await hospital()
  const id = unique('rehearsed')
  const name = `${id}.bpmn`
  const { body: { revision } } = await admin.call<{ revision: number }>('PUT', '/api/studio/draft', { name, content: process(id, userTask(`<zeebe:formDefinition formId="${id}-none" />`)), revision: 0 })

  const { status, body } = await admin.call('POST', '/api/studio/rehearsal', { names: [name] })

  expect(status).toBe(422)
  expect(body).toMatchObject({ findings: expect.arrayContaining([expect.objectContaining({ file: name, rule: 'form-missing', severity: 'error', element: { en: 'Step', zh: 'Step' } })]) })
  expect(await admin.get('/api/studio/rehearsal')).toMatchObject({ state: 'off', startedAt: null })
  await admin.call('DELETE', `/api/studio/draft?name=${name}&revision=${revision}`)
})
