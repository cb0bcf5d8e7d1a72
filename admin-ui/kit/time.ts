import { useEffect, useState } from 'react'
import type { Language } from './language.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

let zone = 'Asia/Shanghai'

/** Times are read where the hospital stands, wherever the reader sits. `name` is an IANA time zone. */
export function setHospitalZone(name: string | undefined): void {
  if (name !== undefined) zone = name
}

/** A point in time as people of the hospital say it: `Tue 25 Nov, 13:05`, with the year where it is not this one. */
export function formatInstant(at: string | Date, language: Language, now = new Date()): string {
  const instant = new Date(at)
  const sameYear = instant.getUTCFullYear() === now.getUTCFullYear()
  return new Intl.DateTimeFormat(locale(language), {
    timeZone: zone,
    weekday: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(instant)
}

/** A day as people of the hospital say it: `Tue 25 Nov`. */
export function formatDate(at: string | Date, language: Language): string {
  return new Intl.DateTimeFormat(locale(language), { timeZone: zone, weekday: 'short', month: language === 'zh' ? 'long' : 'short', day: 'numeric' }).format(new Date(at))
}

/** The date on the hospital's wall: `2026-11-25`. */
export function dateOf(at: string | Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(at))
}

/** The hour on the hospital's wall, 0 to 23. */
export function hourOf(at: string | Date): number {
  return Number(new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(new Date(at)))
}

/** The instant at which the hospital's wall shows `2026-11-25T13:05`; null for what is no time. */
export function instantAt(wall: string): Date | null {
  const asUtc = new Date(`${wall}Z`).getTime()
  // Where the clocks change in between, the first guess has the other offset.
  const instant = new Date(asUtc - aheadOfUtc(asUtc - aheadOfUtc(asUtc)))
  return Number.isNaN(instant.getTime()) ? null : instant
}

/** By so many milliseconds the hospital's wall is ahead of UTC. */
function aheadOfUtc(instant: number): number {
  if (Number.isNaN(instant)) return instant
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(instant)
  return new Date(`${shown.replace(' ', 'T')}Z`).getTime() - Math.floor(instant / 1000) * 1000
}

/** How far away: `in 3 hours`, `yesterday`, `2 minutes ago`. */
export function formatRelative(at: string | Date, language: Language, now = new Date()): string {
  const [amount, unit] = inUnits(new Date(at).getTime() - now.getTime())
  return new Intl.RelativeTimeFormat(locale(language), { numeric: 'auto' }).format(amount, unit)
}

/** A stretch of time without direction: `3 hours`, `2 days`. `milliseconds` may be negative. */
export function formatSpan(milliseconds: number, language: Language): string {
  const [amount, unit] = inUnits(Math.abs(milliseconds))
  return new Intl.NumberFormat(locale(language), { style: 'unit', unit, unitDisplay: 'long' }).format(Math.max(amount, unit === 'minute' ? 1 : 0))
}

/** An ISO 8601 duration in words, in the units it is written in: `PT24H` → `24 hours`, `P3D` → `3 days`. */
export function formatLength(duration: string, language: Language): string {
  const [days = '', hours = ''] = duration.replace('P', '').split('T')
  const parts = [
    ...[...days.matchAll(/(\d+)([YMWD])/g)].map(([, amount, unit]) => [amount, { Y: 'year', M: 'month', W: 'week', D: 'day' }[unit!]!] as const),
    ...[...hours.matchAll(/(\d+)([HM])/g)].map(([, amount, unit]) => [amount, unit === 'H' ? 'hour' : 'minute'] as const),
  ]
  return parts.map(([amount, unit]) => new Intl.NumberFormat(locale(language), { style: 'unit', unit, unitDisplay: 'long' }).format(Number(amount))).join(' ')
}

/** The present, renewed twice a minute so that relative words stay true. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

function locale(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en-GB'
}

function inUnits(milliseconds: number): [number, 'minute' | 'hour' | 'day'] {
  const size = Math.abs(milliseconds)
  if (size < hour) return [Math.trunc(milliseconds / minute), 'minute']
  if (size < 2 * day) return [Math.trunc(milliseconds / hour), 'hour']
  return [Math.trunc(milliseconds / day), 'day']
}
