/** Times in sentences that people read, in both languages. */
import { DateTime } from 'luxon'
import type { Sentence } from './vocabulary.ts'

/** On the hospital's wall: `5 March 2026, 14:00`. */
export function sayInstant(at: Date, zone: string): Sentence {
  const local = DateTime.fromJSDate(at, { zone })
  return { en: local.setLocale('en').toFormat('d MMMM yyyy, HH:mm'), zh: local.setLocale('zh').toFormat('yyyy年M月d日 HH:mm') }
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** A stretch of time in its largest whole unit: `3 hours`. */
export function saySpan(milliseconds: number): Sentence {
  const size = Math.abs(milliseconds)
  const [amount, unit] = size < hour ? [size / minute, 'minute'] : size < 2 * day ? [size / hour, 'hour'] : [size / day, 'day']
  const said = (locale: string) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0, roundingMode: 'trunc' }).format(Math.max(1, amount))
  return { en: said('en-GB'), zh: said('zh-CN') }
}
