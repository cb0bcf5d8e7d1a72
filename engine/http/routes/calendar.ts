/** When the hospital works, and what a change of it would move: for administrators. */
import { Type } from '@sinclair/typebox'
import { checkCalendar, holidaysKnownUntil } from '../../calendar/index.ts'
import { previewCalendar, replaceCalendar } from '../../deadlines/replace-calendar.ts'
import { loadHospital } from '../../people/store.ts'
import type { Context } from '../context.ts'
import { route, type Route } from '../route.ts'
import { Instant, optional, strict } from '../schemas.ts'

const administrators = ['administrator'] as const
const Shifts = Type.Array(Type.Object({ from: Type.String({ maxLength: 5 }), to: Type.String({ maxLength: 5 }) }, strict), { maxItems: 20 })
const day = { date: Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }), name: Type.String({ minLength: 1, maxLength: 100 }) }
const settings = {
  version: Type.Integer({ minimum: 1 }),
  timeZone: Type.String({ minLength: 1, maxLength: 60 }),
  weekdays: Type.Record(Type.String({ pattern: '^[1-7]$' }), Shifts, strict),
  holidays: Type.Array(Type.Object(day, strict), { maxItems: 2_000 }),
  workdays: Type.Array(Type.Object({ ...day, shifts: optional(Shifts) }, strict), { maxItems: 2_000 }),
  statutory: optional(Type.Literal('CN')),
}
const Draft = Type.Object({ calendar: Type.Object(settings, strict) }, strict)
const Calendar = Type.Object({ id: Type.String(), ...settings })
const Findings = Type.Array(Type.Object({ path: Type.String(), rule: Type.String(), message: Type.String(), severity: Type.String() }))
const Two = Type.Object({ before: Instant, after: Instant })
const Moves = Type.Array(Type.Object({ complaintId: Type.String(), receipt: Type.String(), stage: Type.String(), round: Type.Integer(), at: Two, remindAt: Two }))
const Change = Type.Object({ calendar: Calendar, findings: Findings, moves: Moves })

export function calendarRoutes({ clock, wakeDispatcher }: Context): Route[] {
  return [
    route({
      method: 'get', path: '/api/calendar', summary: 'When the hospital works', access: administrators,
      answer: [200, Type.Object({ calendar: Calendar, findings: Findings, holidaysKnownUntil: Type.Union([Type.String(), Type.Null()]) })],
      run: async () => {
        const { calendar } = await loadHospital()
        return { calendar, findings: checkCalendar(calendar, clock.now()), holidaysKnownUntil: holidaysKnownUntil(calendar, clock.now()) }
      },
    }),
    route({
      method: 'post', path: '/api/calendar/preview', summary: 'Which limits a changed calendar would move', access: administrators, body: Draft, answer: [200, Change],
      run: ({ body }) => previewCalendar(body.calendar, clock.now()),
    }),
    route({
      method: 'put', path: '/api/calendar', summary: 'Save the calendar as a new version and count all open limits by it', access: administrators, body: Draft, answer: [200, Change],
      run: ({ actor, body }) => replaceCalendar(body.calendar, actor, clock.now(), wakeDispatcher),
    }),
  ]
}
