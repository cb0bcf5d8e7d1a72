/** Absences out of an iCalendar file (RFC 5545), as another calendar exports them. */
import ICAL from 'ical.js'
import { DateTime } from 'luxon'
import type { FieldFault } from '../../errors/errors.ts'
import type { Absence, Hospital } from '../hospital.ts'
import type { Wanted } from './plan-change.ts'
import { meant, type Cells } from './table.ts'

/** Repetitions are followed so far. */
const ahead = { years: 1 }
const mostRepetitions = 500

/** Words of a title that say why; whatever else there is means "away". */
const reasonWords: [Absence['reason'], RegExp][] = [
  ['sick', /sick|ill(ness)?\b|病假|生病/i], ['consultation', /consult|会诊/i], ['training', /train|course|congress|培训|进修|学习|会议/i], ['leave', /leave|vacation|holiday|休假|年假|请假|产假|婚假/i],
]

/**
 * The rows that the file means. Somebody is meant by the organiser's or an attendee's address, or all are of one `person`. What is cancelled goes; free time
 * (`TRANSP:TRANSPARENT`) is no absence. Dates without a time are days of the hospital.
 */
export function absencesOf(ics: string, person: string | null, hospital: Hospital, now: Date): { wanted: Wanted, faults: FieldFault[] } {
  const faults: FieldFault[] = []
  const items: Cells[] = []
  const remove: string[] = []
  for (const [i, event] of eventsOf(ics, faults).entries()) {
    const { uid, component } = event
    const who = person ?? personIn(component, hospital)
    if (String(component.getFirstPropertyValue('transp') ?? '').toUpperCase() === 'TRANSPARENT') continue
    if (!who) {
      faults.push({ path: `/${i + 1}/person`, message: `“${String(event.summary ?? uid).slice(0, 80)}” names nobody in the list of staff.` })
      continue
    }
    if (String(component.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED') {
      remove.push(...hospital.absences.filter((one) => one.person === who && one.uid !== undefined && (one.uid === uid || one.uid.startsWith(`${uid}#`))).map(({ id }) => id))
      continue
    }
    const reason = reasonWords.find(([, words]) => words.test(String(event.summary ?? '')))?.[0] ?? 'other'
    const repeats = event.isRecurring()
    for (const { from, to } of occurrences(event, hospital.calendar.timeZone, now)) {
      items.push({ person: who, from: from.toISOString(), to: to.toISOString(), reason, uid: repeats ? `${uid}#${from.toISOString()}` : uid })
    }
  }
  return { wanted: { items, remove }, faults }
}

function eventsOf(ics: string, faults: FieldFault[]): ICAL.Event[] {
  try {
    const calendar = new ICAL.Component(ICAL.parse(ics) as unknown as string)
    for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
    return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component)).filter((event) => !event.isRecurrenceException())
  } catch {
    faults.push({ path: '/', message: 'This is no iCalendar file.' })
    return []
  }
}

function personIn(component: ICAL.Component, { people }: Hospital): string | null {
  const addresses = ['attendee', 'organizer'].flatMap((name) => component.getAllProperties(name)).map((property) => String(property.getFirstValue()).replace(/^mailto:/i, ''))
  return addresses.map((address) => meant(address, people)?.id).find((id) => id !== undefined) ?? null
}

function* occurrences(event: ICAL.Event, zone: string, now: Date): Generator<{ from: Date, to: Date }> {
  const lastOf = DateTime.fromJSDate(now).plus(ahead).toJSDate()
  const stretch = (start: ICAL.Time, end: ICAL.Time) => ({ from: instantOf(start, zone), to: instantOf(end, zone) })
  if (!event.isRecurring()) {
    yield stretch(event.startDate, event.endDate)
    return
  }
  const iterator = event.iterator()
  for (let i = 0; i < mostRepetitions; i += 1) {
    const next = iterator.next() as ICAL.Time | undefined
    if (!next) return
    const { startDate, endDate } = event.getOccurrenceDetails(next)
    const one = stretch(startDate, endDate)
    if (one.from > lastOf) return
    if (one.to > now) yield one
  }
}

/** A time without a zone, and a date, are the hospital's. */
function instantOf(time: ICAL.Time, zone: string): Date {
  if (!time.isDate && time.zone !== ICAL.Timezone.localTimezone) return time.toJSDate()
  const { year, month, day, hour, minute, second } = time
  return DateTime.fromObject({ year, month, day, ...(time.isDate ? {} : { hour, minute, second }) }, { zone }).toJSDate()
}
