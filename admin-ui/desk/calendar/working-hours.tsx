import { Alert, Card } from 'antd'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { CalendarNow } from '../../kit/shapes/administration.ts'

/** When the hospital works in an ordinary week, and which holidays it knows by itself. */
export function WorkingHours({ now: { calendar, findings, holidaysKnownUntil } }: { now: CalendarNow }) {
  const { t } = useTexts('calendar')
  const { language } = useLanguage()
  return (
    <Card title={t('hours')} extra={<span className="quiet">{t('version', { version: calendar.version, zone: calendar.timeZone })}</span>}>
      <dl className="facts">
        {week(calendar.weekdays).map(({ days, hours }) => (
          <div key={days.join()}><dt>{daysName(days, language)}</dt><dd>{hours || t('free')}</dd></div>
        ))}
        {calendar.statutory && <div><dt>{t('statutory')}</dt><dd>{t('statutoryUntil', { date: holidaysKnownUntil ?? '–' })}</dd></div>}
      </dl>
      {findings.some(({ rule }) => rule === 'holidays-unknown') && <Alert className="gap-above" type="warning" showIcon title={t('holidaysUnknown', { date: holidaysKnownUntil ?? '–' })} />}
    </Card>
  )
}

/** Weekdays with the same hours stand together. */
function week(weekdays: CalendarNow['calendar']['weekdays']): { days: number[]; hours: string }[] {
  const hoursOf = (day: number) => (weekdays[String(day)] ?? []).map(({ from, to }) => `${from}–${to}`).join(', ')
  return [...Map.groupBy([1, 2, 3, 4, 5, 6, 7], hoursOf)].map(([hours, days]) => ({ days, hours }))
}

/** Three days on end or more are said by the first and the last. */
function daysName(days: number[], language: 'en' | 'zh'): string {
  const [first = 1, last = 1] = [days[0], days.at(-1)]
  const onEnd = days.length > 2 && last - first === days.length - 1
  return (onEnd ? [first, last] : days).map((day) => dayName(day, language)).join(onEnd ? ' – ' : ' · ')
}

/** 1 January 2024 was a Monday. */
const dayName = (day: number, language: 'en' | 'zh'): string =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: 'UTC', weekday: 'short' }).format(new Date(Date.UTC(2024, 0, day)))
