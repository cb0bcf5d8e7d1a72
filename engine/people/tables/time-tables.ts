/** Absences, and the duty roster. */
import { absenceReasons, dutyKinds, type Absence, type RosterShift } from '../hospital.ts'
import { meant, readMoment, writeMoment, type Reading, type Table } from './table.ts'

interface Stretch { person: string; from: Date; to: Date }

/** Person and time, with a fault where they mean nothing. A date alone is the whole day, also as an end. */
function readStretch({ cell, fault, hospital }: Reading): Stretch {
  const person = meant(cell('person'), hospital.people)
  if (!person) fault('person', 'is nobody in the list of staff')
  const zone = hospital.calendar.timeZone
  const [from, to] = [readMoment(cell('from'), zone), readMoment(cell('to'), zone, true)]
  if (!from) fault('from', 'must be a time such as 2026-11-25 08:00')
  if (!to) fault('to', 'must be a time such as 2026-11-25 17:30, or the last day')
  if (from && to && from >= to) fault('to', 'must lie after "from"')
  return { person: person?.id ?? '', from: from ?? new Date(0), to: to ?? new Date(0) }
}

const minute = (at: Date | null): string => at?.toISOString().slice(0, 16) ?? ''

/** The same person from the same minute on is the same absence; one from a calendar file is found by its `uid`. */
export const absences: Table<Absence> = {
  columns: ['person', 'from', 'to', 'reason', 'uid'],
  items: ({ absences: all }) => all,
  idOf({ person = '', from = '', uid = '' }, { absences: all, people, calendar }) {
    const who = meant(person, people)?.id ?? person
    const start = minute(readMoment(from, calendar.timeZone))
    const found = uid ? all.find((one) => one.uid === uid && one.person === who) : all.find((one) => one.person === who && minute(one.from) === start)
    return found?.id ?? `${who}-${uid || start}`
  },
  read(id, reading) {
    const { cell, fault } = reading
    const reason = absenceReasons.find((one) => one === cell('reason').trim())
    if (!reason) fault('reason', `must be one of ${absenceReasons.join(', ')}`)
    const uid = cell('uid').trim()
    return { id, ...readStretch(reading), reason: reason ?? 'other', ...(uid && { uid }) }
  },
  write: ({ person, from, to, reason, uid = '' }, { calendar: { timeZone } }) => ({ person, from: writeMoment(from, timeZone), to: writeMoment(to, timeZone), reason, uid }),
}

/** A file takes the place of what a department's roster said between the file's first and last shift. */
export const roster: Table<RosterShift> = {
  columns: ['department', 'person', 'from', 'to', 'kind'],
  items: ({ roster: all }) => all,
  idOf({ department = '', person = '', from = '' }, { roster: all, departments, people, calendar }) {
    const [home, who] = [meant(department, departments)?.id ?? department, meant(person, people)?.id ?? person]
    const start = minute(readMoment(from, calendar.timeZone))
    return all.find((shift) => shift.department === home && shift.person === who && minute(shift.from) === start)?.id ?? `${home}-${start}-${who}`
  },
  read(id, reading) {
    const { cell, fault, hospital } = reading
    const department = meant(cell('department'), hospital.departments)
    if (!department) fault('department', 'is no department of this hospital')
    const kind = dutyKinds.find((one) => one === cell('kind').trim())
    if (!kind) fault('kind', `must be one of ${dutyKinds.join(', ')}`)
    return { id, department: department?.id ?? '', ...readStretch(reading), kind: kind ?? 'day' }
  },
  write: ({ department, person, from, to, kind }, { calendar: { timeZone } }) => ({ department, person, from: writeMoment(from, timeZone), to: writeMoment(to, timeZone), kind }),
  replaced(read, { roster: all }) {
    return [...Map.groupBy(read, ({ department }) => department)].flatMap(([department, shifts]) => {
      const starts = shifts.map(({ from }) => from.getTime())
      const [first, last] = [Math.min(...starts), Math.max(...starts)]
      return all.filter((shift) => shift.department === department && shift.from.getTime() >= first && shift.from.getTime() <= last)
    })
  },
}
