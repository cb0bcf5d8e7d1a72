import type { Language } from '../../kit/language.ts'
import type { ReportRow } from '../../kit/shapes/reports.ts'

const day = 24 * 3600_000

/** The dates that a report covers: `2 March 2026`, `2 – 8 March 2026`, `March 2026`. Its period ends before its last instant. */
export function periodOf({ kind, from, to }: Pick<ReportRow, 'kind' | 'from' | 'to'>, language: Language, timeZone: string): string {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB'
  if (kind === 'monthly') return new Intl.DateTimeFormat(locale, { timeZone, year: 'numeric', month: 'long' }).format(new Date(from))
  const format = new Intl.DateTimeFormat(locale, { timeZone, year: 'numeric', month: 'long', day: 'numeric' })
  return format.formatRange(new Date(from), new Date(new Date(to).getTime() - day / 2))
}
