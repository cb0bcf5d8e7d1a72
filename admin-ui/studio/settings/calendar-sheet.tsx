import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Card, Checkbox, TimePicker } from 'antd'
import dayjs from 'dayjs'
import customParseFormat from 'dayjs/plugin/customParseFormat.js'
import type { Cells, Sheet } from './sheet.ts'
import { DayList } from '../../desk/calendar/day-list.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'

dayjs.extend(customParseFormat)

const week = ['1', '2', '3', '4', '5', '6', '7']

/** The calendar's rows as an ordinary week, holidays and make-up workdays. */
export function CalendarSheet({ sheet, onChange }: { sheet: Sheet; onChange: (sheet: Sheet) => void }) {
  const { t } = useTexts('studioSettings')
  const { language } = useLanguage()
  const of = (what: string) => sheet.rows.filter((row) => row['what'] === what)
  const put = (what: string, rows: Cells[]) => onChange({ ...sheet, rows: ['zone', 'statutory', 'week', 'holiday', 'workday'].flatMap((kind) => (kind === what ? rows : of(kind))) })
  const setDay = (day: string, spans: string[]) => put('week', week.flatMap((one) => {
    const row = of('week').find((other) => other['when'] === one)
    const hours = one === day ? spans.join(' ') : row?.['hours'] ?? ''
    return hours === '' ? [] : [{ what: 'week', when: one, name: '', hours }]
  }))
  const days = (what: string) => of(what).map((row) => ({ date: row['when'] ?? '', name: row['name'] ?? '' }))
  const setDays = (what: string, given: { date: string; name: string }[]) => put(what, given.map(({ date, name }) => ({ what, when: date, name, hours: of(what).find((row) => row['when'] === date)?.['hours'] ?? '' })))
  return (
    <>
      <Card title={t('week')} extra={<span className="quiet">{of('zone')[0]?.['name']}</span>}>
        {week.map((day) => <WeekDay key={day} name={dayName(Number(day), language)} spans={(of('week').find((row) => row['when'] === day)?.['hours'] ?? '').split(/\s+/).filter(Boolean)} onChange={(spans) => setDay(day, spans)} />)}
        <Checkbox checked={of('statutory').length > 0} onChange={({ target }) => put('statutory', target.checked ? [{ what: 'statutory', when: '', name: 'CN', hours: '' }] : [])}>{t('statutory')}</Checkbox>
      </Card>
      <div className="columns halves">
        <Card title={t('holidays')}><DayList days={days('holiday')} none={t('noDays')} onChange={(given) => setDays('holiday', given)} /></Card>
        <Card title={t('workdays')}><DayList days={days('workday')} none={t('noDays')} onChange={(given) => setDays('workday', given)} /></Card>
      </div>
    </>
  )
}

function WeekDay({ name, spans, onChange }: { name: string; spans: string[]; onChange: (spans: string[]) => void }) {
  const { t } = useTexts('studioSettings')
  return (
    <div className="settings-day">
      <b>{name}</b>
      {spans.length === 0 && <span className="quiet">{t('free')}</span>}
      {spans.map((span, i) => {
        const [from = '', to = ''] = span.split('-')
        return (
          <span key={`${i} ${span}`} className="settings-span">
            <TimePicker.RangePicker format="HH:mm" minuteStep={15} order={false} allowClear={false} aria-label={t('hoursOf', { day: name })} value={[dayjs(from, 'HH:mm'), dayjs(to, 'HH:mm')]} onChange={(given) => { if (given?.[0] && given[1]) onChange(spans.map((other, j) => (j === i ? `${given[0]!.format('HH:mm')}-${given[1]!.format('HH:mm')}` : other))) }} />
            <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('remove', { name: `${name} ${span}` })} onClick={() => onChange(spans.filter((_, j) => j !== i))} />
          </span>
        )
      })}
      <Button type="text" size="small" icon={<PlusOutlined />} aria-label={t('addHours', { day: name })} onClick={() => onChange([...spans, spans.length === 0 ? '08:00-12:00' : '14:00-17:30'])} />
    </div>
  )
}

/** 1 January 2024 was a Monday. */
const dayName = (day: number, language: 'en' | 'zh'): string =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: 'UTC', weekday: 'long' }).format(new Date(Date.UTC(2024, 0, day)))
