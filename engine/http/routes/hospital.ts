/** People, departments, posts, absences and rosters: shown, changed row by row or by a file, and what comes of them. */
import { Type } from '@sinclair/typebox'
import { DateTime } from 'luxon'
import { runsTheOffice } from '../../access/abilities.ts'
import { hasRole, type Actor } from '../../access/actor.ts'
import { Refusal } from '../../errors/errors.ts'
import { changeHospital, planHospital, seesAbsenceOf } from '../../people/change-hospital.ts'
import { checkHospital, coverageOf, explain, gapsOf, type Hospital, type Reason as Because } from '../../people/index.ts'
import { nameFinding } from '../../people/name-findings.ts'
import { loadHospital } from '../../people/store.ts'
import { tables } from '../../people/tables/plan-change.ts'
import { tableNames } from '../../people/tables/table.ts'
import { writeCalendar, writeCsv } from '../../people/tables/write-file.ts'
import type { Context } from '../context.ts'
import { route, type Route } from '../route.ts'
import { Id, Instant, listOf, oneOf, optional, strict, Texts } from '../schemas.ts'

const planners = ['administrator', 'complaint-office', 'department-head'] as const
const Rows = Type.Record(Type.String(), Type.String({ maxLength: 500 }))
const Faults = Type.Array(Type.Object({ path: Type.String(), message: Type.String() }))
const byTable = Type.Object({ table: oneOf(tableNames) }, strict)
const Sent = Type.Object({
  items: optional(Type.Array(Rows, { maxItems: 2_000 })), csv: optional(Type.String({ minLength: 1, maxLength: 900_000 })), ics: optional(Type.String({ minLength: 1, maxLength: 900_000 })),
  person: optional(Id), remove: optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 2_000 })),
}, strict)
const Row = Type.Union([Type.Null(), Type.Record(Type.String(), Type.String())])
const Change = Type.Object({ id: Type.String(), line: Type.Union([Type.Integer(), Type.Null()]), change: oneOf(['new', 'changed', 'same', 'removed']), before: Row, after: Row })
const Reason = Type.Object({ code: Type.String(), person: optional(Type.String()), until: optional(Instant), text: Texts })
const Findings = Type.Array(Type.Object({ path: Type.String(), rule: Type.String(), message: Type.String(), severity: Type.String(), subject: Texts }))
const Person = Type.Union([Type.String(), Type.Null()])
const period = { from: Instant, to: Instant }
const day = 24 * 3600_000

export function hospitalRoutes({ clock, accounts }: Context): Route[] {
  return [
    route({
      method: 'get', path: '/api/hospital/{table}', summary: 'A table of people data as rows of text, and what is wrong with it', access: planners, params: byTable,
      answer: [200, Type.Object({ columns: Type.Array(Type.String()), items: Type.Array(Type.Object({ id: Type.String(), cells: Type.Record(Type.String(), Type.String()) })), findings: Findings })],
      run: async ({ actor, params: { table } }) => {
        const hospital = await loadHospital()
        const { columns, write, items } = tables[table]
        return {
          columns, findings: checkHospital(hospital, clock.now()).filter(({ path }) => path.startsWith(`/${table}`)).map((finding) => nameFinding(finding, hospital)),
          items: items(hospital).filter(({ id }) => maySee(table, id, actor, hospital)).map((item) => ({ id: item.id, cells: write(item, hospital) })),
        }
      },
    }),
    route({
      method: 'get', path: '/api/hospital/{table}/file', summary: 'The same as a spreadsheet (CSV), absences and rosters also as a calendar (iCalendar)', access: planners, params: byTable,
      query: Type.Object({ format: oneOf(['csv', 'ics']) }, strict), answer: [200, null],
      run: async ({ actor, params: { table }, query: { format }, res }) => {
        const hospital = await loadHospital()
        const wanted = (id: string): boolean => maySee(table, id, actor, hospital)
        if (format === 'csv') {
          res.attachment(`${table}.csv`).type('text/csv; charset=utf-8').send(writeCsv(table, hospital, wanted))
          return
        }
        const entries = table === 'absences' ? hospital.absences.map((one) => ({ ...one, title: '不在岗 away' })) : table === 'roster' ? hospital.roster.map((one) => ({ ...one, title: '值班 on duty' })) : null
        if (!entries) throw new Refusal('request.invalid', { errors: [{ path: '/format', message: 'only absences and rosters are times' }] })
        res.attachment(`${table}.ics`).type('text/calendar; charset=utf-8').send(writeCalendar(entries.filter(({ id }) => wanted(id)), hospital, clock.now()))
      },
    }),
    route({
      method: 'post', path: '/api/hospital/{table}/preview', summary: 'What rows or a file would change', access: 'signed-in', params: byTable, body: Sent,
      answer: [200, Type.Object({ changes: Type.Array(Change), faults: Faults })],
      run: async ({ actor, params: { table }, body }) => {
        const { changes, faults, errors } = await planHospital(table, body, actor, clock.now())
        return { changes, faults: [...faults, ...errors] }
      },
    }),
    route({
      method: 'post', path: '/api/hospital/{table}/changes', summary: 'Change rows, or import a file, whole or not at all', access: 'signed-in', params: byTable,
      body: Type.Composite([Sent, Type.Object({ password: optional(Type.String({ minLength: 10, maxLength: 200, description: 'First password of people who cannot sign in yet' })) })], strict),
      answer: [200, Type.Object({ new: Type.Integer(), changed: Type.Integer(), removed: Type.Integer() })],
      run: async ({ actor, params: { table }, body: { password, ...sent } }) => {
        const counts = await changeHospital(table, sent, actor, clock.now())
        if (table === 'people' && password) await accounts.create((await loadHospital()).people.filter(({ active }) => active), password)
        return counts
      },
    }),
    route({
      method: 'get', path: '/api/absences', summary: 'Who is away when: one\'s own, those of one\'s department for its head, all for the office', access: 'signed-in', query: Type.Object(period, strict),
      answer: [200, listOf(Type.Object({ id: Type.String(), person: Type.String(), ...period, reason: Type.String() }))],
      run: async ({ actor, query }) => {
        const hospital = await loadHospital()
        const [from, to] = stretchOf(query)
        return { items: hospital.absences.filter((one) => one.to > from && one.from < to && seesAbsenceOf(actor, one.person, hospital)).map(({ id, person, from: begins, to: ends, reason }) => ({ id, person, from: begins, to: ends, reason })) }
      },
    }),
    route({
      method: 'get', path: '/api/roster', summary: 'Who is on duty in a department', access: 'signed-in', query: Type.Object({ department: Id, ...period }, strict),
      answer: [200, listOf(Type.Object({ id: Type.String(), person: Type.String(), ...period, kind: Type.String(), away: Type.Boolean() }))],
      run: async ({ query }) => {
        const { roster, absences } = await loadHospital()
        const [from, to] = stretchOf(query)
        const shifts = roster.filter((shift) => shift.department === query.department && shift.to > from && shift.from < to)
        return { items: shifts.map(({ department: _, ...shift }) => ({ ...shift, away: absences.some((one) => one.person === shift.person && one.from < shift.to && one.to > shift.from) })) }
      },
    }),
    route({
      method: 'get', path: '/api/staff/coverage', summary: 'Who answers for each post of a department, from change to change', access: 'signed-in', query: Type.Object({ department: Id, ...period }, strict),
      answer: [200, listOf(Type.Object({ post: Type.String(), name: Type.String(), nameZh: Type.String(), stretches: Type.Array(Type.Object({ ...period, person: Person, place: Type.String(), because: Type.Array(Reason) })) }))],
      run: async ({ actor, query }) => {
        const hospital = await loadHospital()
        const [from, to] = stretchOf(query)
        const posts = hospital.posts.filter(({ department }) => department === query.department)
        return { items: posts.map((post) => ({ post: post.id, name: post.name, nameZh: post.nameZh, stretches: coverageOf(post, from, to, hospital).map((stretch) => ({ ...stretch, because: inWords(stretch.because, actor, hospital) })) })) }
      },
    }),
    route({
      method: 'get', path: '/api/staff/gaps', summary: 'When nobody of a department would answer, in the weeks to come, and why', access: planners,
      query: Type.Object({ weeks: Type.Integer({ minimum: 1, maximum: 8, default: 4 }) }, strict),
      answer: [200, Type.Object({ items: Type.Array(Type.Object({ department: Type.String(), posts: Type.Array(Type.String()), kind: Type.String(), ...period, because: Type.Array(Reason) })), findings: Findings })],
      run: async ({ actor, query: { weeks } }) => {
        const hospital = await loadHospital()
        const now = clock.now()
        const gaps = await gapsOf(hospital, now, DateTime.fromJSDate(now).plus({ weeks }).toJSDate())
        return { items: gaps.map((gap) => ({ ...gap, because: inWords(gap.because, actor, hospital) })), findings: checkHospital(hospital, now).filter(({ path }) => !path.startsWith('/calendar')).map((finding) => nameFinding(finding, hospital)) }
      },
    }),
  ]
}

/** Heads see rows about time only of their own department; the tables of staff are for all who plan. */
function maySee(table: string, id: string, actor: Actor, hospital: Hospital): boolean {
  if (hasRole(actor, ...runsTheOffice)) return true
  if (table === 'roster') return hospital.roster.find((shift) => shift.id === id)?.department === actor.department
  const absence = table === 'absences' ? hospital.absences.find((one) => one.id === id) : null
  return !absence || seesAbsenceOf(actor, absence.person, hospital)
}

function stretchOf({ from, to }: { from: string, to: string }): [Date, Date] {
  const [begins, ends] = [new Date(from), new Date(to)]
  if (begins >= ends || ends.getTime() - begins.getTime() > 62 * day) throw new Refusal('request.invalid', { errors: [{ path: '/to', message: 'must be after "from", by two months at most' }] })
  return [begins, ends]
}

/** Why a colleague is away is told to those who plan; others read that they are. */
function inWords(because: readonly Because[], actor: Actor, hospital: Hospital): (Because & { text: { en: string, zh: string } })[] {
  const told = because.map((reason): Because => {
    const absent = /\.(on-leave|in-consultation|in-training|sick)$/.test(reason.code)
    return absent && reason.person && !seesAbsenceOf(actor, reason.person, hospital) ? { ...reason, code: reason.code.replace(/\..*$/, '.away') as Because['code'] } : reason
  })
  const [en, zh] = [explain(told, hospital, 'en'), explain(told, hospital, 'zh')]
  return told.map((reason, i) => ({ ...reason, text: { en: en[i] ?? '', zh: zh[i] ?? '' } }))
}
