import announced from 'chinese-days/dist/chinese-days.json' with { type: 'json' }

const holidays = new Map(Object.entries(announced.holidays))
const workdays = new Map(Object.entries(announced.workdays))
const years = new Set([...holidays.keys()].map((date) => date.slice(0, 4)))

/** What the announced arrangements (package chinese-days) make of an ISO date; null is an ordinary day, or one of a year not announced yet. */
export function statutoryDay(date: string): 'holiday' | 'workday' | null {
  if (workdays.has(date)) return 'workday'
  return holidays.has(date) ? 'holiday' : null
}

/** Whether the arrangements of a year (`2026`) are known. They are announced in the November before, so a new release of the package brings them. */
export function statutoryYearKnown(year: string): boolean {
  return years.has(year)
}
