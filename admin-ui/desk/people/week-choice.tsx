import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { dayName, mondayOf, plusDays } from './wall-time.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'

/** The week that is looked at, this one first. */
export function useWeekChoice(): { monday: string; choice: React.ReactNode } {
  const { t } = useTexts('people')
  const { language } = useLanguage()
  const [monday, setMonday] = useState(() => mondayOf(new Date()))
  const choice = (
    <span className="people-week">
      <Button icon={<LeftOutlined />} aria-label={t('earlier')} onClick={() => setMonday(plusDays(monday, -7))} />
      <b aria-live="polite">{t('week', { date: dayName(monday, language) })}</b>
      <Button icon={<RightOutlined />} aria-label={t('later')} onClick={() => setMonday(plusDays(monday, 7))} />
    </span>
  )
  return { monday, choice }
}
