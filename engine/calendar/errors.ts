/** `calendar.no-working-time`: nobody ever works; `calendar.bad-duration`: not a duration that can be counted; `calendar.too-far`: more than ten years on. */
export type CalendarErrorCode = 'calendar.no-working-time' | 'calendar.bad-duration' | 'calendar.too-far'

export class CalendarError extends Error {
  readonly code: CalendarErrorCode
  constructor(code: CalendarErrorCode, message: string) {
    super(message)
    this.name = 'CalendarError'
    this.code = code
  }
}
