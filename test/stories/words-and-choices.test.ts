import { expect, it } from 'vitest'
import { eventually } from '../kit/client.ts'
import { hospital, registered } from '../kit/hospital.ts'

it('words stay in the case file, choices drive the process', async () => {
  const place = await hospital()
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
