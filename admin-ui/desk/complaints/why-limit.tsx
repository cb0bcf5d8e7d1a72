import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'antd'
import { inOneLine } from '../parts/named.ts'
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
  /** Tables and their columns are called by the packs' texts; a hospital's own as they stand in the file. */
  const called = (kind: 'table' | 'column', id: string, otherwise = id): string => (i18n.getResource(i18n.language, 'packs', `${kind}.${id}`) as string | undefined) ?? otherwise
  // What is false or null says nothing; of what is true the column says it.
  const asked = reason?.inputs.flatMap(({ name, value }) => (value === 'null' || value === 'false' ? [] : value === 'true' ? called('column', name) : word('tier', value.replaceAll('"', '')))) ?? []
  return (
    <span className="deadline-note why">
      <Button type="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>{t('why')}</Button>
      {open && (
        <span className="quiet">
          {t('whyLength', { length: formatLength(within, language), counting: t(`counting.${counting}`), from: formatInstant(from, language) })}
          {counting !== 'around-the-clock' && <> · {t('whyCalendar', { calendar })}</>}
          {round > 1 && <> · {t('whyRound', { round })}</>}
          {reason && <><br />{t('whyRow', { row: reason.row, table: called('table', reason.table, reason.tableName) })} {asked.length > 0 && t('whyAsked', { inputs: inOneLine(asked, language) })}</>}
          {reason?.source && <><br />{t('whySource', { source: reason.source })}</>}
        </span>
      )}
    </span>
  )
}
