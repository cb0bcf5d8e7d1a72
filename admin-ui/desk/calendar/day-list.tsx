import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, DatePicker, Input } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { CalendarDay } from '../../kit/shapes/administration.ts'

/** Dates with their names, the nearest last year first; one can be added and each removed. */
export function DayList({ days, none, onChange }: { days: CalendarDay[]; none: string; onChange: (days: CalendarDay[]) => void }) {
  const { t } = useTexts('calendar')
  const { language } = useLanguage()
  const [date, setDate] = useState<Dayjs | null>(null)
  const [name, setName] = useState('')
  const iso = date?.format('YYYY-MM-DD')
  const ready = iso !== undefined && name.trim() !== '' && !days.some((day) => day.date === iso)
  const add = () => {
    if (!ready) return
    onChange([...days, { date: iso, name: name.trim() }].toSorted((one, other) => one.date.localeCompare(other.date)))
    setDate(null)
    setName('')
  }
  return (
    <>
      {days.length === 0 && <p className="quiet">{none}</p>}
      <ul className="calendar-days">
        {days.map((day) => (
          <li key={day.date}>
            <time dateTime={day.date}>{weekday(day.date, language)}</time>
            <span>{day.name}</span>
            <Button type="text" icon={<DeleteOutlined />} aria-label={t('remove', { date: day.date })} onClick={() => onChange(days.filter(({ date: other }) => other !== day.date))} />
          </li>
        ))}
      </ul>
      <div className="calendar-add">
        <DatePicker aria-label={t('date')} placeholder={t('date')} value={date} onChange={(value) => setDate(value)} />
        <Input aria-label={t('name')} placeholder={t('name')} value={name} maxLength={100} onChange={({ target }) => setName(target.value)} onPressEnter={add} />
        <Button icon={<PlusOutlined />} disabled={!ready} onClick={add}>{t('add')}</Button>
      </div>
    </>
  )
}

/** The date as it stands, with its weekday; a date has no time zone. */
const weekday = (date: string, language: 'en' | 'zh'): string =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: 'UTC', weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' }).format(new Date(`${date}T00:00:00Z`))
