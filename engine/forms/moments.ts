import { DateTime } from 'luxon'
import type { FormField } from './schema.ts'

const date = String.raw`\d{4}-\d{2}-\d{2}`
const time = String.raw`([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?`
const offset = String.raw`(Z|[+-](0\d|1[0-4]):[0-5]\d)`

const shapes = {
  date: new RegExp(`^${date}$`),
  time: new RegExp(`^${time}${offset}?$`),
  datetime: new RegExp(`^${date}T${time}${offset}?$`),
}
const zoned = new RegExp(`${offset}$`)

/** Whether a text is a real date, time or moment as a `datetime` field writes it: with an offset or `Z` where the field asks for one, without where it does not. */
export function isMoment(value: string, { subtype = 'date', timeSerializingFormat }: FormField): boolean {
  if (!shapes[subtype].test(value) || !DateTime.fromISO(value).isValid) return false
  if (subtype === 'date') return true
  const wantsZone = timeSerializingFormat === 'utc_offset' || timeSerializingFormat === 'utc_normalized'
  return zoned.test(value.slice(subtype === 'time' ? 0 : 10)) === wantsZone
}
