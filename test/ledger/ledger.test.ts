/** The ledger with all its columns, and as a file, on a real database. */
import { buffer, text } from 'node:stream/consumers'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../engine/access/actor.ts'
import { Audit } from '../../engine/access/audit.ts'
import { Complaints, type Complaint, type Deadline } from '../../engine/complaints/complaint.ts'
import { searchComplaints, type LedgerQuery } from '../../engine/complaints/search.ts'
import { columnIds, firstColumns } from '../../engine/ledger/columns.ts'
import { fileOf, ledgerFile } from '../../engine/ledger/export.ts'
import type { LedgerFilter } from '../../engine/ledger/filter.ts'
import { keepColumns, ownColumns } from '../../engine/ledger/own-columns.ts'
import { aCase, monday, openWorkbench, type Workbench } from '../connectors/workbench.ts'
import { whoIs } from '../kit/who-is.ts'

let workbench: Workbench
let office: Actor
let nurse: Actor
let operator: Actor

beforeAll(async () => {
  workbench = await openWorkbench()
  ;[office, nurse, operator] = await Promise.all([whoIs({ roles: 'complaint-office' }), whoIs({ department: 'cardiology', roles: 'staff' }), whoIs({ roles: 'operator' })])
})
afterAll(async () => await workbench.close())
beforeEach(async () => {
  workbench.at(monday)
  await Promise.all([Complaints.deleteMany({}), Audit.deleteMany({})])
})

const hour = 3_600_000
const at = (hours: number): Date => new Date(new Date(monday).getTime() + hours * hour)
const clock = (stage: string, limit: number, changes: Partial<Deadline> = {}): Deadline =>
  ({ stage, from: at(0), within: 'PT1H', counting: 'around-the-clock', remind: null, at: at(limit), remindAt: at(limit - 1), setAt: at(0), round: 1, calendar: 'hospital@1', state: 'open', ...changes })

/** The staff of cardiology see how it is handled, operators that there is the case and who complained. */
const filed = (changes: Partial<Complaint> = {}) => aCase({
  department: 'cardiology', departments: ['cardiology', 'nursing'], tier: 'important', nature: 'service',
  visibleTo: [{ group: 'complaint-office', sees: 'case-and-person' }, { group: 'department:cardiology', sees: 'case' }, { group: 'operator', sees: 'contact' }],
  complainant: { name: '李娜', phone: '+8613800138000' }, facts: { severity: 2, field: 'clinical', tag: 'waiting-time', epidemicRelated: true }, ...changes,
})
const read = async (query: Partial<LedgerQuery>, actor: Actor) => (await searchComplaints({ limit: 50, ...query }, actor, workbench.clock)).items
const found = async (filter: LedgerFilter, actor = office) => (await read(filter, actor)).map(({ id }) => id)

describe('columns', () => {
  it('hold what each reader may know, and nothing more', async () => {
    await filed({ deadlines: [clock('contact', 2, { state: 'met', metAt: at(1) }), clock('plan', 48)] })
    const cells = async (actor: Actor) => (await read({ columns: ['tier', 'severity', 'contactDone', 'limit', 'name'] }, actor))[0]!.cells
    expect(await cells(office)).toEqual({ tier: 'important', severity: 2, contactDone: at(1), limit: at(48), name: '李娜' })
    expect(await cells(nurse)).toEqual({ tier: 'important', severity: 2, contactDone: at(1), limit: at(48), name: null })
    expect(await cells(operator)).toEqual({ tier: 'important', severity: null, contactDone: null, limit: at(48), name: '李娜' })
  })

  it('mark a report that is doubted, for those who may read how it is handled', async () => {
    await filed({ facts: { doubts: ['trap'] } })
    await filed({ receivedAt: at(-1), facts: {} })
    const doubted = async (actor: Actor) => (await read({ columns: ['doubted'] }, actor)).map(({ cells }) => cells!['doubted'])
    expect([await doubted(office), await doubted(operator)]).toEqual([[true, false], [null, null]])
  })

  it('are those that somebody has kept, each one for themselves', async () => {
    await keepColumns(nurse.id, ['result', 'tier', 'result'])
    expect(await ownColumns(nurse.id)).toEqual(['result', 'tier'])
    expect(await ownColumns(operator.id)).toEqual(firstColumns)
  })
})

describe('filters', () => {
  it('find by every column that figures are counted by', async () => {
    const one = await filed({ rating: { satisfied: false, at: at(5) }, outcome: 'answered', facts: { severity: 3, field: 'management', occupation: 'nurse', emergency: 'em-1', repeatOf: 'case-0', tag: 'attitude', epidemicRelated: true }, deadlines: [clock('plan', 1, { state: 'missed' })] })
    await filed({ receivedAt: at(-48), facts: { severity: 0 } })
    const filters: LedgerFilter[] = [{ severity: 2 }, { field: 'management' }, { occupation: 'nurse' }, { emergency: true }, { repeat: true }, { tag: 'attitude' }, { epidemic: true }, { missed: true }, { satisfied: false }, { outcome: 'answered' }, { from: at(-1) }]
    for (const filter of filters) expect([filter, await found(filter)]).toEqual([filter, [one._id]])
    expect(await found({ to: at(-49) })).toEqual([])
  })

  it('give away nothing about a case to somebody who may only know that it is there', async () => {
    await filed()
    expect(await found({}, operator)).toHaveLength(1)
    expect(await found({ severity: 2 }, operator)).toEqual([])
    expect(await found({ severity: 2 }, nurse)).toHaveLength(1)
  })
})

it('is sorted by what breaks first, page by page, with the cases that have no limit behind', async () => {
  const farther = await filed({ deadlines: [clock('end', 24 * 400)] })
  const far = await filed({ deadlines: [clock('end', 24 * 20), clock('statutory', 24 * 60)] })
  const late = await filed({ deadlines: [clock('end', 9), clock('plan', 3)] })
  const over = await filed({ place: 'Hall 2', deadlines: [clock('plan', -24 * 90)] })
  const none = await filed({ receivedAt: at(2) })
  const later = await filed({ deadlines: [clock('contact', 1, { state: 'met' }), clock('plan', 5)] })
  const older = await filed({ receivedAt: at(1) })
  const seen: string[] = []
  for (let cursor: string | undefined, pages = 0; pages < 9; pages += 1) {
    const { items, next } = await searchComplaints({ sort: 'next', limit: 1, ...(cursor && { cursor }) }, office, workbench.clock)
    seen.push(...items.map(({ id }) => id))
    if (!next) break
    cursor = next
  }
  const { items } = await searchComplaints({ sort: 'next', limit: 1, columns: ['place'] }, office, workbench.clock)
  expect(items[0]?.cells).toEqual({ place: 'Hall 2' })
  expect(seen).toEqual([over, late, later, far, farther, none, older].map(({ _id }) => _id))
})

describe('the file', () => {
  const file = (columns: typeof columnIds, format: 'csv' | 'xlsx', actor = office, filter: LedgerFilter = {}, language: 'en' | 'zh' = 'en') => ledgerFile(filter, { columns, format, language }, actor, workbench.clock)

  it('says every column in the words of its language, times as on the wall of the hospital', async () => {
    await filed({ subject: 'Waited, "long"', deadlines: [clock('plan', 1, { state: 'missed' })] })
    const csv = await text(await file(['subject', 'received', 'tier', 'departments', 'epidemic', 'planDue', 'missed'], 'csv', office, {}, 'zh'))
    expect(csv).toBe('\uFEFF内容,受理时间,等级,涉及科室,涉疫,方案时限,超时次数\r\n"Waited, ""long""",2026-03-02 09:00,重要,心内科、护理部,是,2026-03-02 10:00,1\r\n')
    expect((await text(await file(columnIds, 'csv'))).split('\r\n')[0]!.split(',')).toHaveLength(columnIds.length)
  })

  it('is a workbook with numbers and dates, in which nothing is a formula', async () => {
    await filed({ subject: '=HYPERLINK("http://evil.example")' })
    const { sheets: [sheet] } = await readXlsx(await buffer(await file(['subject', 'received', 'severity', 'phone'], 'xlsx')))
    expect(sheet!.rows).toEqual([['Content', 'Received', 'Injury degree', 'Telephone'], ['=HYPERLINK("http://evil.example")', new Date('2026-03-02T09:00:00Z'), 2, '+8613800138000']])
    expect(await text(await file(['subject', 'phone'], 'csv'))).toContain(`"'=HYPERLINK(""http://evil.example"")",'+8613800138000`)
  })

  it('leaves out who complained for those who may not know it, and cases of others', async () => {
    await filed()
    await filed({ departments: ['radiology'], department: 'radiology', visibleTo: [{ group: 'complaint-office', sees: 'case-and-person' }] })
    expect(await text(await file(['tier', 'name', 'phone'], 'csv', nurse))).toBe('\uFEFFTier,Complainant,Telephone\r\nimportant,,\r\n')
  })

  it('holds everything that fits the filter, words included, and the audit says what left and how much', async () => {
    const [first, second] = [await filed({ narrative: '在日晷旁等了四个小时。' }), await filed({ narrative: '日晷旁没有人。' })]
    await filed({ narrative: 'Somewhere else.' })
    expect((await text(await file(['receipt'], 'csv', nurse, { q: '日晷旁' }))).trim().split('\r\n')).toHaveLength(3)
    const rows = await Audit.find({ actor: nurse.id, action: 'complaint.export' }).sort({ _id: 1 }).lean()
    expect(rows.map(({ subject }) => subject.toSorted())).toEqual([[first._id, second._id].toSorted(), ['csv', 'rows:2']])
  })

  it('is made only as far as it is read', async () => {
    let made = 0
    async function* rows() { for (; made < 1_000_000; made += 1) yield [made] }
    const stream = fileOf(['n'], [false], rows(), 'csv', 'x')
    for await (const line of stream) {
      expect(line).toContain('n')
      break
    }
    expect(made).toBeLessThan(1_000)
  })
})
