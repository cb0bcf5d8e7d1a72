/** Work given out over the HTTP interface, on the real broker. */
import { beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../kit/client.ts'
import { hospital, type Hospital, type ShownTask } from '../kit/hospital.ts'
import { staffWith, type Staff } from '../kit/staff.ts'

interface Line { key: string; given: boolean; refused?: { code: string } }

describe('giving out work', () => {
  let place: Hospital
  let giver: Staff
  let taker: Staff
  const keysOf = async ({ client }: Staff, query: string) => (await client.get<{ items: ShownTask[] }>(`/api/tasks?${query}&limit=200`)).items.map(({ key }) => key)
  beforeAll(async () => {
    place = await hospital()
    giver = await staffWith(place.admin, ({ roles }) => roles.join() === 'complaint-office')
    taker = await staffWith(place.admin, ({ id, roles }) => roles.join() === 'complaint-office' && id !== giver.id)
  })

  it('reaches the person at once and stays so when the broker has said it, and the giver sees it with others', async () => {
    const [one, two] = [await place.report(), await place.report()]
    const keys = [(await place.task(one.id, 'register-complaint')).key, (await place.task(two.id, 'register-complaint')).key]
    const give = (dryRun: boolean) => giver.client.post<{ items: Line[] }>('/api/tasks/assign', { keys: [...keys, '1'], to: taker.id, dryRun })

    const looked = await give(true)
    expect(looked.items).toMatchObject([{ key: keys[0], given: true }, { key: keys[1], given: true }, { key: '1', given: false, refused: { code: 'task.unknown' } }])
    expect((await keysOf(taker, 'view=mine')).filter((key) => keys.includes(key))).toEqual([])

    const before = (await taker.client.get<{ mine: number }>('/api/tasks/counts')).mine
    expect((await give(false)).items.map(({ given }) => given)).toEqual([true, true, false])
    expect((await keysOf(taker, 'view=mine')).filter((key) => keys.includes(key)).toSorted()).toEqual(keys.toSorted())
    expect((await taker.client.get<{ mine: number }>('/api/tasks/counts')).mine).toBe(Math.min(before + 2, 100))
    expect((await give(true)).items.map(({ refused }) => refused?.code)).toEqual(['task.held', 'task.held', 'task.unknown'])

    // The record of the assignment says the same, and by whom it was.
    await eventually('the case\'s diary to have it', async () => (await place.history(one.id)).some(({ kind, actor }) => kind === 'task.given' && actor?.id === giver.id))
    await place.wait('PT1M')
    expect((await keysOf(giver, 'view=waiting')).filter((key) => keys.includes(key)).toSorted()).toEqual(keys.toSorted())
    expect((await keysOf(giver, 'view=mine')).filter((key) => keys.includes(key))).toEqual([])
  })

  it('is for the office and heads; for others nothing happens', async () => {
    const { id } = await place.report()
    const { key } = await place.task(id, 'register-complaint')
    const nurse = await staffWith(place.admin, ({ roles }) => roles.join() === 'staff')
    expect((await nurse.client.call('POST', '/api/tasks/assign', { keys: [key], to: taker.id, dryRun: false })).status).toBe(403)
    const head = await staffWith(place.admin, ({ roles, department }) => roles.includes('department-head') && department === 'cardiology')
    expect((await head.client.post<{ items: Line[] }>('/api/tasks/assign', { keys: [key], to: nurse.id, dryRun: false })).items).toMatchObject([{ given: false, refused: { code: 'task.unknown' } }])
    expect((await place.task(id, 'register-complaint')).assignee).toBeUndefined()
  })

  it('shows who has a task open, and whom nobody else concerns sees nothing', async () => {
    const { id } = await place.report()
    const { key } = await place.task(id, 'register-complaint')
    const here = async ({ client }: Staff) => (await client.post<{ items: { id: string }[] }>(`/api/tasks/${key}/presence`)).items.map((person) => person.id)
    expect(await here(giver)).toEqual([])
    expect(await here(taker)).toEqual([giver.id])
    const nurse = await staffWith(place.admin, ({ roles }) => roles.join() === 'staff')
    expect((await nurse.client.call('POST', `/api/tasks/${key}/presence`)).status).toBe(404)
    await giver.client.call('DELETE', `/api/tasks/${key}/presence`)
    expect(await here(taker)).toEqual([])
  })
})
