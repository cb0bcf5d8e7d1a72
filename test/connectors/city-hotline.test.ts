import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cityHotline } from '../../connectors/city-hotline/city-hotline.ts'
import { exchange } from '../../connectors/city-hotline/follow-city.ts'
import { keepSecret } from '../../connectors/kit/secrets.ts'
import { ConnectorSettings } from '../../connectors/kit/settings.ts'
import { CityMessages, CityOrders } from '../../engine/city/city-order.ts'
import { takeWord } from '../../engine/city/city-says.ts'
import { readOrders } from '../../engine/city/read-orders.ts'
import { takeOrder, type IncomingOrder } from '../../engine/city/take-order.ts'
import { Complaints } from '../../engine/complaints/complaint.ts'
import { Entries } from '../../engine/complaints/entry.ts'
import { openComplaint } from '../../engine/complaints/open-complaint.ts'
import { Outbox } from '../../engine/complaints/outbox.ts'
import { trackingCodes } from '../../engine/complaints/receipts.ts'
import { readConfig } from '../../engine/config/read-config.ts'
import { demoHospital } from '../../engine/people/index.ts'
import { cityToken, startCity, type City } from '../kit/city.ts'
import { aJob, diaryOf, monday, openWorkbench, type Workbench } from './workbench.ts'

const env = { RECOURSE_OUTWARD_INSIDE: '127.0.0.1/32' }
const config = readConfig(env)
let bench: Workbench
let city: City
const setUp = async (values: Record<string, unknown>): Promise<unknown> => await ConnectorSettings.updateOne({ _id: 'city-hotline' }, { values, changedAt: new Date(), changedBy: null }, { upsert: true })

beforeAll(async () => {
  [bench, city] = await Promise.all([openWorkbench(env), startCity()])
  await keepSecret({ name: 'CITY', value: cityToken, hosts: ['127.0.0.1'], by: null, at: new Date() })
})
afterAll(() => Promise.all([bench.close(), city.close()]))
beforeEach(async () => {
  city.heard.length = 0
  await CityMessages.deleteMany({})
  await setUp({ address: city.address, token: '{{secrets.CITY}}' })
})

const opening = async () => ({ clock: bench.clock, codes: await trackingCodes(), onAccepted: () => {} })
let count = 0
const anOrder = (about: Partial<IncomingOrder> = {}): IncomingOrder => ({ number: `2026-${count += 1}`, subject: 'No parking', content: 'There is no place to park.', caller: 'Wang', phone: '13800138000', kind: 'ordinary', ...about })
const taken = async (about: Partial<IncomingOrder> = {}): Promise<{ number: string, complaintId: string }> => {
  const order = anOrder(about)
  await takeOrder(order, 'adapter', null, await opening())
  return { number: order.number, complaintId: (await CityOrders.findById(order.number).orFail().lean()).complaintId }
}
let entries = 0
const did = async (complaintId: string, elementId: string, words: Record<string, unknown>, choices: Record<string, unknown> = {}): Promise<void> => {
  entries += 1
  await Entries.create({ _id: `did-${entries}`, complaintId, taskKey: String(entries), elementId, stepName: elementId, actor: 'p-1', at: bench.clock.now(), words, choices, state: 'kept' })
}
const tellAll = async () => await exchange({ clock: bench.clock, config })

describe('an order of the city', () => {
  test('becomes one complaint, however often and however many at once it comes', async () => {
    const order = anOrder()
    const tools = await opening()
    const answers = await Promise.all([1, 2, 3, 4].map(async () => await takeOrder(order, 'adapter', null, tools)))
    const again = await takeOrder(order, 'file', null, tools)
    expect(new Set([...answers, again].map(({ receipt }) => receipt)).size).toBe(1)
    const { complaintId } = await CityOrders.findById(order.number).orFail().lean()
    expect(await Complaints.findById(complaintId).lean()).toMatchObject({ channel: '12345', subject: 'No parking', complainant: { name: 'Wang', phone: '13800138000' } })
    expect([await Complaints.countDocuments({ narrative: order.content }), await Outbox.countDocuments({ correlationKey: complaintId })]).toEqual([1, 1])
    expect(await Entries.find({ complaintId }).lean()).toEqual([expect.objectContaining({ elementId: 'city-order', words: { orderNumber: order.number } })])
  })

  test('with a number that came before and another content is refused, and changes nothing', async () => {
    const { number, complaintId } = await taken()
    await expect(takeOrder(anOrder({ number, content: 'Something else.' }), 'adapter', null, await opening())).rejects.toMatchObject({ code: 'key.reused' })
    expect((await Complaints.findById(complaintId).orFail().lean()).narrative).toBe('There is no place to park.')
  })
})

describe('a file of orders', () => {
  const hospital = demoHospital(new Date(monday))
  const csv = (...lines: string[]): { csv: string } => ({ csv: `\uFEFF工单编号,工单类别,诉求内容,来电人,联系电话,办结时限\n${lines.join('\n')}` })

  test('is read with Chinese headings, quotes and times of the hospital', async () => {
    const [one] = await readOrders(csv('A-1,一般,"停车难,没有车位",王先生,138 0013 8000,2026/3/9 18:00'), hospital)
    expect(one).toEqual({ line: 2, state: 'new', faults: [], order: { number: 'A-1', kind: 'ordinary', subject: '停车难,没有车位', content: '停车难,没有车位', caller: '王先生', phone: '138 0013 8000', deadline: '2026-03-09T10:00:00.000Z' } })
  })

  test('says line by line what is known, what has changed and what is wrong', async () => {
    const { number } = await taken({ number: 'B-1', content: 'x', subject: 'x', caller: '王', phone: '13800138000' })
    const read = await readOrders(csv(`${number},一般,x,王,13800138000,`, `${number},一般,y,,,`, 'B-2,急,z,,,soon', 'B-3,,,,,'), hospital)
    expect(read.map(({ line, state, faults }) => [line, state, faults.map(({ path }) => path)])).toEqual([[2, 'known', []], [3, 'faulty', ['number']], [4, 'faulty', ['kind', 'deadline']], [5, 'faulty', ['content']]])
    expect((await readOrders(csv('B-1,一般,y,,,'), hospital))[0]?.state).toBe('changed')
    await expect(readOrders({ csv: 'a,b\n1,2' }, hospital)).rejects.toThrow('first line')
  })
})

describe('the city is told', () => {
  test('what the shipped process writes down, each thing once and in order', async () => {
    const { number, complaintId } = await taken()
    await did(complaintId, 'sign-city-order', { orderNumber: number }, { sign: 'ours', orderKind: 'ordinary' })
    await tellAll()
    await did(complaintId, 'answer-city-order', { cityAnswer: 'Twelve places were made.', evidence: 'Photograph 1', remark: 'not for the city' })
    await tellAll()
    await tellAll()
    expect(city.heard.map(({ number: of, action, body }) => [of, action, body])).toEqual([
      [number, 'sign', { at: expect.any(String) as string, sentAt: expect.any(String) as string, kind: 'ordinary' }],
      [number, 'answer', { at: expect.any(String) as string, sentAt: expect.any(String) as string, answer: 'Twelve places were made.', evidence: 'Photograph 1' }],
    ])
    expect((await diaryOf({ _id: complaintId })).flatMap(({ kind, data }) => (kind === 'city.told' ? [data] : []))).toEqual([{ what: 'sign' }, { what: 'answer' }])
  })

  test('that an order is not ours, also of one that somebody wrote down at the desk', async () => {
    const { id: complaintId } = await openedByHand()
    await did(complaintId, 'sign-city-order', { orderNumber: 'D-1', bounceReason: 'The lamp is the street\'s.' }, { sign: 'bounce', orderKind: 'utilities' })
    await tellAll()
    expect(city.heard).toEqual([expect.objectContaining({ number: 'D-1', action: 'bounce', body: expect.objectContaining({ reason: 'The lamp is the street\'s.' }) as object })])
    expect(await CityOrders.findById('D-1').lean()).toMatchObject({ source: 'desk', kind: 'utilities' })
  })

  test('once, though the connection broke, before or after its system had taken it', async () => {
    const { complaintId } = await taken()
    await did(complaintId, 'sign-city-order', {}, { sign: 'ours', orderKind: 'ordinary' })
    city.next.push('break', 'break-after', 'busy')
    for (let i = 0; i < 4; i += 1) {
      await tellAll()
      bench.later(3_600_000)
    }
    expect([city.heard.length, (await CityMessages.findOne({ complaintId }).lean())?.state]).toEqual([1, 'sent'])
  })

  test('nothing that its system refuses a second time, until a person says so', async () => {
    const { complaintId } = await taken()
    await did(complaintId, 'sign-city-order', {}, { sign: 'ours', orderKind: 'ordinary' })
    city.next.push('refuse')
    await tellAll()
    bench.later(3_600_000)
    await tellAll()
    expect([await CityMessages.findOne({ complaintId }).lean(), city.heard]).toEqual([expect.objectContaining({ state: 'refused', code: 'outward.answer:422' }), []])
  })

  test('later, where nothing is set up yet', async () => {
    await setUp({})
    const { complaintId } = await taken()
    await did(complaintId, 'sign-city-order', {}, { sign: 'ours', orderKind: 'ordinary' })
    await tellAll()
    expect(await CityMessages.findOne({ complaintId }).lean()).toMatchObject({ state: 'waiting', attempts: 0 })
    await setUp({ address: city.address, token: '{{secrets.CITY}}' })
    await tellAll()
    expect(city.heard).toHaveLength(1)
  })

  test('by a diagram of one\'s own, once a job', async () => {
    const { number, complaintId } = await taken()
    await did(complaintId, 'somewhere', { why: 'The department is on leave.' })
    const job = aJob('city-hotline', { complaintId, action: 'extension', words: 'why', until: '2026-03-20T00:00:00Z' })
    city.next.push('break-after')
    expect(await bench.run(cityHotline, job)).toMatchObject({ kind: 'retry' })
    expect(await bench.run(cityHotline, { ...job, retries: 2 })).toMatchObject({ kind: 'complete' })
    expect(await bench.run(cityHotline, job)).toMatchObject({ kind: 'complete' })
    expect(city.heard).toEqual([expect.objectContaining({ number, action: 'extension', body: expect.objectContaining({ reason: 'The department is on leave.', until: '2026-03-20T00:00:00Z' }) as object })])
    expect(bench.logged()).not.toContain('on leave')
  })

  test('nothing by a diagram where there is no order, no words, or nothing set up', async () => {
    const { id } = await openedByHand()
    const run = async (about: Record<string, unknown>) => await bench.run(cityHotline, aJob('city-hotline', { complaintId: id, ...about }))
    expect(await run({ action: 'sign' })).toMatchObject({ kind: 'incident', code: 'city.no-order' })
    expect(await bench.run(cityHotline, aJob('city-hotline', { complaintId: (await taken()).complaintId, action: 'answer' }))).toMatchObject({ kind: 'incident', code: 'words.missing' })
    await setUp({})
    expect(await run({ action: 'sign' })).toMatchObject({ kind: 'bpmn-error', bpmnError: 'not-set-up' })
    expect(city.heard).toEqual([])
  })
})

async function openedByHand(): Promise<{ id: string }> {
  return await openComplaint({ channel: '12345', subject: 'A lamp', narrative: 'A lamp is out.' }, { id: 'p-1' }, null, await opening())
}

describe('what the city says', () => {
  test('is kept once for its id, with its reason in the case', async () => {
    const { number, complaintId } = await taken()
    const word = { id: 'e-1', what: 'returned' as const, reason: 'How many places?' }
    await Promise.all([takeWord(number, word, bench), takeWord(number, word, bench)])
    await takeWord(number, word, bench)
    expect((await CityOrders.findById(number).orFail().lean()).said).toHaveLength(1)
    expect(await Entries.find({ complaintId, elementId: 'city-said' }).lean()).toEqual([expect.objectContaining({ words: { cityReason: 'How many places?' }, actor: 'city' })])
    expect((await diaryOf({ _id: complaintId })).filter(({ kind }) => kind === 'city.said')).toHaveLength(1)
  })

  test('with an id that came before and another content, or about no order of ours, is refused', async () => {
    const { number } = await taken()
    await takeWord(number, { id: 'e-2', what: 'accepted' }, bench)
    await expect(takeWord(number, { id: 'e-2', what: 'returned' }, bench)).rejects.toMatchObject({ code: 'key.reused' })
    await expect(takeWord('no-such-order', { id: 'e-3', what: 'accepted' }, bench)).rejects.toMatchObject({ code: 'city-order.unknown' })
    expect((await CityOrders.findById(number).orFail().lean()).said.map(({ what }) => what)).toEqual(['accepted'])
  })
})
