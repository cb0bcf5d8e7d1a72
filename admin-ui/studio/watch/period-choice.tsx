import { DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { spans, useStretch } from './use-stretch.ts'
import { useTexts } from '../../kit/language.ts'

/** The stretch of time that the numbers are taken from: one of the usual ones, or from day to day. */
export function PeriodChoice() {
  const { t } = useTexts('watch')
  const { span, since, until, set } = useStretch()
  const [picking, setPicking] = useState(false)
  const own = since !== undefined || picking
  return (
    <>
      <Select
        aria-label={t('period')}
        value={own ? 'own' : (span ?? 'month')}
        popupMatchSelectWidth={false}
        options={[...Object.keys(spans), 'own'].map((value) => ({ value, label: t(`span.${value as keyof typeof spans | 'own'}`) }))}
        onChange={(value) => {
          setPicking(value === 'own')
          if (value !== 'own') set({ span: value, since: undefined, until: undefined })
        }}
      />
      {own && (
        <DatePicker.RangePicker
          value={since === undefined ? null : [dayjs(since), until === undefined ? dayjs() : dayjs(until).subtract(1, 'day')]}
          onChange={(days) => set(days?.[0] && days[1] ? { since: days[0].startOf('day').toISOString(), until: days[1].add(1, 'day').startOf('day').toISOString(), span: undefined } : { since: undefined, until: undefined })}
        />
      )}
    </>
  )
}
