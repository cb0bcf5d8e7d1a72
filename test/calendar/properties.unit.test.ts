import { describe, expect, it } from 'vitest'
import { addWithin, isWorkingTime, nextWorkingTime, turnAt, workingTimeBetween, type CalendarSettings, type Shift, type Weekday } from '../../engine/calendar/index.ts'
import { calendarWith, mondayToFriday } from './calendars.ts'
import { forSeeds, pick, someInstant } from './seeded.ts'

const minute = 60_000
const patient = { timeout: 60_000 }
const zones = ['Asia/Shanghai', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'UTC'] as const
const times = ['00:00', '01:30', '06:00', '08:00', '12:00', '14:00', '17:30', '22:00', '24:00']

/** Any week in any zone: whole days, nights over midnight, single hours, free days. */
function someCalendar(random: () => number): CalendarSettings {
  const shifts = (): Shift[] => {
    const cut = [...new Set([pick(random, times), pick(random, times), pick(random, times), pick(random, times)])].sort()
    const pairs = cut.flatMap((from, i) => (i % 2 === 0 && cut[i + 1] ? [{ from, to: cut[i + 1] ?? '' }] : []))
    return random() < 0.2 ? [{ from: '22:00', to: '05:00' }] : pairs
  }
  const weekdays = Object.fromEntries(([1, 2, 3, 4, 5, 6, 7] as Weekday[]).map((day) => [day, random() < 0.3 ? [] : shifts()]))
  return calendarWith({
    timeZone: pick(random, zones), weekdays: { ...weekdays, 3: [{ from: '09:00', to: '10:00' }] },
    holidays: [{ date: '2026-03-30', name: 'Holiday' }], workdays: [{ date: '2026-10-24', name: 'Workday' }],
    ...(random() < 0.5 && { statutory: 'CN' as const }),
  })
}

/** Moments close together around one change of the clocks, Spring Festival or a 29 February. */
function someMoments(random: () => number): [Date, Date, Date] {
  const [from, to] = pick(random, [['2026-03-05', '2026-04-10'], ['2026-10-15', '2026-11-10'], ['2026-02-10', '2026-03-02'], ['2028-02-20', '2028-03-05']] as const)
  return [someInstant(random, from, to), someInstant(random, from, to), someInstant(random, from, to)]
}

function someMoment(random: () => number): Date {
  return someMoments(random)[0]
}

const someHours = (random: () => number): string => `PT${Math.floor(random() * 2_000)}M`

describe('working time, in any calendar', patient, () => {
  it('is the number of minutes that are worked, counted one by one', () => {
    forSeeds(15, (random) => {
      const calendar = someCalendar(random)
      const from = someMoment(random)
      const to = new Date(from.getTime() + Math.floor(random() * 1_200) * minute)
      let worked = 0
      for (let at = from.getTime(); at < to.getTime(); at += minute) if (isWorkingTime(new Date(at), calendar)) worked += minute
      expect(workingTimeBetween(from, to, calendar)).toBe(worked)
    })
  })

  it('adds up over any moment in between', () => {
    forSeeds(100, (random) => {
      const calendar = someCalendar(random)
      const [a, b, c] = someMoments(random)
      expect(workingTimeBetween(a, b, calendar) + workingTimeBetween(b, c, calendar)).toBe(workingTimeBetween(a, c, calendar))
    })
  })

  it('is what was added, and the limit is the first moment at which it is', () => {
    forSeeds(100, (random) => {
      const calendar = someCalendar(random)
      const from = someMoment(random)
      const minutes = 1 + Math.floor(random() * 3_000)
      const at = addWithin(from, `PT${minutes}M`, 'working-time', calendar)
      expect(workingTimeBetween(from, at, calendar)).toBe(minutes * minute)
      expect(workingTimeBetween(from, new Date(at.getTime() - minute), calendar)).toBe((minutes - 1) * minute)
    })
  })

  it('added in two parts is the same as added at once', () => {
    forSeeds(100, (random) => {
      const calendar = someCalendar(random)
      const from = someMoment(random)
      const [first, second] = [Math.floor(random() * 2_000), 1 + Math.floor(random() * 2_000)]
      const stepwise = addWithin(addWithin(from, `PT${first}M`, 'working-time', calendar), `PT${second}M`, 'working-time', calendar)
      expect(stepwise).toEqual(addWithin(from, `PT${first + second}M`, 'working-time', calendar))
    })
  })

  it('turns exactly when it says so', () => {
    forSeeds(100, (random) => {
      const calendar = someCalendar(random)
      const at = someMoment(random)
      const { working, until } = turnAt(at, calendar)
      expect(working).toBe(isWorkingTime(at, calendar))
      if (!until) return
      expect(isWorkingTime(until, calendar)).toBe(!working)
      const between = new Date(at.getTime() + Math.floor((random() * (until.getTime() - at.getTime())) / minute) * minute)
      expect(isWorkingTime(between, calendar)).toBe(working)
    })
  })

  it('next begins at a moment that is worked, with none worked before', () => {
    forSeeds(100, (random) => {
      const calendar = someCalendar(random)
      const at = someMoment(random)
      const next = nextWorkingTime(at, calendar)
      expect(isWorkingTime(next, calendar)).toBe(true)
      expect(workingTimeBetween(at, next, calendar)).toBe(0)
    })
  })
})

describe('a limit', patient, () => {
  const someLimit = (random: () => number): string => pick(random, [() => `P${Math.floor(random() * 9)}D`, () => someHours(random), () => `P${Math.floor(random() * 5)}D${'T3H'}`])()

  it('never ends earlier for what came in later', () => {
    forSeeds(200, (random) => {
      const calendar = someCalendar(random)
      const counting = pick(random, ['working-time', 'around-the-clock'] as const)
      const earlier = someMoment(random)
      const later = new Date(earlier.getTime() + Math.floor(random() * 4_000) * minute)
      // Where the clocks go back, an hour comes twice and one wall-clock time stands for two moments: days cannot tell them apart.
      const within = counting === 'around-the-clock' ? someHours(random) : someLimit(random)
      expect(addWithin(earlier, within, counting, calendar).getTime()).toBeLessThanOrEqual(addWithin(later, within, counting, calendar).getTime())
    })
  })

  it('never ends before it begins, and never earlier for being longer', () => {
    forSeeds(100, (random) => {
      const calendar = someCalendar(random)
      const from = someMoment(random)
      const days = Math.floor(random() * 9)
      const [shorter, longer] = [addWithin(from, `P${days}D`, 'working-time', calendar), addWithin(from, `P${days + 1}D`, 'working-time', calendar)]
      expect(shorter.getTime()).toBeGreaterThanOrEqual(from.getTime())
      expect(longer.getTime()).toBeGreaterThan(shorter.getTime())
    })
  })

  it('in working days adds up where all days are alike', () => {
    forSeeds(100, (random) => {
      const calendar = calendarWith({ timeZone: pick(random, zones), weekdays: mondayToFriday })
      const from = someMoment(random)
      const [first, second] = [Math.floor(random() * 9), Math.floor(random() * 9)]
      const stepwise = addWithin(addWithin(from, `P${first}D`, 'working-time', calendar), `P${second}D`, 'working-time', calendar)
      expect(stepwise).toEqual(addWithin(from, `P${first + second}D`, 'working-time', calendar))
    })
  })
})
