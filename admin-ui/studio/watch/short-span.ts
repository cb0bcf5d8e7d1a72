import type { Language } from '../../kit/language.ts'

const units = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000], ['second', 1_000]] as const

/** A stretch of time as short as a sign on a diagram needs it: `2 d`, `35 min`; less than a second is `0 s`. */
export function shortSpan(milliseconds: number, language: Language): string {
  const [unit, size] = units.find(([, one]) => milliseconds >= one * 1.5) ?? units[3]
  return new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: unit === 'day' && milliseconds < 10 * size ? 1 : 0 }).format(milliseconds / size)
}
