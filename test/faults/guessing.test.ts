/** Fault 31: somebody walks receipts and tracking codes, or passwords. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Client } from '../kit/client.ts'
import { ADMIN, startRecourse, type RunningRecourse } from '../setup/start-recourse.ts'

let recourse: RunningRecourse
beforeAll(async () => { recourse = await startRecourse({ env: { RECOURSE_GUESSES_PER_MINUTE: '10', RECOURSE_PUBLIC_PER_MINUTE: '15' } }) })
afterAll(() => recourse.stop())

it('a scanner of codes, of passwords and a flood of complaints are slowed down, each for itself', async () => {
  const anyone = new Client(recourse.baseUrl)
  const opened = await anyone.post<{ receipt: string, trackingCode: string }>('/api/public/complaints', { channel: 'web', subject: 'x', narrative: 'y' })
  const follow = (code: string) => anyone.call<{ type: string }>('GET', `/api/public/complaints/${opened.receipt}?code=${code}`)

  for (let looked = 0; looked < 30; looked++) expect((await follow(opened.trackingCode)).status).toBe(200)
  const guesses: number[] = []
  for (let guess = 0; guess < 15; guess++) guesses.push((await follow(`AAAA-AAAA-AA${guess + 10}`)).status)
  expect(guesses).toEqual([...Array.from({ length: 10 }, () => 404), ...Array.from({ length: 5 }, () => 429)])
  const slowed = await follow('AAAA-AAAA-AAAA')
  expect(slowed.body.type).toBe('/problems/request.too-many')
  expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0)

  const tries: number[] = []
  for (let guess = 0; guess < 12; guess++) tries.push((await anyone.call('POST', '/api/sign-in', { email: ADMIN.email, password: `wrong-${guess}` })).status)
  expect(tries.slice(-2)).toEqual([429, 429])

  const flood = await Promise.all(Array.from({ length: 30 }, () => anyone.call('POST', '/api/public/complaints', { channel: 'web', subject: 'x', narrative: 'y' })))
  expect(flood.filter(({ status }) => status === 201)).toHaveLength(14)
  expect(flood.filter(({ status }) => status === 429)).toHaveLength(16)
})
