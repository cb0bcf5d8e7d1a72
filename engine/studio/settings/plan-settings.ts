/** What setting files would make of the hospital, all of them together: a new department and the post in it may come in one release. */
import type { CalendarSettings } from '../../calendar/index.ts'
import { checkCalendar } from '../../calendar/index.ts'
import type { OwnWord } from '../../complaints/vocabulary.ts'
import type { FieldFault } from '../../errors/errors.ts'
import type { Hospital } from '../../people/hospital.ts'
import { newErrors, planChange, tables } from '../../people/tables/plan-change.ts'
import { error, warning, type Finding } from '../../zeebe/deploy/finding.ts'
import { readCalendarFile } from './calendar-file.ts'
import { settingOf, staffTables, type SettingId } from './setting-names.ts'
import { readWordsFile } from './words-file.ts'

export interface SettingFile {
  /** `settings/departments.csv` */
  name: string
  content: string
}

export interface SettingsPlan {
  hospital: Hospital
  /** The whole list; null where no file has words. */
  words: OwnWord[] | null
  /** Of a person, department or post: `/2/head` is line and column as a spreadsheet counts them. */
  findings: Finding[]
}

type StaffTable = (typeof staffTables)[number]

/** Files that are no settings are ignored. */
export function planSettings(files: readonly SettingFile[], live: Hospital, now: Date): SettingsPlan {
  const given = new Map<SettingId, SettingFile>(files.flatMap((file) => { const id = settingOf(file.name); return id ? [[id, file] as const] : [] }))
  const staff = staffTables.flatMap((table) => { const file = given.get(table); return file ? [{ table, file }] : [] })
  // People name departments and departments name people: first all rows are there, then they are judged.
  const known = staff.reduce((hospital, { table, file }) => planChange(table, { csv: file.content }, hospital, now).hospital, live)
  const findings: Finding[] = []
  let hospital = known
  for (const { table, file } of staff) {
    const plan = planChange(table, { csv: file.content }, hospital, now)
    findings.push(...plan.faults.map((fault) => found(file.name, fault)))
    const kept = new Set(plan.changes.map(({ id }) => id))
    const gone = tables[table].items(plan.hospital).filter(({ id }) => !kept.has(id))
    hospital = without(table, new Set(gone.map(({ id }) => id)), plan.hospital)
    if (table === 'people') findings.push(...gone.filter(({ id }) => live.people.some((person) => person.id === id && person.active)).map(({ id }) =>
      warning(null, 'person-left', `${id} is not in the file any more and counts as somebody who has left.`)).map((fault) => ({ file: file.name, ...fault })))
  }
  const calendar = given.get('calendar')
  if (calendar) {
    const read = readCalendarFile(calendar.content)
    hospital = { ...hospital, calendar: { ...read.calendar, id: live.calendar.id, version: live.calendar.version } satisfies CalendarSettings }
    findings.push(...read.faults.map((fault) => found(calendar.name, fault)), ...checkCalendar(hospital.calendar, now).map((one) => ({ ...found(calendar.name, one), rule: one.rule, severity: one.severity })))
  }
  const words = given.get('words')
  const named = words && readWordsFile(words.content)
  if (words && named) findings.push(...named.faults.map((fault) => found(words.name, fault)))
  if (!findings.some(({ severity }) => severity === 'error')) findings.push(...newErrors(live, hospital, now).map((fault) => found(`settings/${fault.path.split('/')[1] ?? 'people'}.csv`, { ...fault, path: '' })))
  return { hospital, words: named?.words ?? null, findings }
}

const found = (file: string, { path, message }: FieldFault): Finding => ({ file, ...error(path || null, 'setting', message) })

/** Nobody is removed who ever worked here: their name stands in cases. */
function without(table: StaffTable, ids: ReadonlySet<string>, hospital: Hospital): Hospital {
  if (table === 'people') return { ...hospital, people: hospital.people.map((person) => (ids.has(person.id) ? { ...person, active: false } : person)) }
  if (table === 'departments') return { ...hospital, departments: hospital.departments.filter(({ id }) => !ids.has(id)) }
  return { ...hospital, posts: hospital.posts.filter(({ department, id }) => !ids.has(`${department}/${id}`)) }
}
