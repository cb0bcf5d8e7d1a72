/** The calendar year of an instant in a time zone: a complaint at 23:50 on 31 December belongs to the year that the hospital's clock shows. */
export const yearIn = (timeZone: string, at: Date): number =>
  Number(new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' }).format(at))
