import { expect, it } from 'vitest'
import { eventually } from '../kit/client.ts'
import { hospital, registered } from '../kit/hospital.ts'
import { somebody } from '../kit/somebody.ts'

it('words stay in the case file, choices drive the process', async () => {
  const place = await hospital()
  const complainant = somebody()
  const { id } = await place.report({ complainant })
  await place.done(id, 'register-complaint', registered({ severity: '0', remark: 'She was calm.' }))
  await place.task(id, 'contact-complainant')

  const { items } = await place.admin.get<{ items: { key: string }[] }>(`/api/complaints/${id}/instances`)
  const known = await Promise.all(items.map(({ key }) => place.admin.get<{ variables: object }>(`/api/instances/${key}`)))
  const inTheEngine = JSON.stringify(known.map(({ variables }) => variables))
  expect(inTheEngine).toContain('"important"')
  for (const secret of ['She was calm', complainant.name, complainant.phone, 'four hours']) expect(inTheEngine).not.toContain(secret)
  const file = await eventually('entry is kept', async () => {
    const { entries } = await place.caseFile(id)
    return entries.find(({ elementId }) => elementId === 'register-complaint')
  })
  expect(file.words).toEqual({ remark: 'She was calm.' })
})
