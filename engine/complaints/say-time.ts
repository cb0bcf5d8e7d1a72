/** Times in sentences that people read, in both languages. */
import { DateTime, Duration } from 'luxon'
import type { Counting } from '../calendar/index.ts'
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

/** How long something may take: `24 hours`, `3 working days`, `8 hours of working time`. @param within ISO 8601 duration */
export function sayLimit(within: string, counting: Counting): Sentence {
  const parts = Object.entries(Duration.fromISO(within).toObject()).filter(([, amount]) => amount !== 0)
  const said = (locale: string) => parts.map(([unit, amount]) => new Intl.NumberFormat(locale, { style: 'unit', unit: unit.replace(/s$/, ''), unitDisplay: 'long' }).format(amount)).join(' ')
  const [en, zh] = [said('en-GB'), said('zh-CN')]
  if (counting === 'working-days') return { en: en.replace('day', 'working day'), zh: zh.replace(/天/, '个工作日') }
  return counting === 'working-time' ? { en: `${en} of working time`, zh: `${zh}（工作时间）` } : { en, zh }
}
