import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { Client, eventually } from '../kit/client.ts'
import { Audit } from '../../engine/access/audit.ts'
import { beginBatch } from '../../engine/watch/index.ts'
import { connectToServersDatabase } from '../zeebe/support/broker.ts'

interface Shown {
  state: string
  elements: { key: string, elementId: string, state: string, token?: true }[]
  incidents: { key: string, state: string, elementId: string }[]
  tasks: { key: string, elementId: string, state: string }[]
  operations: { kind: string, reason: string, outcome: string, by: string, detail: Record<string, string>, code?: string, batch?: string }[]
}

let admin: Client
beforeAll(async () => {
  const { baseUrl, admin: { email, password } } = inject('recourse')
  admin = await Client.signedIn(baseUrl, email, password)
  const files = new FormData()
  files.append('files', new Blob([await readFile(new URL('fixtures/risky-way.bpmn', import.meta.url))]), 'risky-way.bpmn')
  await admin.post('/api/deployments', files)
})

const look = async (key: string) => await admin.get<Shown>(`/api/watch/cases/${key}`)
const started = async (variables: object) => (await admin.post<{ instanceKey: string }>('/api/processes/risky-way/instances', { variables })).instanceKey
const at = async (key: string, elementId: string) => await eventually(`a token at ${elementId}`, async () => {
  const shown = await look(key).catch(() => null)
  return shown?.elements.some((element) => element.elementId === elementId && element.token) && shown
})
/** Nobody can say whether a text is more than three: the gateway is stuck. */
const stuck = async () => {
  const key = await started({ risk: 'high' })
  const shown = await eventually('an incident', async () => {
    const one = await look(key).catch(() => null)
    return one?.incidents.some(({ state }) => state === 'open') && one
  })
  return { key, incident: shown.incidents[0]?.key ?? '' }
}
const refusedBy = async (path: string, body: object) => {
  const { status, body: problem } = await admin.call<{ type: string }>('POST', path, body)
  return [status, problem.type.split('/').at(-1)]
}

describe('trying again', () => {
  test('says that it did not help while the cause is there, and that it did once the variable is right', async () => {
    const { key, incident } = await stuck()
    const first = await admin.post<{ outcome: string, message: string }>(`/api/watch/incidents/${incident}/retry`, { reason: 'perhaps it was a hiccup' })
    expect(first.outcome).toBe('stuck')
    expect(first.message).toContain('risk')

    await admin.post(`/api/watch/cases/${key}/variable`, { scope: key, name: 'risk', value: 5, reason: 'a number was meant' })
    const again = (await eventually('the incident that followed', async () => (await look(key)).incidents.find(({ key: one, state }) => state === 'open' && one !== incident)))
    expect(await admin.post(`/api/watch/incidents/${again.key}/retry`, { reason: 'now it is a number' })).toMatchObject({ outcome: 'helped' })

    const shown = await at(key, 'look')
    expect(shown.operations.map(({ kind, outcome, reason }) => [kind, outcome, reason])).toEqual([
      ['retry', 'helped', 'now it is a number'], ['variable', 'done', 'a number was meant'], ['retry', 'stuck', 'perhaps it was a hiccup'],
    ])
    expect(shown.operations[1]?.detail).toEqual({ name: 'risk', from: '"high"', to: '5' })
    const { items } = await admin.get<{ items: { name: string, changes: { value: unknown, reason?: string }[] }[] }>(`/api/watch/cases/${key}/variables`)
    expect(items.find(({ name }) => name === 'risk')?.changes).toMatchObject([{ value: 5, reason: 'a number was meant' }, { value: 'high' }])
  })

  test('of what is not stuck is refused, and nothing is written down', async () => {
    expect(await refusedBy('/api/watch/incidents/12345678901/retry', { reason: 'x' })).toEqual([404, 'incident.unknown'])
  })
})

describe('moving a token', () => {
  test('ends the step that was open and goes on at the other', async () => {
    const key = await started({ risk: 5 })
    const before = await at(key, 'look')
    const from = before.elements.find(({ token }) => token)?.key
    expect(await admin.post(`/api/watch/cases/${key}/move`, { from, to: 'other', reason: 'the risk was misjudged' })).toMatchObject({ outcome: 'done' })
    const after = await at(key, 'other')
    expect(after.elements.filter(({ token }) => token).map(({ elementId }) => elementId)).toEqual(['other'])
    expect(await eventually('the task to go', async () => (await look(key)).tasks.find(({ elementId, state }) => elementId === 'look' && state === 'canceled'))).toBeTruthy()
  })

  test('to where nothing can begin, or without a reason, is refused and moves nothing', async () => {
    const key = await started({ risk: 5 })
    const [from] = (await at(key, 'look')).elements.filter(({ token }) => token).map((element) => element.key)
    expect(await refusedBy(`/api/watch/cases/${key}/move`, { from, to: 'begin', reason: 'x' })).toEqual([409, 'instance.not-movable'])
    expect(await refusedBy(`/api/watch/cases/${key}/move`, { from, to: 'nowhere', reason: 'x' })).toEqual([409, 'instance.not-movable'])
    expect(await refusedBy(`/api/watch/cases/${key}/move`, { from: key, to: 'other', reason: 'x' })).toEqual([409, 'instance.not-movable'])
    expect(await refusedBy(`/api/watch/cases/${key}/move`, { from, to: 'other', reason: ' ' })).toEqual([400, 'request.invalid'])
    const { elements, operations } = await look(key)
    expect(elements.filter(({ token }) => token).map(({ elementId }) => elementId)).toEqual(['look'])
    expect(operations).toEqual([])
  })
})

test('the diary of a case says what was put right by hand, and the audit who did it', async () => {
  const { id } = await admin.post<{ id: string }>('/api/complaints', { channel: 'phone', subject: 'Waited', narrative: 'I waited four hours.', anonymous: true })
  const key = await started({ risk: 5, complaintId: id })
  const from = (await at(key, 'look')).elements.find(({ token }) => token)?.key
  await eventually('the case to be known', async () => (await admin.get<{ complaint?: object }>(`/api/watch/cases/${key}`)).complaint)
  await admin.post(`/api/watch/cases/${key}/move`, { from, to: 'other', reason: 'the words of a reason stay with the operation' })
  const { items } = await admin.get<{ items: { kind: string, actor: { id: string } | null, data: object }[] }>(`/api/complaints/${id}/history`)
  const { id: me } = await admin.get<{ id: string }>('/api/me')
  expect(items.filter(({ kind }) => kind === 'process.corrected')).toMatchObject([{ actor: { id: me }, data: { how: 'move', to: { en: 'Do other' } } }])
  const connection = await connectToServersDatabase()
  expect(await Audit.find({ subject: key }).lean()).toMatchObject([{ action: 'instance.move', actor: me, outcome: 'allowed' }])
  await connection.close()
})

test('a case is not tied to another by hand, and one that has ended is left alone', async () => {
  const key = await started({ risk: 1 })
  await at(key, 'other')
  expect(await refusedBy(`/api/watch/cases/${key}/variable`, { scope: key, name: 'complaintId', value: 'somebody-elses', reason: 'x' })).toEqual([409, 'variable.fixed'])
  expect(await admin.post(`/api/watch/cases/${key}/cancel`, { reason: 'opened twice' })).toMatchObject({ outcome: 'done' })
  await eventually('it to end', async () => (await look(key)).state === 'canceled')
  expect(await refusedBy(`/api/watch/cases/${key}/cancel`, { reason: 'once more' })).toEqual([409, 'instance.closed'])
  expect((await look(key)).operations.map(({ kind, reason }) => [kind, reason])).toEqual([['cancel', 'opened twice']])
})

describe('a batch', () => {
  interface Batch { id: string, total: number, state: string, outcomes: Record<string, number> }
  const ended = async ({ id }: Batch) => await eventually('the batch to end', async () => {
    const batch = await admin.get<Batch>(`/api/watch/batches/${id}`)
    return batch.state !== 'running' && batch
  })

  test('tries many again, and its report says which ones it helped', async () => {
    const [one, two] = [await stuck(), await stuck()]
    await admin.post(`/api/watch/cases/${one.key}/variable`, { scope: one.key, name: 'risk', value: 5, reason: 'a number was meant' })
    const batch = await ended(await admin.post<Batch>('/api/watch/batches', { kind: 'retry', keys: [one.key, two.key], reason: 'after the repair' }))
    expect(batch).toMatchObject({ total: 2, state: 'done', outcomes: { helped: 1, stuck: 1 } })
    const { items } = await admin.get<{ items: { instanceKey: string, outcome: string }[] }>(`/api/watch/batches/${batch.id}/items`)
    expect(items.map(({ instanceKey, outcome }) => [instanceKey, outcome])).toEqual([[two.key, 'stuck'], [one.key, 'helped']])
    expect((await at(one.key, 'look')).operations[0]).toMatchObject({ kind: 'retry', outcome: 'helped', reason: 'after the repair', batch: batch.id })
  })

  test('that a stopped server left behind is taken up by the next one, without anybody asking', async () => {
    const keys = [await started({ risk: 1 })]
    await at(keys[0]!, 'other')
    const connection = await connectToServersDatabase()
    const batch = await beginBatch('cancel', keys, { actor: { id: 'somebody' }, reason: 'written down, and then the server was gone' }, new Date())
    await connection.close()
    expect(await ended({ ...batch, outcomes: {} })).toMatchObject({ state: 'done', outcomes: { done: 1 } })
  })

  test('cancels many; for those that are gone there is nothing to do', async () => {
    const keys = [await started({ risk: 1 }), await started({ risk: 5 })]
    await Promise.all([at(keys[0]!, 'other'), at(keys[1]!, 'look')])
    expect(await ended(await admin.post<Batch>('/api/watch/batches', { kind: 'cancel', keys, reason: 'a rehearsal' }))).toMatchObject({ total: 2, outcomes: { done: 2 } })
    for (const key of keys) await eventually('it to end', async () => (await look(key)).state === 'canceled')
    expect(await refusedBy('/api/watch/batches', { kind: 'cancel', keys, reason: 'again' })).toEqual([422, 'batch.empty'])
  })
})
