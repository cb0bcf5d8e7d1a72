import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'antd'
import { call } from '../../kit/http.ts'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import { formatInstant, formatLength } from '../../kit/time.ts'
import type { Deadline, LimitReason, List } from '../../kit/shapes/desk.ts'

const limits = (complaintId: string) => queryOptions({ queryKey: ['complaints', complaintId, 'limits'], queryFn: () => call<List<LimitReason>>(`/api/complaints/${complaintId}/limits`), select: ({ items }) => items, staleTime: 60_000 })

/** Why a limit is where it is: from when it counts, how long, how that is counted, and the row of the table that says so. */
export function WhyLimit({ complaintId, deadline: { stage, setAt, from, within, counting, calendar, round } }: { complaintId: string; deadline: Deadline }) {
  const { t, i18n } = useTexts('beside')
  const { language } = useLanguage()
  const word = useWord()
  const [open, setOpen] = useState(false)
  const reason = useQuery({ ...limits(complaintId), enabled: open }).data?.find((one) => one.stage === stage && one.setAt === setAt)
  const nameOfTable = ({ table, tableName }: LimitReason): string => (i18n.getResource(i18n.language, 'packs', `table.${table}`) as string | undefined) ?? tableName
  return (
    <span className="deadline-note why">
      <Button type="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>{t('why')}</Button>
      {open && (
        <span className="quiet">
          {t('whyLength', { length: formatLength(within, language), counting: t(`counting.${counting}`), from: formatInstant(from, language) })}
          {counting !== 'around-the-clock' && <> · {t('whyCalendar', { calendar })}</>}
          {round > 1 && <> · {t('whyRound', { round })}</>}
          {reason && <><br />{t('whyRow', { row: reason.row, table: nameOfTable(reason) })} {t('whyAsked', { inputs: saidOf(reason).map((value) => word('tier', value)).join(', ') })}</>}
          {reason?.source && <><br />{t('whySource', { source: reason.source })}</>}
        </span>
      )}
    </span>
  )
}

/** What the table was asked, without what says nothing. */
const saidOf = ({ inputs }: LimitReason): string[] => inputs.flatMap(({ value }) => (value === 'null' || value === 'false' ? [] : value.replaceAll('"', '')))
