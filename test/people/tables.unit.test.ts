import { describe, expect, it } from 'vitest'
import { faultInChinese } from '../../admin-ui/desk/people/fault-words.ts'
import type { Hospital } from '../../engine/people/index.ts'
import { absencesOf } from '../../engine/people/tables/read-calendar.ts'
import { planChange, type Plan, type Wanted } from '../../engine/people/tables/plan-change.ts'
import { tableNames, type TableName } from '../../engine/people/tables/table.ts'
import { writeCalendar, writeCsv } from '../../engine/people/tables/write-file.ts'
import { shanghai } from '../calendar/calendars.ts'
import { absent, hospitalWith, liaison, onRoster, personCalled, wednesday } from './small-hospital.ts'

const plain = hospitalWith()
const boss = personCalled('boss', { roles: ['administrator'], department: null, phone: '+86 10 1234', skills: ['english', 'mediation'] })
const full = hospitalWith({
  people: [...plain.people, boss],
  posts: [liaison({ chain: ['b', 'a', 'duty'], shifts: { 1: [{ from: '08:00', to: '12:00' }, { from: '14:00', to: '17:30' }], 6: [{ from: '20:00', to: '06:00' }] } })],
  absences: [absent('ann', 'leave', '2026-11-26T08:00', '2026-11-27T00:00')], roster: [onRoster('dora', '2026-11-25T17:30', '2026-11-26T08:00')],
})
const plan = (name: TableName, wanted: Wanted, hospital: Hospital = full): Plan => planChange(name, wanted, hospital, wednesday)
const kinds = ({ changes }: Plan): string[] => changes.map(({ id, change }) => `${change} ${id}`)

describe('a table of people data', () => {
  it.each(tableNames)('comes back as it went out: %s', (name) => {
    const { changes, faults, errors, hospital } = plan(name, { csv: writeCsv(name, full) })
    expect([faults, errors, changes.filter(({ change }) => change !== 'same')]).toEqual([[], [], []])
    expect(changes.length).toBeGreaterThan(0)
    const rows = (of: Hospital) => new Set<object>(of[name])
    expect(rows(hospital)).toEqual(rows(full))
  })

  it('says what a file would change, line by line, and leaves the hospital alone', () => {
    const before = structuredClone(full)
    const csv = '\uFEFFperson,from,to,reason\r\nann,2026-11-26 08:00,2026-11-27,sick\r\nben@hospital.example,2026/11/30,2026/12/1,training\r\n'
    const { changes, hospital } = plan('absences', { csv })
    expect(changes.map(({ line, change }) => [line, change])).toEqual([[2, 'changed'], [3, 'new']])
    expect(hospital.absences).toMatchObject([
      { person: 'ann', reason: 'sick', to: shanghai('2026-11-28T00:00') },
      { person: 'ben', reason: 'training', from: shanghai('2026-11-30T00:00'), to: shanghai('2026-12-02T00:00') },
    ])
    expect(full).toEqual(before)
  })

  it.each<[string, TableName, string, string[]]>([
    ['an unknown column', 'absences', 'who,from\nann,2026-11-26', ['/1']],
    ['nobody known, no time, no reason', 'absences', 'person,from,to,reason\nnobody,tomorrow,2026-11-25,tired', ['/2/reason', '/2/person', '/2/from']],
    ['an end before the beginning', 'absences', 'person,from,to,reason\nann,2026-11-26 10:00,2026-11-26 09:00,leave', ['/2/to']],
    ['the same row twice', 'absences', 'person,from,to,reason\nann,2026-12-26,2026-12-26,leave\nann,2026-12-26,2026-12-27,sick', ['/3']],
    ['an unknown place in a chain', 'posts', 'department,post,chain\ncardiology,liaison,a > c', ['/2/chain']],
    ['shifts that are none', 'posts', 'department,post,shifts\ncardiology,liaison,Mon 8-12', ['/2/shifts']],
    ['an unknown role, no address', 'people', 'id,name,email,roles\nnew,New,x,king', ['/2/email', '/2/roles']],
    ['a quote that is not closed', 'people', 'id,name\n"new,New', ['/2']],
  ])('refuses %s, and names line and column', (_what, name, csv, paths) => {
    expect(plan(name, { csv }).faults.map(({ path }) => path)).toEqual(paths)
  })

  it.each<[string, TableName, Wanted]>([
    ['A and B the same person', 'posts', { items: [{ department: 'cardiology', post: 'liaison', a: 'ben', b: 'ben' }] }],
    ['a post without its department', 'departments', { remove: ['cardiology'] }],
    ['nobody left to administer', 'people', { items: [{ id: 'boss', active: 'no' }] }],
  ])('refuses what would break the lookup: %s', (_what, name, wanted) => {
    expect(plan(name, wanted).errors.length).toBeGreaterThan(0)
  })

  it('keeps what a row does not name', () => {
    expect(plan('people', { items: [{ id: 'boss', name: 'The boss' }] }).hospital.people.find(({ id }) => id === 'boss')).toEqual({ ...boss, name: 'The boss' })
    const { phone: _, skills: __, ...without } = boss
    expect(plan('people', { items: [{ id: 'boss', phone: '', skills: '' }] }).hospital.people.find(({ id }) => id === 'boss')).toEqual(without)
  })

  it('takes the place of a roster from the first to the last shift of the file, and of no other department', () => {
    const other = { ...onRoster('otto', '2026-11-26T17:30', '2026-11-27T08:00'), department: 'complaint-office' }
    const later = onRoster('ben', '2026-11-28T17:30', '2026-11-29T08:00')
    const hospital = hospitalWith({ roster: [onRoster('dora', '2026-11-25T17:30', '2026-11-26T08:00'), onRoster('dora', '2026-11-26T17:30', '2026-11-27T08:00'), later, other] })
    const csv = 'department,person,from,to,kind\ncardiology,ben,2026-11-25 17:30,2026-11-26 08:00,night\ncardiology,dora,2026-11-26 17:30,2026-11-27 08:00,night\n'
    const changed = plan('roster', { csv }, hospital)
    expect(kinds(changed).map((one) => one.split(' ')[0])).toEqual(['new', 'same', 'removed'])
    expect(changed.hospital.roster.map(({ person }) => person).toSorted()).toEqual(['ben', 'ben', 'dora', 'otto'])
  })

  it('shows a spreadsheet nothing that it would run', () => {
    const csv = writeCsv('people', hospitalWith({ people: [personCalled('ann', { name: '=cmd|x' })] }))
    expect(csv).toContain('\'=cmd|x')
    expect(writeCsv('people', full)).toContain('\'+86 10 1234')
  })
})

const file = (...events: string[]): string => ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:test', ...events.map((event) => `BEGIN:VEVENT\r\n${event}\r\nEND:VEVENT`), 'END:VCALENDAR', ''].join('\r\n')
const read = (ics: string, person: string | null = null) => absencesOf(ics, person, full, wednesday)

describe('a calendar file', () => {
  it('gives absences of whom it names, days of the hospital where it has no times', () => {
    const { wanted, faults } = read(file(
      'UID:1\r\nSUMMARY:年假\r\nORGANIZER:mailto:ANN@hospital.example\r\nDTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261203',
      'UID:2\r\nSUMMARY:Consultation in Pharmacy\r\nATTENDEE:mailto:ben@hospital.example\r\nDTSTART:20261201T060000Z\r\nDTEND:20261201T073000Z',
      'UID:3\r\nSUMMARY:Free\r\nTRANSP:TRANSPARENT\r\nORGANIZER:mailto:ann@hospital.example\r\nDTSTART:20261201T060000Z\r\nDTEND:20261201T073000Z',
    ))
    expect(faults).toEqual([])
    expect(plan('absences', wanted).hospital.absences.slice(1)).toMatchObject([
      { person: 'ann', reason: 'leave', uid: '1', from: shanghai('2026-12-01T00:00'), to: shanghai('2026-12-03T00:00') },
      { person: 'ben', reason: 'consultation', uid: '2', from: shanghai('2026-12-01T14:00'), to: shanghai('2026-12-01T15:30') },
    ])
  })

  it('is the same when it is read twice, moves what it has moved, and takes back what it cancels', () => {
    const event = 'UID:1\r\nSUMMARY:Leave\r\nDTSTART:20261201T000000Z\r\nDTEND:20261202T000000Z'
    const { hospital } = plan('absences', read(file(event), 'ann').wanted)
    expect(planChange('absences', absencesOf(file(event), 'ann', hospital, wednesday).wanted, hospital, wednesday).changes.map(({ change }) => change)).toEqual(['same'])
    const moved = planChange('absences', absencesOf(file(event.replace('20261202', '20261203')), 'ann', hospital, wednesday).wanted, hospital, wednesday)
    expect([moved.changes.map(({ change }) => change), moved.hospital.absences.length]).toEqual([['changed'], hospital.absences.length])
    const gone = planChange('absences', absencesOf(file(`${event}\r\nSTATUS:CANCELLED`), 'ann', hospital, wednesday).wanted, hospital, wednesday)
    expect([gone.changes.map(({ change }) => change), gone.hospital.absences]).toEqual([['removed'], full.absences])
  })

  it('follows a repetition for a year, a row each time', () => {
    const { wanted } = read(file('UID:weekly\r\nSUMMARY:会诊\r\nDTSTART:20261202T010000Z\r\nDTEND:20261202T020000Z\r\nRRULE:FREQ=WEEKLY;COUNT=3'), 'ann')
    expect(wanted.items?.map(({ from, uid }) => [from, uid])).toEqual(['02', '09', '16'].map((date) => [`2026-12-${date}T01:00:00.000Z`, `weekly#2026-12-${date}T01:00:00.000Z`]))
    expect(read(file('UID:daily\r\nSUMMARY:x\r\nDTSTART:20261202T010000Z\r\nDTEND:20261202T020000Z\r\nRRULE:FREQ=DAILY'), 'ann').wanted.items).toHaveLength(359)
  })

  it('says which entry names nobody, and that a text is no calendar', () => {
    expect(read(file('UID:1\r\nSUMMARY:Leave\r\nDTSTART:20261201T000000Z\r\nDTEND:20261202T000000Z')).faults).toMatchObject([{ path: '/1/person' }])
    expect(read('hello').faults).toMatchObject([{ path: '/' }])
  })

  it('goes out with who is away and not why', () => {
    const ics = writeCalendar([{ ...full.absences[0]!, title: 'away' }], full, wednesday)
    expect(ics).toContain('SUMMARY:ann away')
    expect(ics).not.toMatch(/leave/i)
    expect(read(ics, 'ann').wanted.items).toMatchObject([{ person: 'ann', from: '2026-11-26T00:00:00.000Z', to: '2026-11-26T16:00:00.000Z' }])
  })

  it('has faults that are told in Chinese as well', () => {
    const rows: Record<TableName, Record<string, string>[]> = {
      people: [{ id: 'A B', name: '', email: 'nowhere', roles: 'boss', department: 'moon', active: 'perhaps', language: 'fr' }, { id: 'boss', name: 'Boss', roles: 'staff', email: 'boss@hospital.example' }],
      departments: [{ id: 'X Y', name: '', kind: 'lunar', head: 'nobody' }],
      posts: [{ department: 'cardiology', post: 'Night Shift', name: 'x', a: 'nobody', b: 'ann', chain: 'a > moon', shifts: 'monday' }, { department: 'cardiology', post: 'liaison', a: 'ann', b: 'ann', chain: 'a > a' }],
      absences: [{ person: 'nobody', from: 'soon', to: 'later', reason: 'bored' }, { person: 'ann', from: '2026-12-02', to: '2026-12-01 08:00', reason: 'leave' }],
      roster: [{ department: 'moon', person: 'nobody', from: 'soon', to: 'later', kind: 'lunar' }],
    }
    const faults = tableNames.flatMap((name) => { const { faults: of, errors } = plan(name, { items: rows[name] }); return [...of, ...errors] }).concat(plan('people', { csv: 'id,id\n1,2' }).faults)
    expect(faults.length).toBeGreaterThan(20)
    expect(faults.map(({ message }) => message).filter((message) => !/\p{Script=Han}/u.test(faultInChinese(message)))).toEqual([])
  })
})
