import type { CalendarSettings, Shift, Week } from '../../engine/calendar/index.ts'

export const officeHours: Shift[] = [{ from: '08:00', to: '12:00' }, { from: '14:00', to: '17:30' }]

export const mondayToFriday: Week = { 1: officeHours, 2: officeHours, 3: officeHours, 4: officeHours, 5: officeHours }

/** A calendar of a hospital in Shanghai with office hours from Monday to Friday; whatever a test is about comes on top. */
export function calendarWith(settings: Partial<CalendarSettings> = {}): CalendarSettings {
  return { id: 'hospital', version: 1, timeZone: 'Asia/Shanghai', weekdays: mondayToFriday, holidays: [], workdays: [], ...settings }
}

/** An instant as it stands on a clock in Shanghai. */
export function shanghai(time: string): Date {
  return new Date(`${time}+08:00`)
}
