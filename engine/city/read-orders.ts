/** Orders of the city from a file: a spreadsheet as CSV with English or Chinese headings, or JSON; checked line by line before anything is taken. */
import { parse } from 'csv-parse/sync'
import { DateTime } from 'luxon'
import type { FieldFault } from '../errors/errors.ts'
import type { Hospital } from '../people/hospital.ts'
import { CityOrders, orderKinds, type CityOrder, type OrderKind } from './city-order.ts'
import { contentOf, type IncomingOrder } from './take-order.ts'

/** Headings of a spreadsheet, as the platforms write them. */
const headings: Record<string, keyof IncomingOrder> = {
  'number': 'number', '工单编号': 'number', '工单号': 'number',
  'kind': 'kind', '工单类别': 'kind', '紧急程度': 'kind',
  'subject': 'subject', '标题': 'subject', '工单标题': 'subject',
  'content': 'content', '内容': 'content', '诉求内容': 'content',
  'caller': 'caller', '来电人': 'caller', '姓名': 'caller',
  'phone': 'phone', '联系电话': 'phone', '电话': 'phone',
  'department': 'department', '科室': 'department', '被反映科室': 'department',
  'place': 'place', '地点': 'place',
  'deadline': 'deadline', '办结时限': 'deadline', '截止时间': 'deadline',
}

const kinds: Record<string, OrderKind> = { '突发紧急': 'emergency', '紧急': 'emergency', '水电气热': 'utilities', '一般': 'ordinary', '普通': 'ordinary', '复杂': 'complex', '疑难复杂': 'complex' }

export interface ReadOrder {
  /** As the spreadsheet counts its lines, the head is 1; in JSON from 1. */
  line: number
  order: IncomingOrder
  faults: FieldFault[]
  /** `changed`: the number came before with another content. */
  state: 'new' | 'known' | 'changed' | 'faulty'
}

export const mostOrders = 500

type Row = Record<string, unknown>

/** @throws OrdersFault where it is no spreadsheet at all */
export async function readOrders(given: { csv: string } | { orders: Row[] }, hospital: Pick<Hospital, 'calendar'>): Promise<ReadOrder[]> {
  const rows = 'csv' in given ? spreadsheet(given.csv) : given.orders.map((row, at) => ({ line: at + 1, row }))
  const read = rows.map(({ line, row }) => readRow(line, row, hospital.calendar.timeZone))
  const before = new Map((await CityOrders.find({ _id: { $in: read.map(({ order }) => order.number) } }, { content: 1 }).lean<CityOrder[]>()).map(({ _id, content }) => [_id, content]))
  const seen = new Map<string, number>()
  return read.map((one) => {
    const twice = seen.get(one.order.number)
    seen.set(one.order.number, one.line)
    if (twice !== undefined) one.faults.push({ path: 'number', message: `stands in line ${twice}, too` })
    const known = before.get(one.order.number)
    return { ...one, state: one.faults.length > 0 ? 'faulty' : known === undefined ? 'new' : known === contentOf(one.order) ? 'known' : 'changed' }
  })
}

export class OrdersFault extends Error {}

function spreadsheet(text: string): { line: number, row: Row }[] {
  try {
    const [head, ...lines] = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true, info: true }) as unknown as { record: string[], info: { lines: number } }[]
    const names = (head?.record ?? []).map((name) => headings[name.toLowerCase()] ?? null)
    if (!names.includes('number') || !names.includes('content')) throw new OrdersFault('The first line must name columns, at least number (工单编号) and content (诉求内容).')
    return lines.map(({ record, info }) => ({ line: info.lines, row: Object.fromEntries(names.flatMap((name, at) => (name && record[at] ? [[name, record[at]]] : []))) }))
  } catch (error) {
    if (error instanceof OrdersFault) throw error
    throw new OrdersFault(error instanceof Error ? error.message : 'It is no spreadsheet.')
  }
}

function readRow(line: number, row: Row, zone: string): Omit<ReadOrder, 'state'> {
  const faults: FieldFault[] = []
  const said = (name: keyof IncomingOrder, most: number): string => {
    const cell = row[name]
    const text = typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim() : ''
    if (text.length > most) faults.push({ path: name, message: `must have at most ${most} characters` })
    return text
  }
  const number = said('number', 60)
  if (!isNumber(number)) faults.push({ path: 'number', message: 'must be the number of an order' })
  const content = said('content', 20_000)
  if (content === '') faults.push({ path: 'content', message: 'is missing' })
  const kindSaid = said('kind', 40)
  const kind = orderKinds.find((one) => one === kindSaid) ?? kinds[kindSaid]
  if (kindSaid !== '' && !kind) faults.push({ path: 'kind', message: `must be one of ${orderKinds.join(', ')}, ${Object.keys(kinds).join('、')}` })
  const phone = said('phone', 40)
  if (phone !== '' && !/^\+?[0-9][0-9 ()/-]{3,29}$/.test(phone)) faults.push({ path: 'phone', message: 'must be a telephone number' })
  const limit = said('deadline', 40)
  const deadline = limit === '' ? null : instantIn(limit, zone)
  if (limit !== '' && !deadline) faults.push({ path: 'deadline', message: 'must be a time such as 2026-03-09 18:00' })
  const [caller, department, place] = [said('caller', 100), said('department', 200), said('place', 200)]
  return { line, faults, order: {
    number, subject: said('subject', 200) || content.slice(0, 60), content, ...(kind && { kind }), ...(caller && { caller }), ...(phone && { phone }), ...(department && { department }), ...(place && { place }), ...(deadline && { deadline }),
  } }
}

/** What may stand in an address and in a file name. */
export const orderNumber = '^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$'
const isNumber = (text: string): boolean => new RegExp(orderNumber).test(text)

/** `2026-03-09 18:00`, `2026/3/9 18:00:00`, ISO 8601; without an offset in the hospital's zone. */
function instantIn(text: string, zone: string): string | null {
  const iso = text.replace(/^(\d{4})\/(\d{1,2})\/(\d{1,2})/, (_, year: string, month: string, day: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`).replace(' ', 'T')
  const at = DateTime.fromISO(iso, { zone })
  return at.isValid ? at.toUTC().toISO() : null
}
